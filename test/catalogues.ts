/** Other tools, as rules name them in their metadata and as their makers do. */
export const catalogues: Readonly<Record<string, string>> = {
  "cdk-nag": "cdk-nag",
  "cfn-nag": "cfn_nag",
  checkov: "Checkov",
  cloudsploit: "CloudSploit",
  guard: "AWS Guard Rules Registry",
  kics: "KICS",
  regula: "Regula",
  scoutsuite: "ScoutSuite",
  terrascan: "Terrascan",
  trivy: "Trivy",
};
