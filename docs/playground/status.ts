import { counted } from "../../src/formatters/html/report.js";
import type { Outcome } from "./outcome.js";

const kinds: Readonly<Record<NonNullable<Outcome["kind"]>, string>> = {
  CloudFormation: "a CloudFormation template",
  "Terraform configuration": "a Terraform configuration",
  "Terraform plan": "a Terraform plan",
};

/** What became of a text, in a sentence or two. */
export function statusOf(text: string, { kind, findings }: Outcome): string {
  if (kind === undefined) return whyNot(text);
  const what = `This is ${kinds[kind]}.`;
  const broken = findings.some(({ rule }) => rule === "syntax-error");
  if (broken) return `${what} It cannot be read: mend this first.`;
  const suppressed = findings.filter((finding) => finding.suppressions.length > 0).length;
  const found = findings.length - suppressed;
  const aside = suppressed === 0 ? "" : `, and ${String(suppressed)} suppressed`;
  if (found === 0) return `${what} Nothing is wrong with it that this preset asks for${aside}.`;
  return `${what} ${counted(found, "finding")}${aside}.`;
}

const terraformsOwn = /^\s*(?:resource|data|module|variable)\s+"[^"]+"(?:\s+"[^"]+")?\s*\{/m;

function whyNot(text: string): string {
  if (text.trim() === "") return "Paste a template, or choose an example.";
  if (terraformsOwn.test(text)) {
    return "This is Terraform's own language: paste what 'terraform show -json' says of a plan of it.";
  }
  return "This is no template: CloudFormation has Resources of a Type, Terraform's JSON a resource.";
}
