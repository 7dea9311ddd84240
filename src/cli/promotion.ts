import type { ESLint, Linter, Rule as Eslint } from "eslint";
import plugin from "../index.js";
import type { Rule } from "../lint/define-rule.js";

/**
 * Rules that offer as a fix what they suggest first. ESLint then applies suggestions as it applies
 * fixes: pass by pass until nothing is left, of overlapping ones the first.
 */
export interface Promotion {
  /** What takes the place of the rules in their plugin. */
  readonly rules: Readonly<Record<string, Rule>>;
  readonly promotes: (ruleId: string | null) => boolean;
  /** Takes the turn for what a promoted rule suggests; not so where another has it in this pass. */
  readonly takeTurn: (ruleId: string | null) => boolean;
  /** A result in which suggestions that are left are suggestions only. */
  readonly undo: (result: ESLint.LintResult) => ESLint.LintResult;
}

/** Promotes the suggestions of rules, given by their names. */
export function promote(rules: Readonly<Record<string, Rule>>): Promotion {
  const { namespace } = plugin.meta;
  const byId = new Map(Object.entries(rules).map(([name, rule]) => [`${namespace}/${name}`, rule]));
  // Of what is judged together the first cure may be all that is needed, or forbid the next one:
  // a trail that becomes multi-Region must not leave out what another rule finds recorded twice.
  const pass = { isTaken: false };
  const promotes = (ruleId: string | null): boolean => byId.has(ruleId ?? "");
  return {
    rules: Object.fromEntries(
      Object.entries(rules).map(([name, rule]) => [name, promoted(rule, pass)]),
    ),
    promotes,
    takeTurn(ruleId) {
      if (byId.get(ruleId ?? "")?.meta.docs.isAboutAll !== true) return true;
      const isFree = !pass.isTaken;
      pass.isTaken = true;
      return isFree;
    },
    undo(result) {
      const messages = result.messages.map((message) =>
        promotes(message.ruleId) ? withoutFix(message) : message,
      );
      const fixable = messages.filter(({ fix }) => fix !== undefined);
      const fixableErrorCount = fixable.filter(({ severity }) => severity === 2).length;
      const fixableWarningCount = fixable.length - fixableErrorCount;
      return { ...result, messages, fixableErrorCount, fixableWarningCount };
    },
  };
}

function promoted(rule: Rule, pass: { isTaken: boolean }): Rule {
  const { cures } = rule.meta.docs;
  return {
    ...rule,
    meta: { ...rule.meta, fixable: "code" },
    create(context) {
      pass.isTaken = false;
      const report = (descriptor: Eslint.ReportDescriptor): void => {
        const best = descriptor.suggest?.find(
          (each) => "messageId" in each && cures.includes(each.messageId),
        );
        context.report({ ...descriptor, fix: descriptor.fix ?? best?.fix ?? null });
      };
      const own = Object.create(context, { report: { value: report } }) as Eslint.RuleContext;
      return rule.create(own);
    },
  };
}

function withoutFix(message: Linter.LintMessage): Linter.LintMessage {
  const left = { ...message };
  delete left.fix;
  return left;
}
