import fc from "fast-check";

/** A template with suppressions and comments, of which some are unused. */
export interface Suppressed {
  readonly text: string;
  readonly name: string;
}

const used = "cloudtrail/trail-kms-key";
const unused = ["cloudtrail/trail-multi-region", "cloudtrail/trail-insights"];

/** Another thing that is unused. */
const comment = "# eslint-disable-line cloudtrail/trail-insights -- a";

const rule = fc.constantFrom(used, ...unused);

/** How a suppression is written in lines: in braces, or with a reason that is a block of text. */
const form = fc.constantFrom(
  "plain",
  "braces",
  "|",
  "|+",
  ">-",
  "comment behind",
  "comment inside",
);

const suppression = fc.record({ rule, form });

const trail = fc.record({
  suppressions: fc.array(suppression, { maxLength: 3 }),
  place: fc.constantFrom("first", "middle", "last"),
  others: fc.constantFrom("none", "before", "after", "block of text before", "beside the list"),
  comment: fc.constantFrom(
    "none",
    "above the resource",
    "above the metadata",
    "behind the type",
    "below",
  ),
});

const layout = fc.record({
  step: fc.constantFrom("  ", "    "),
  dash: fc.constantFrom("", "  "),
  newline: fc.constantFrom("\n", "\r\n"),
  end: fc.boolean(),
});

type Trail = typeof trail extends fc.Arbitrary<infer T> ? T : never;
type Suppression = typeof suppression extends fc.Arbitrary<infer T> ? T : never;
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

const trails = fc.array(trail, { minLength: 1, maxLength: 3 });

/** In YAML whose structure is its indentation. */
export const inBlocks: fc.Arbitrary<Suppressed> = fc
  .tuple(trails, layout)
  .map(([all, style]) => ({ text: blocksOf(all, style), name: "template.yaml" }));

function blocksOf(all: readonly Trail[], { step, dash, newline, end }: Layout): string {
  const lines = ["Resources:"];
  all.forEach((each, index) => {
    const say = (depth: number, line: string): void => void lines.push(step.repeat(depth) + line);
    if (each.comment === "above the resource") say(1, `# eslint-disable-next-line ${used} -- a`);
    say(1, `Trail${index}:`);
    const metadata = (): void => {
      if (each.comment === "above the metadata") say(2, `# eslint-disable-next-line ${used} -- a`);
      if (each.suppressions.length === 0) return;
      say(2, "Metadata:");
      if (each.others === "before") say(3, "A: 1");
      if (each.others === "block of text before") {
        lines.push(`${step.repeat(3)}A: |`, `${step.repeat(4)}text`, "");
      }
      say(3, "cloudtrail:");
      say(4, "suppress:");
      for (const one of each.suppressions) {
        for (const line of linesOf(one, step)) lines.push(step.repeat(4) + dash + line);
      }
      if (each.others === "after") say(3, "B: 1 # why");
      if (each.others === "beside the list") say(3, "'C': { d: e }");
    };
    const parts = [
      () =>
        say(
          2,
          `Type: AWS::CloudTrail::Trail${each.comment === "behind the type" ? " # eslint-disable-line" : ""}`,
        ),
      () => {
        say(2, "Properties:");
        say(3, "IsLogging: true");
        say(3, "S3BucketName: logs");
      },
    ];
    parts.splice({ first: 0, middle: 1, last: 2 }[each.place], 0, metadata);
    for (const part of parts) part();
    if (each.comment === "below") say(2, "# more to come");
  });
  return lines.join(newline) + (end ? newline : "");
}

function linesOf({ rule: name, form: written }: Suppression, step: string): readonly string[] {
  switch (written) {
    case "plain":
      return [`- rule: ${name}`, "  reason: it is known"];
    case "braces":
      return [`- { rule: ${name}, reason: "it is known" }`];
    case "comment behind":
      return [`- rule: ${name} ${comment}`, "  reason: it is known # b"];
    case "comment inside":
      return [`- reason: it is known`, "  # c", `  rule: ${name}`];
    default:
      return [`- rule: ${name}`, `  reason: ${written}`, `  ${step}it is`, `  ${step}known`];
  }
}

/** Between brackets: JSON and YAML, on one line or on many. */
export const inBrackets: fc.Arbitrary<Suppressed> = fc
  .tuple(trails, fc.constantFrom(0, 2, "\t"), fc.constantFrom("json", "yaml", "tf.json"), layout)
  .map(([all, indentation, kind, { newline, end }]) => {
    const data = kind === "tf.json" ? configurationOf(all) : templateOf(all);
    const json = JSON.stringify(data, undefined, kind === "yaml" ? 2 : indentation);
    const text =
      kind === "yaml"
        ? json
            .replaceAll(/\{\n/g, `{ ${comment}\n`)
            .replaceAll(/\],\n/g, `], # b\n      ${comment}\n`)
            .replaceAll(/"\n( +\})/g, '", # c\n$1')
        : json;
    const ended = text + (end ? "\n" : "");
    return {
      text: ended.replaceAll("\n", newline),
      name: kind === "tf.json" ? "main.tf.json" : `template.${kind}`,
    };
  });

function listOf({ suppressions }: Trail): object {
  return { suppress: suppressions.map(({ rule: name }) => ({ rule: name, reason: "known" })) };
}

function templateOf(all: readonly Trail[]): object {
  const resources = all.map((each, index) => {
    const metadata = {
      ...(each.others === "before" && { A: 1 }),
      cloudtrail: listOf(each),
      ...(each.others === "after" && { B: [1] }),
    };
    const parts: [string, unknown][] = [
      ["Type", "AWS::CloudTrail::Trail"],
      ["Properties", { IsLogging: true, S3BucketName: "logs" }],
    ];
    parts.splice({ first: 0, middle: 1, last: 2 }[each.place], 0, ["Metadata", metadata]);
    return [`Trail${index}`, Object.fromEntries(parts)] as const;
  });
  return { Resources: Object.fromEntries(resources) };
}

function configurationOf(all: readonly Trail[]): object {
  const trailBlocks = all.map((each, index) => {
    const comment = {
      ...(each.others === "before" && { metadata: {} }),
      cloudtrail: listOf(each),
    };
    const parts: [string, unknown][] = [
      ["name", "a"],
      ["s3_bucket_name", "logs"],
    ];
    parts.splice({ first: 0, middle: 1, last: 2 }[each.place], 0, ["//", comment]);
    return [`main${index}`, Object.fromEntries(parts)] as const;
  });
  return { resource: { aws_cloudtrail: Object.fromEntries(trailBlocks) } };
}
