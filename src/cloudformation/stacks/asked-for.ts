import { newSideTable } from "../../template/side-table.js";
import type { Resource, Template } from "../../template/template.js";
import { asking } from "../asking.js";
import { wordsOfAny } from "./account-name.js";
import { declaredKey, isName, type Key, keysNear, namesIn, pathIn } from "./keys.js";
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
const importingWatchers = [asking, oneOf(watching)];

/** One of some types in a text. */
export function oneOf(types: readonly string[]): RegExp {
  return new RegExp(`(?:${types.join("|")})\\b`);
}

const remembered = newSideTable<Found, ReadonlySet<Key>>();

/** What trails and users of some stacks are about, wherever these are deployed. */
export function askedFor(asked: Found, neighbours: Neighbours): ReadonlySet<Key> {
  const before = remembered.get(asked);
  if (before !== undefined) return before;
  const deployed = asked.files.flatMap((file) => whereDeployed(file, neighbours));
  const direct = deployed.flatMap((each) => askedForIn(each, neighbours));
  const keys = withThoseFollowing(direct, neighbours);
  remembered.set(asked, keys);
  return keys;
}

/**
 * What groups of users have attached is what their users may do, access logs go from one bucket to the
 * next, and what is logged from filters to alarms, and on to whom these tell.
 */
export function withThoseFollowing(
  direct: readonly Key[],
  neighbours: Neighbours,
): ReadonlySet<Key> {
  const keys = new Set(direct);
  for (let latest = new Set(direct); latest.size > 0;) {
    const called = allDeployed(concernedBy(latest, neighbours), neighbours).flatMap((each) =>
      calledBy(latest, each, neighbours),
    );
    latest = new Set(called.filter((key) => !keys.has(key)));
    for (const key of latest) keys.add(key);
  }
  return keys;
}

/** The stacks that may declare what is told apart so, or watch it. */
function concernedBy(keys: ReadonlySet<Key>, neighbours: Neighbours): readonly Neighbour[] {
  const leading = [...keys].filter((key) => /^(?:bucket|group|log-group|metric) /.test(key));
  const named = leading.filter(isName);
  const paths = new Set([...keys].flatMap((key) => (isName(key) ? [] : pathIn(key))));
  const what = [
    ...(named.length === 0 ? [] : [[wordsOfAny(named, neighbours.known), following]]),
    ...(paths.size === 0 ? [] : [importingWatchers]),
  ];
  const declaring = [...paths].flatMap((path) => neighbours.at(path) ?? []);
  return [...what.flatMap((each) => neighbours.mentioning(each).files), ...declaring];
}

/** What goes on from some of what a stack has: what is called so there calls, or what watches it. */
function calledBy(
  keys: ReadonlySet<Key>,
  deployed: Deployed,
  neighbours: Neighbours,
): readonly Key[] {
  const { file, template } = deployed;
  const resources = [...template.resources.values()];
  const isMeant = (key: Key | undefined): boolean => key !== undefined && keys.has(key);
  const own = resources.filter(
    (each) =>
      followed.includes(each.type) &&
      (isMeant(nameOf(each, template)) || isMeant(declaredKey(each, file.path))),
  );
  const watchers = new Set(
    mentionsIn(
      only(
        resources.filter(({ type }) => watching.includes(type)),
        template,
      ),
    )
      .filter((mention) => keysNear(file, [mention], neighbours).some(isMeant))
      .map(({ resource }) => resource),
  );
  const meant = resources.filter(({ name }) => watchers.has(name));
  if (own.length + meant.length === 0) return [];
  const told = meant.length === 0 ? [] : resources.filter(({ type }) => type === topic);
  return about([...own, ...meant, ...told], deployed, neighbours);
}

/** What trails and users of a stack are about. */
export function askedForIn(deployed: Deployed, neighbours: Neighbours): readonly Key[] {
  const all = [...deployed.template.resources.values()];
  const asks = all.filter(({ type }) => askingTypes.includes(type));
  if (asks.length === 0) return [];
  // What alarms tell of are metrics of what a trail records, and whom, those who subscribe.
  const around = all.filter(({ type }) => alerting.includes(type));
  return about([...asks, ...around], deployed, neighbours);
}

/** What some resources of a stack are called, and what they call. */
function about(
  resources: readonly Resource[],
  { file, template }: Deployed,
  neighbours: Neighbours,
): readonly Key[] {
  const near = only(resources, template);
  const mentions = [...mentionsIn(near), ...toldIn(near)];
  return [...keysNear(file, mentions, neighbours), ...namesIn(near)];
}

function only(resources: readonly Resource[], template: Template): Template {
  return { ...template, resources: new Map(resources.map((each) => [each.name, each])) };
}
