import { rules } from "../dist/rules/index.js";

/** What few templates need, by where it is. Nothing that runs at once in another module may be in it. */
const later = {
  beside:
    /\/src\/lint\/(estate\/(?!project-problems)|(beside|configurations(-by-name)?|explain|included-files|listing|meeting-configurations|module-folder|parameters-in|project-(files|setting)|root-configurations|said-in|surroundings|texts-beside)\.)/,
  compute: /\/src\/aws\/(compute|credentials|network)\//,
  "data-events": /\/src\/aws\/data-events\//,
  encryption: /\/src\/aws\/encryption\//,
  functions: /\/src\/graph\/functions[./]/,
  glob: /\/src\/lint\/glob\.|\/node_modules\/picomatch\//,
  identity: /\/src\/aws\/identity\//,
  include: /\/src\/include\/(?!may-include)/,
  json: /\/src\/document\/(bracket|json|skim|slash-comment)|\/node_modules\/jsonc-parser\//,
  monitoring: /\/src\/aws\/monitoring\/(?!log-group)/,
  printable: /\/src\/(lint\/printable|document\/code-point)\./,
  "project-file": /\/src\/cli\/project-file\./,
  reason: /\/src\/cli\/reason\./,
  seldom:
    /\/src\/(aws\/(account-data|bucket-exposure|missing-trail|secret-rotation|spoken-accounts|unusual-activity|bucket-access\/(insecure-transport|unprotected-deletion|wanted-denial))|iam\/(breadth|cross-account|mfa|shared-provider|source-ip))\./,
  "rule-tester": /\/src\/lint\/rule-tester/,
  stacks: /\/src\/cloudformation\/stacks\/(?!call|import\.|stack-set)/,
  terraform:
    /\/src\/(terraform\/|aws\/(statement-block|terraform-provider)\.|lint\/edit\/(add-block|declare-block|mentions)\.)/,
  yaml: /\/src\/document\/(anchors|library-yaml|yaml-)|\/node_modules\/yaml\//,
};

/** What ESLint is given. Node.js looks through an entry for names before it runs it, so that is kept small. */
const plugin = /\/dist\/(rules\/index|src\/configs)\.js$/;

/** Whether a chunk waits until something of it is used. */
export function isLater(chunk) {
  return chunk in later || chunk === "recommended" || chunk === "rules";
}

/** The chunk that a module is in, unless it is in that of the entry that needs it. */
export function chunkOf(id) {
  const rule = /\/dist\/rules\/([^/]+)\.js$/.exec(id)?.[1];
  if (rule in rules) return rules[rule].meta.docs.recommended ? "recommended" : "rules";
  if (plugin.test(id)) return "plugin";
  const [chunk] = Object.entries(later).find(([, where]) => where.test(id)) ?? [];
  return (
    chunk ?? (/\/dist\/src\/(host\.|(?!(?:cli|formatters)\/)[^/]+\/)/.test(id) ? "core" : null)
  );
}
