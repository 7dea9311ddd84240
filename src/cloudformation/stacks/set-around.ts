import type { Expression } from "../../template/expression.js";
import { apartWith } from "../../template/apart.js";
import type { Apart, Gap } from "../../template/gap.js";
import type { Resource, Template } from "../../template/template.js";
import { partsOf } from "../../template/walk.js";
import { accountNameOf, isShared } from "./account-name.js";
import { namesIn } from "./keys.js";
import { mentionsIn } from "./mentions.js";

/** More than CloudFormation lets a template declare, however they are repeated. */
const maxResources = 5000;

/**
 * Whether a stack set's template is about resources of the template around it: it refers to one, or calls
 * one by a name that means the same in all accounts.
 */
export function meetsAround(template: Template, around: Template): boolean {
  if (around.resources.size > maxResources) return false;
  const locals = new Map([...around.locals, ...template.locals]);
  const written = [...template.resources.values()].map(({ properties }) => properties);
  const isLinked = [...partsOf(written, { locals })].some(
    (part) => part.kind === "Reference" && around.resources.has(part.resource),
  );
  return isLinked || callsAround({ ...template, locals }, around);
}

function callsAround(template: Template, around: Template): boolean {
  const own = namesIn(template);
  const names = namesIn(around);
  return mentionsIn(template).some(({ kind, written }) => {
    const name = accountNameOf(kind, written, { ...template, inputs: around.inputs });
    return name !== undefined && isShared(name, "elsewhere") && names.has(name) && !own.has(name);
  });
}

/**
 * What it meets there: the bucket that the trails of all accounts deliver to, its policy, a key. The trails
 * there are in another account, and what the stack set creates is known.
 */
export function meetingOf(set: Resource, around: Template): Pick<Template, "apart" | "resources"> {
  const resources = [...around.resources.values()].filter(
    (each) => each.type !== "AWS::CloudTrail::Trail" && each.name !== set.name,
  );
  return {
    resources: new Map(resources.map((each) => [each.name, each])),
    apart: () =>
      around.gaps.filter(({ of }) => of !== set.name).map((gap) => ofOtherAccount(resources, gap)),
  };
}

/** A macro of the template around it knows nothing of what is in the text. */
function ofOtherAccount(resources: readonly Resource[], gap: Gap): Apart {
  const given = resources.map(({ name, header }): Expression => {
    return { kind: "Reference", resource: name, path: [], place: { span: header } };
  });
  return apartWith(gap, gap.given ?? given);
}
