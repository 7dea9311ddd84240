/**
 * Providers of identities that serve everybody, each with the claims that say for whom a token was
 * issued. The audience of some is the same for all, so a policy that fixes nothing else trusts every
 * customer of the provider.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
const claims: ReadonlyMap<string, readonly string[]> = new Map([
  ["accounts.google.com", ["aud", "oaud", "sub"]],
  ["agent.buildkite.com", ["sub"]],
  ["app.terraform.io", ["sub"]],
  ["cognito-identity.amazonaws.com", ["aud", "sub"]],
  ["gitlab.com", ["sub"]],
  ["graph.facebook.com", ["app_id", "id"]],
  ["oidc-configuration.audit-log.githubusercontent.com", ["sub"]],
  ["token.actions.githubusercontent.com", ["sub"]],
  ["www.amazon.com", ["app_id", "user_id"]],
]);

/** Claims that such a provider puts into every token with the same value. */
const empty: readonly string[] = ["amr", "aud", "iss"];

/** The host of a provider, be it named by its host, its URL or its ARN. */
export function hostOf(provider: string): string {
  return provider.replace(/^(?:arn:.*:oidc-provider\/|https:\/\/)/, "").replace(/\/$/, "");
}

/** The keys of conditions that fix for whom a shared provider speaks; nothing of any other. */
export function tenancyKeysOf(host: string): readonly string[] | undefined {
  return claims.get(host)?.map((claim) => `${host}:${claim}`);
}

/** The keys of conditions that say nothing of for whom it speaks. */
export function emptyKeysOf(host: string): readonly string[] {
  const telling = claims.get(host) ?? [];
  return empty.filter((claim) => !telling.includes(claim)).map((claim) => `${host}:${claim}`);
}
