import { posix } from "node:path";
import { readJson } from "../../src/document/json.js";
import type { Document } from "../../src/document/node.js";
import { evaluate } from "../../src/graph/evaluate.js";
import { type Graph, graphOf, type GraphOptions } from "../../src/graph/graph.js";
import { propertiesOf } from "../../src/graph/properties.js";
import type { Scenario } from "../../src/graph/scenario.js";
import type { Template } from "../../src/template/template.js";
import {
  readConfiguration,
  type Surroundings,
} from "../../src/terraform/configuration/configuration.js";
import type { Folder } from "../../src/terraform/configuration/module-file.js";
import { isOverriding } from "../../src/terraform/configuration/overriding.js";
import { choicesOf, show } from "../graph/answers.js";

/** Files by their path: objects of Terraform's JSON syntax, or the text of a file. */
export type Files = Readonly<Record<string, object | string>>;

/** The file of this name is the one that is linted, whatever stands around it. */
export const linted = "main.tf.json";

export function templateIn(files: Files): Template {
  const own = files[linted];
  if (own === undefined) throw new Error(`There is no ${linted}.`);
  return readConfiguration(documentOf(own), surroundingsIn(files));
}

export function documentOf(file: object | string): Document {
  return readJson(typeof file === "string" ? file : JSON.stringify(file, null, 2));
}

function surroundingsIn(files: Files): Surroundings {
  const folderAt = (path: string): Folder => {
    const names = Object.keys(files).filter((name) => posix.dirname(name) === path);
    return {
      files: names
        .filter((name) => name.endsWith(".tf.json") && name !== linted)
        .map((name) => ({
          document: documentOf(files[name] ?? ""),
          path: name,
          overrides: isOverriding(posix.basename(name)),
        })),
      unread: names.filter((name) => name.endsWith(".tf")),
    };
  };
  return {
    path: ".",
    beside: folderAt("."),
    readFolder(from, source) {
      const path = posix.join(from, source).replace(/\/$/, "");
      const folder = folderAt(path);
      const isThere = folder.files.length + folder.unread.length > 0;
      return isThere ? { ...folder, path } : undefined;
    },
    rootKeeping: () => undefined,
    rootsReading: () => [],
  };
}

export function graphIn(files: Files, options: Partial<GraphOptions> = {}): Graph {
  return graphOf({ template: templateIn(files) }, { pins: {}, varyAllowed: false, ...options });
}

/** Every resource there may be, as it is in each scenario that matters to it. */
export function resourcesIn(
  files: Files,
  options?: Partial<GraphOptions>,
): Readonly<Record<string, unknown>> {
  const graph = graphIn(files, options);
  return Object.fromEntries(
    [...graph.template.resources.values()].map((resource) => {
      const ask = (scenario: Scenario): readonly [string, string] => {
        const { condition } = resource;
        const exists = condition && scenario.test(() => show(evaluate(condition, scenario)));
        if (exists === "false") return [choicesOf(scenario), "none"];
        const shown = show(propertiesOf(resource, scenario));
        const isCertain = exists === undefined || exists === "true";
        return [choicesOf(scenario), isCertain ? shown : `maybe ${shown}`];
      };
      const asked = graph.ask(ask) ?? [];
      const [only, ...others] = asked;
      const isOne = others.length === 0 && only?.[0] === "always";
      return [resource.name, isOne ? only[1] : Object.fromEntries(asked)];
    }),
  );
}

/** What an expression is, written as the property of a resource among other blocks. */
export function valueOf(expression: unknown, blocks: object = {}, more: Files = {}): unknown {
  const subject = { resource: { test_subject: { it: { value: expression } } } };
  const file = Object.keys(blocks).length === 0 ? subject : [subject, blocks];
  const answer = resourcesIn({ ...more, [linted]: file })["test_subject.it"];
  const strip = (shown: string): string => shown.replace(/^\{value: (.*)\}$/s, "$1");
  if (typeof answer === "string") return strip(answer);
  return Object.fromEntries(
    Object.entries(answer as Record<string, string>).map(([key, each]) => [key, strip(each)]),
  );
}
