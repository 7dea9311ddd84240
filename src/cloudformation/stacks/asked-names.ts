import { newSideTable } from "../../template/side-table.js";
import type { Template } from "../../template/template.js";
import { type AccountName, accountNameOf, wordsOfAny } from "./account-name.js";
import { isName, keysNear, namesIn } from "./keys.js";
import { mentionsIn, nameOf, toldIn } from "./mentions.js";
import type { Found, Neighbour, Neighbours } from "./neighbours.js";
import { allDeployed, type Deployed, whereDeployed } from "./where-deployed.js";

/**
 * Rules ask about what trails deliver to and what users may do: names that neither has anything to do
 * with matter to nobody.
 */
const askingTypes = ["AWS::CloudTrail::Trail", "AWS::IAM::User", "AWS::IAM::UserToGroupAddition"];

const topic = "AWS::SNS::Topic";
const alerting = ["AWS::Logs::MetricFilter", topic];
const watching = ["AWS::Logs::MetricFilter", "AWS::CloudWatch::Alarm"];

const followed = ["AWS::IAM::Group", "AWS::S3::Bucket"];

/** What the text of a stack has that asks. */
export const concerned: readonly RegExp[] = [oneOf(askingTypes)];
const following = oneOf([...followed, ...watching]);

/** One of some types in a text. */
export function oneOf(types: readonly string[]): RegExp {
  return new RegExp(`(?:${types.join("|")})\\b`);
}

const rememberedNames = newSideTable<Found, ReadonlySet<AccountName>>();

/** The names of what trails and users of some stacks are about, wherever these are deployed. */
export function namesAskedFor(asked: Found, neighbours: Neighbours): ReadonlySet<AccountName> {
  const before = rememberedNames.get(asked);
  if (before !== undefined) return before;
  const deployed = asked.files.flatMap((file) => whereDeployed(file, neighbours));
  const direct = deployed.flatMap((each) => namesAskedForIn(each, neighbours));
  const names = withThoseFollowing(direct, neighbours);
  rememberedNames.set(asked, names);
  return names;
}

/**
 * What groups of users have attached is what their users may do, access logs go from one bucket to the
 * next, and what is logged from filters to alarms, and on to whom these tell.
 */
export function withThoseFollowing(
  direct: readonly AccountName[],
  neighbours: Neighbours,
): ReadonlySet<AccountName> {
  const names = new Set(direct);
  for (let latest = new Set(direct); latest.size > 0;) {
    const leading = [...latest].filter((name) => /^(?:bucket|group|log-group|metric) /.test(name));
    if (leading.length === 0) break;
    const { files } = neighbours.mentioning([wordsOfAny(leading, neighbours.known), following]);
    const called = allDeployed(files, neighbours).flatMap((each) =>
      calledBy(latest, each, neighbours),
    );
    latest = new Set(called.filter((name) => !names.has(name)));
    for (const name of latest) names.add(name);
  }
  return names;
}

/** What goes on from some names in a stack: what is called so there calls, or what watches it. */
function calledBy(
  names: ReadonlySet<AccountName>,
  { file, template }: Deployed,
  neighbours: Neighbours,
): readonly AccountName[] {
  const resources = [...template.resources];
  const own = resources.filter(([, each]) => {
    const name = followed.includes(each.type) ? nameOf(each, template) : undefined;
    return name !== undefined && names.has(name);
  });
  const watchers = new Set(
    mentionsIn(template).flatMap(({ kind, resource, written }) => {
      const name = accountNameOf(kind, written, template);
      return name !== undefined && names.has(name) ? [resource] : [];
    }),
  );
  const meant = resources.filter(
    ([name, { type }]) => watching.includes(type) && watchers.has(name),
  );
  if (own.length + meant.length === 0) return [];
  const told = meant.length === 0 ? [] : resources.filter(([, { type }]) => type === topic);
  const near = { ...template, resources: new Map([...own, ...meant, ...told]) };
  return [...namesCalled(file, near, neighbours), ...namesIn(near)];
}

/** The names of what trails and users of a stack are about. */
export function namesAskedForIn(
  { file, template }: Deployed,
  neighbours: Neighbours,
): readonly AccountName[] {
  const asks = [...template.resources].filter(([, { type }]) => askingTypes.includes(type));
  if (asks.length === 0) return [];
  // What alarms tell of are metrics of what a trail records, and whom, those who subscribe.
  const around = [...template.resources].filter(([, { type }]) => alerting.includes(type));
  const asking = { ...template, resources: new Map([...asks, ...around]) };
  return [...namesCalled(file, asking, neighbours), ...namesIn(asking)];
}

function namesCalled(
  file: Neighbour,
  template: Template,
  neighbours: Neighbours,
): readonly AccountName[] {
  const mentions = [...mentionsIn(template), ...toldIn(template)];
  return keysNear(file, mentions, neighbours).filter(isName);
}
