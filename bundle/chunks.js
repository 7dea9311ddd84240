import { rules } from "../dist/rules/index.js";

/** What few templates need, by where it is. Nothing that runs at once in another module may be in it. */
const later = {
  compute: /\/src\/aws\/(compute|credentials|network)\//,
  "data-events": /\/src\/aws\/data-events\//,
  encryption: /\/src\/aws\/encryption\//,
  functions: /\/src\/graph\/functions[./]/,
  glob: /\/src\/lint\/glob\.|\/node_modules\/picomatch\//,
  identity: /\/src\/aws\/identity\//,
  include: /\/src\/include\/(?!may-include)/,
  json: /\/src\/document\/(json|skim)|\/node_modules\/jsonc-parser\//,
  monitoring: /\/src\/aws\/monitoring\/(?!log-group)/,
  printable: /\/src\/(lint\/printable|document\/code-point)\./,
  "project-file": /\/src\/cli\/project-file\./,
  reason: /\/src\/cli\/reason\./,
  "rule-tester": /\/src\/lint\/rule-tester/,
  stacks: /\/src\/cloudformation\/stacks\/(?!call|import\.|stack-set)/,
  terraform: /\/src\/terraform\//,
  yaml: /\/node_modules\/yaml\//,
};

/** Whether a chunk waits until something of it is used. */
export function isLater(chunk) {
  return chunk in later || chunk === "recommended" || chunk === "rules";
}

/** The chunk that a module is in, unless it is in that of the entry that needs it. */
export function chunkOf(id) {
  const rule = /\/dist\/rules\/([^/]+)\.js$/.exec(id)?.[1];
  if (rule in rules) return rules[rule].meta.docs.recommended ? "recommended" : "rules";
  const [chunk] = Object.entries(later).find(([, where]) => where.test(id)) ?? [];
  return (
    chunk ?? (/\/dist\/src\/(host\.|(?!(?:cli|formatters)\/)[^/]+\/)/.test(id) ? "core" : null)
  );
}
