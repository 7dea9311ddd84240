import { expect, it } from "vitest";
import { temporaryProject } from "../temporary-project.js";
import { findingsIn } from "./findings.js";
import { type Body, type Json, type Resources, weak } from "./weak.js";

temporaryProject();

type Root = Readonly<Record<string, Json>>;

/** What is found in a template, and in the same one without trails that a trail is missing. */
function findings(change: (resources: Resources) => Root): readonly string[] {
  const others = Object.fromEntries(
    Object.entries(weak).filter(([, { Type }]) => Type !== "AWS::CloudTrail::Trail"),
  );
  const [whole, without] = [weak, others].map((resources) =>
    findingsIn(JSON.stringify(change(resources), undefined, 1), "main.json"),
  );
  const isMissing = without?.filter((each) => each.startsWith("trail-required ")) ?? [];
  return [...(whole ?? []), ...isMissing].sort();
}

const written = [
  "iam-no-user-policies Alice",
  "kms-key-no-wildcard-principal Key",
  "security-group-no-open-ingress Doors",
  "trail-log-file-validation Trail",
  "trail-topic-policy DeliveriesPolicy",
];

/** Properties that are not written; one that blocks public access makes the list harmless. */
const properties = [
  "kms-key-rotation Key",
  "log-bucket-no-public-acl Logs",
  "log-bucket-versioning Logs",
  "log-group-retention Events",
  "trail-kms-key Trail",
];

/** What is not written beside the properties. */
const [retained, waits] = ["log-bucket-retained Logs", "trail-depends-on-bucket-policy Second"];

/** Resources that are not declared. */
const policies = ["log-bucket-secure-transport Logs", "trail-bucket-policy Logs"];
const trails = [
  "trail-multi-region Second",
  "trail-multi-region Trail",
  "trail-required the template",
];
const alarms = ["monitoring-alarms Alerts", "monitoring-alarms ChangesFilter"];
const monitoring = [...alarms, "monitoring-alarms Trail"];
const [secondFactor, rotation] = ["iam-require-mfa Alice", "secret-rotation Secret"];
const resources = [...policies, ...trails, ...monitoring, secondFactor, rotation];

const all = [...written, ...properties, retained, waits, ...resources].sort();

const propertiesOfLogs = ["log-bucket-no-public-acl Logs", "log-bucket-versioning Logs"];
const ofLogs = [...propertiesOfLogs, retained, ...policies];

it("finds what is wrong in a template that can be read", () => {
  expect(findings((readable) => ({ Resources: readable }))).toEqual(all);
});

/** What nobody can read, what is not said of it, and why not. */
type Row = readonly [
  what: string,
  change: (resources: Resources) => Root,
  silent: readonly string[],
  why: string,
];

const unknown = { "Fn::ImportValue": "elsewhere" };
const remote = { "Fn::Include": "https://example.com/part.json" };
const macro = { "Fn::Transform": { Name: "Acme" } };
const included = {
  "Fn::Transform": { Name: "AWS::Include", Parameters: { Location: "s3://parts/part.json" } },
};

/** A resource that is written in another way. */
function but(name: string, change: (body: Body) => Json): Row[1] {
  return (written) => ({
    Resources: Object.fromEntries(
      Object.entries(written).map(([each, body]) => [each, each === name ? change(body) : body]),
    ),
  });
}

/** With other properties besides its own. */
function with_(name: string, added: Body["Properties"]): Row[1] {
  return but(name, (body) => ({ ...body, Properties: { ...body.Properties, ...added } }));
}

function loop(type: string): Row[1] {
  const body = { "More${Id}": { Type: type } };
  return (written) => ({
    Transform: "AWS::LanguageExtensions",
    Resources: { ...written, "Fn::ForEach::More": ["Id", unknown, body] },
  });
}

function stack(type: string, parameters?: Json): Row[1] {
  const given = parameters === undefined ? {} : { Parameters: parameters };
  const location = { TemplateURL: "https://example.com/nested.yaml", Location: "s3://a/b.yaml" };
  return (written) => ({
    Resources: { ...written, Nested: { Type: type, Properties: { ...location, ...given } } },
  });
}

