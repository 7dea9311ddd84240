import type { Mapping } from "../../src/document/node.js";
import { Bucket } from "../../src/aws/bucket.js";
import { Trail } from "../../src/aws/trail.js";
import { type Kind, resourcesOf, type View, viewOf } from "../../src/aws/view.js";
import { readStacks } from "../../src/cloudformation/template.js";
import { readDocument } from "../../src/document/read.js";
import { type GraphOptions, graphOf } from "../../src/graph/graph.js";
import type { Edit, Target } from "../../src/lint/edit.js";
import { renderEdit } from "../../src/lint/render-edit.js";
import { set } from "../../src/lint/set.js";
import type { Template } from "../../src/template/template.js";
import type { Written } from "../../src/template/written.js";
import type { Document } from "../../src/document/node.js";

/** Each text that an edit of the resources of a kind makes of a template; a refused one is none. */
export function textsAfter<V extends View>(
  text: string,
  kind: Kind<V>,
  editOf: (view: V) => Edit | undefined,
  options: Partial<GraphOptions> = {},
): readonly (string | undefined)[] {
  const document = readDocument(text);
  const texts = readStacks(document).flatMap((stack) => {
    const graph = graphOf(stack, { pins: {}, varyAllowed: false, ...options });
    return resourcesOf(kind, graph).flatMap((resource) =>
      graph
        .ask((scenario) => {
          const view = viewOf(kind, resource, { graph, scenario, settings: {} });
          const edit = view && editOf(view);
          if (edit === undefined) return [];
          return [textAfter(edit, document, graph.template)];
        })!
        .flat(),
    );
  });
  return [...new Set(texts)];
}

/** What an edit makes of a document, or nothing where it is refused. */
export function textAfter(edit: Edit, document: Document, template: Template): string | undefined {
  const changes = renderEdit(edit, document, template);
  return changes
    ?.toReversed()
    .reduce(
      (text, { span: [start, end], text: typed }) => text.slice(0, start) + typed + text.slice(end),
      document.text,
    );
}

/** Writes anything as a property. */
export function write(property: Target, written: Written): Edit {
  return [{ kind: "setting", property, written }];
}

/** The one text that an edit of the trails of a template makes, or nothing where it is refused. */
export function withTrail(
  text: string,
  editOf: (trail: Trail) => Edit | undefined,
  options?: Partial<GraphOptions>,
): string | undefined {
  return only(textsAfter(text, Trail, editOf, options));
}

/** The same for buckets. */
export function withBucket(
  text: string,
  editOf: (bucket: Bucket) => Edit | undefined,
): string | undefined {
  return only(textsAfter(text, Bucket, editOf));
}

/** What becomes of a template whose trails are to record all Regions where they do not. */
export function multiRegion(text: string, options?: Partial<GraphOptions>): string | undefined {
  return withTrail(
    text,
    (trail) => (trail.multiRegion.is(true) ? undefined : set(trail.multiRegion, true)),
    options,
  );
}

/** What a property would be that an object of its resource lacks. */
export function missingFrom(
  owner: Mapping,
  path: readonly string[],
  { name, resource, use, raw }: Target,
): Target {
  return { name, resource, use, raw, missing: { owner, path } };
}

function only(texts: readonly (string | undefined)[]): string | undefined {
  if (texts.length !== 1) throw new Error(`Expected one edit, not ${texts.length}.`);
  return texts[0];
}
