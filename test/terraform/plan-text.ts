import { readJson } from "../../src/document/json.js";
import { skimJson } from "../../src/document/skim-json.js";
import type { Expression, Fields } from "../../src/template/expression.js";
import type { Template } from "../../src/template/template.js";
import { terraformProvider } from "../../src/aws/terraform-provider.js";
import { readPlan } from "../../src/terraform/plan.js";

/** A resource in all the trees of a plan. */
export interface Planned {
  /** In its module, with key. */
  readonly address: string;
  readonly module?: string;
  readonly values?: object;
  readonly unknown?: object;
  readonly sensitive?: object;
  readonly actions?: readonly string[];
  readonly before?: object;
}

/** The text of a plan of resources, with their configuration as Terraform prints it. */
export function planText(resources: readonly Planned[], more: object = {}): string {
  const modules = [...new Set(resources.map(({ module = "" }) => module))];
  const inModule = (module: string): object[] =>
    resources
      .filter((each) => (each.module ?? "") === module && !isDeleted(each))
      .map((each) => ({
        ...namesOf(each),
        values: each.values,
        sensitive_values: each.sensitive ?? {},
      }));
  const children = modules
    .filter((module) => module !== "")
    .map((module) => ({ address: module, resources: inModule(module) }));
  return JSON.stringify(
    {
      format_version: "1.2",
      terraform_version: "1.11.4",
      planned_values: { root_module: { resources: inModule(""), child_modules: children } },
      resource_changes: resources.map((each) => ({
        ...namesOf(each),
        module_address: each.module,
        change: {
          actions: each.actions ?? ["create"],
          before: each.before ?? null,
          after: each.values ?? null,
          after_unknown: each.unknown ?? {},
          after_sensitive: each.sensitive ?? {},
        },
      })),
      ...more,
    },
    null,
    2,
  );
}

function isDeleted({ actions }: Planned): boolean {
  return actions?.join() === "delete";
}

function namesOf({ address, module }: Planned): object {
  const isData = address.startsWith("data.");
  const [type, name] = address.replace(/^data\./, "").split(/[.[]/);
  const full = module === undefined ? address : `${module}.${address}`;
  return { address: full, mode: isData ? "data" : "managed", type, name };
}

/** The configuration of a module: expressions by address, and what it calls. */
export function code(resources: Readonly<Record<string, object>>, more: object = {}): object {
  return {
    resources: Object.entries(resources).map(([address, expressions]) => ({
      ...namesOf({ address }),
      ...("expressions" in expressions ? expressions : { expressions }),
    })),
    ...more,
  };
}

export function configuration(resources: Parameters<typeof code>[0], more: object = {}): object {
  return { configuration: { root_module: code(resources, more) } };
}

export function to(...references: readonly string[]): object {
  return { references };
}

/** Reads a plan, which must be the same whoever reads the JSON. */
export function read(text: string, wants: (type: string) => boolean = isAws): Template {
  const provider = { ...terraformProvider, wants };
  const lazy = readPlan(skimJson(text)!, provider);
  const eager = readPlan(readJson(text), provider);
  if (lazy === undefined || eager === undefined) throw new Error("It is no plan.");
  if (shownAll(lazy) !== shownAll(eager)) throw new Error("The readers disagree.");
  return lazy;
}

function isAws(type: string): boolean {
  return type.startsWith("aws_");
}

function shownAll({ resources, locals }: Template): string {
  return JSON.stringify([[...resources.values()].map(({ properties }) => properties), [...locals]]);
}

/** What a property is, in short. */
export function property(template: Template, address: string, ...path: readonly string[]): unknown {
  let each: Expression | undefined = template.resources.get(address)?.properties;
  for (const name of path) each = inside(each, name);
  return each && shown(each);
}

export function inside(expression: Expression | undefined, name: string): Expression | undefined {
  if (expression?.kind === "List") return expression.items[Number(name)];
  if (expression?.kind !== "Fields") return undefined;
  return expression.fields.find((field) => field.name === name)?.value;
}

export function shown(expression: Expression): unknown {
  switch (expression.kind) {
    case "Constant":
      return expression.value;
    case "Absent":
      return null;
    case "List":
      return expression.items.map(shown);
    case "Fields":
      return shownFields(expression);
    case "Reference":
      return `-> ${[expression.resource, ...expression.path].join(" ")}`;
    case "Local":
      return `= ${expression.name}`;
    case "Opaque":
      return `? ${expression.identity ?? expression.reason}`;
    default:
      return expression.kind;
  }
}

function shownFields({ fields, gap }: Fields): unknown {
  const known = Object.fromEntries(fields.map(({ name, value }) => [name, shown(value)]));
  return gap === undefined ? known : { ...known, gap };
}