const rows: readonly Row[] = [
  [
    "a macro for the whole template",
    (written) => ({ Transform: "Acme", Resources: written }),
    [...properties, retained, waits, ...resources],
    "it may add to every resource, and add resources",
  ],
  [
    "a macro for all resources",
    (written) => ({ Resources: { ...macro, ...written } }),
    [...properties, retained, waits, ...resources],
    "the same",
  ],
  [
    "a macro for a bucket",
    but("Logs", (body) => ({ ...body, ...macro })),
    [...propertiesOfLogs, retained],
    "it returns what it likes for what it is given, and declares nothing else",
  ],
  [
    "a macro for the properties of a bucket",
    with_("Logs", macro),
    propertiesOfLogs,
    "it is not given what is beside the properties",
  ],
  [
    "a macro for a trail",
    but("Second", (body) => ({ ...body, ...macro })),
    [waits, "trail-multi-region Second", "trail-multi-region Trail", ...monitoring],
    "it may have the trail listen in all Regions, send its events to another group, and wait",
  ],
  ["a loop of topics", loop("AWS::SNS::Topic"), [], "no topic is missing"],
  ["a loop of policies of topics", loop("AWS::SNS::TopicPolicy"), [], "nor is such a policy"],
  ["a loop of buckets", loop("AWS::S3::Bucket"), [], "none of them is the policy of another"],
  ["a loop of policies", loop("AWS::S3::BucketPolicy"), policies, "one may be of the bucket"],
  ["a loop of roles", loop("AWS::IAM::Role"), [], "no role gives anything to a user"],
  ["a loop of groups", loop("AWS::IAM::Group"), [], "nobody puts the user into one"],
  [
    "a loop of memberships",
    loop("AWS::IAM::UserToGroupAddition"),
    [secondFactor],
    "a group may demand it",
  ],
  ["a loop of policies of users", loop("AWS::IAM::Policy"), [secondFactor], "so may a policy"],
  ["a loop of filters", loop("AWS::Logs::MetricFilter"), monitoring, "one may lead further"],
  ["a loop of alarms", loop("AWS::CloudWatch::Alarm"), alarms, "one may lead further"],
  [
    "a loop of subscriptions",
    loop("AWS::SNS::Subscription"),
    ["monitoring-alarms Alerts"],
    "one may be of the topic",
  ],
  ["a loop of rotations", loop("AWS::SecretsManager::RotationSchedule"), [rotation], "of a secret"],
  ["a loop of trails", loop("AWS::CloudTrail::Trail"), [...trails, ...monitoring], "as they are"],
  ["a loop that runs code", loop("Custom::Anything"), resources, "it may create anything"],
  ["a loop of what nobody knows", loop("AWS::${Id}"), resources, "it may be of any type"],
  [
    "a loop in the properties of a bucket",
    with_("Logs", { "Fn::ForEach::More": ["Id", unknown, { "${Id}": { Status: "Enabled" } }] }),
    propertiesOfLogs,
    "it may write what is not written",
  ],
  [
    "an include for a property",
    with_("Logs", { VersioningConfiguration: remote }),
    ["log-bucket-versioning Logs"],
    "it may be right",
  ],
  [
    "an include for the properties",
    but("Logs", (body) => ({ ...body, Properties: remote })),
    propertiesOfLogs,
    "nothing of them is written",
  ],
  [
    "an include for a bucket",
    but("Logs", () => remote),
    [...ofLogs, ...resources],
    "it may be of another type",
  ],
  ["an include for all resources", () => ({ Resources: remote }), all, "nothing is written"],
  ["an include for the whole template", () => remote, all, "nothing is written"],
  [
    "an include that is merged below resources",
    (written) => ({ Resources: { "Fn::Merge": [remote, written] } }),
    all.filter((each) => each !== "trail-log-file-validation Trail"),
    "it may add to objects, to those in lists, too",
  ],
  [
    "an include that is merged deeply below resources",
    (written) => ({ Resources: { "Fn::DeepMerge": [remote, written] } }),
    all.filter((each) => each !== "trail-log-file-validation Trail"),
    "it may add to objects, and to lists",
  ],
  [
    "an include that is merged above resources",
    (written) => ({ Resources: { "Fn::Merge": [written, remote] } }),
    all,
    "what is written there counts",
  ],
  [
    "AWS::Include among the properties of a bucket",
    with_("Logs", included),
    propertiesOfLogs,
    "it adds to them",
  ],
  [
    "AWS::Include beside the properties of a bucket",
    but("Logs", (body) => ({ ...body, ...included })),
    [retained],
    "it adds to what is there",
  ],
  [
    "AWS::Include beside the properties of a trail",
    but("Second", (body) => ({ ...body, ...included })),
    [waits],
    "the same",
  ],
  [
    "AWS::Include among resources",
    (written) => ({ Resources: { ...written, ...included } }),
    resources,
    "it adds resources and changes none",
  ],
  [
    "AWS::Include for the whole template",
    (written) => ({ Transform: included["Fn::Transform"], Resources: written }),
    [...properties, retained, waits, ...resources],
    "AWS does not say what becomes of a section that is in both",
  ],
  [
    "a nested stack",
    stack("AWS::CloudFormation::Stack"),
    [...trails, ...monitoring],
    "it may have trails of its own, and knows nothing of what is here",
  ],
  ["an application", stack("AWS::Serverless::Application"), [...trails, ...monitoring], "the same"],
  [
    "a nested stack that is given a bucket",
    stack("AWS::CloudFormation::Stack", { Bucket: { Ref: "Logs" } }),
    [...trails, ...monitoring, ...policies],
    "the policy may be there",
  ],
  [
    "a nested stack that is given a user and a secret",
    stack("AWS::CloudFormation::Stack", { User: { Ref: "Alice" }, Secret: { Ref: "Secret" } }),
    [...trails, ...monitoring, secondFactor, rotation],
    "what they lack may be there",
  ],
  [
    "a nested stack that is given what nobody knows",
    stack("AWS::CloudFormation::Stack", { Name: unknown }),
    resources,
    "it may be the name of anything",
  ],
  [
    "a property",
    with_("Logs", { VersioningConfiguration: unknown }),
    ["log-bucket-versioning Logs"],
    "it may be right",
  ],
  [
    "a part of a property",
    with_("Logs", { VersioningConfiguration: { Status: unknown } }),
    ["log-bucket-versioning Logs"],
    "it may be right",
  ],
  [
    "the name of the bucket of a trail",
    with_("Trail", { S3BucketName: unknown }),
    ofLogs,
    "nobody knows that the bucket is one for logs",
  ],
  [
    "the log group of a trail",
    with_("Trail", { CloudWatchLogsLogGroupArn: unknown }),
    ["log-group-retention Events", ...monitoring],
    "the group here may be nobody's, and the filters elsewhere",
  ],
  [
    "the policies of a user",
    with_("Alice", { Policies: unknown }),
    ["iam-no-user-policies Alice", secondFactor],
    "there may be none, or one that demands it",
  ],
  [
    "whether there is a bucket",
    but("Logs", (body) => ({ ...body, Condition: unknown })),
    [],
    "where there is one it is wrong",
  ],
];

it.each(rows)("is silent about what %s may say, and nothing else", (_, change, silent) => {
  expect(findings(change)).toEqual(all.filter((each) => !silent.includes(each)));
});
