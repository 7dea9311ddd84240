import fc from "fast-check";

/** A template of one trail in some layout. */
export interface AnyTemplate {
  readonly text: string;
  readonly comments: readonly string[];
  readonly flag: Flag;
}

/** How the trail's flag is written. */
type Flag = "missing" | "false" | "quoted" | "empty" | "taken back";

type Plain = string | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

interface Layout {
  readonly isJson: boolean;
  /** Spaces a level; for JSON, none is all on one line. */
  readonly level: number;
  /** Spaces a list is indented by below its key. */
  readonly listLevel: number;
  readonly ending: string;
  readonly start: string;
  readonly end: string;
  readonly keys: "" | "'" | '"';
  readonly strings: "'" | '"';
  readonly colon: string;
  /** Whether what is in a resource is written between brackets, and each field on its own line. */
  readonly brackets: "none" | "one line" | "lines";
  /** Consulted in turn at each line: whether a comment or an empty line comes with it. */
  readonly noise: readonly ("above" | "behind" | "empty" | "quiet")[];
}

const layouts: fc.Arbitrary<Layout> = fc.record({
  isJson: fc.boolean(),
  level: fc.integer({ min: 1, max: 5 }),
  listLevel: fc.integer({ min: 0, max: 4 }),
  ending: fc.constantFrom("\n", "\r\n"),
  start: fc.constantFrom("", "---\n", "\uFEFF", "# the first line\n---\n"),
  end: fc.constantFrom("", "\n", "\n...\n"),
  keys: fc.constantFrom("", "'", '"'),
  strings: fc.constantFrom("'", '"'),
  colon: fc.constantFrom(": ", " : "),
  brackets: fc.constantFrom("none", "one line", "lines"),
  noise: fc.array(fc.constantFrom("above", "behind", "empty", "quiet", "quiet", "quiet"), {
    minLength: 1,
    maxLength: 20,
  }),
});

const properties = fc.shuffledSubarray<readonly [string, Plain]>(
  [
    ["S3BucketName", "logs"],
    ["IsLogging", true],
    ["TrailName", 'it\'s #1: "really"'],
    ["Tags", [{ Key: "a", Value: "b" }, { Key: "c" }]],
    ["EventSelectors", [{ DataResources: [{ Values: ["a", "b"], Type: "c" }] }]],
    ["Empty", {}],
    ["None", []],
  ],
  { minLength: 0 },
);

const flags = fc.constantFrom<Flag>("missing", "false", "quoted", "empty", "taken back");

export const anyTemplate: fc.Arbitrary<AnyTemplate> = fc
  .tuple(layouts, properties, flags, fc.nat({ max: 7 }), fc.boolean())
  .map(([layout, written, flag, position, isTypeLast]) => {
    const entries = [...written];
    const value = flagValues[flag];
    if (value !== undefined) entries.splice(position, 0, ["IsMultiRegionTrail", value]);
    const body = objectOf(entries);
    const type = "AWS::CloudTrail::Trail";
    const trail = isTypeLast ? { Properties: body, Type: type } : { Type: type, Properties: body };
    const { text, comments } = layout.isJson
      ? json({ Resources: { Trail: trail } }, layout)
      : yaml({ Resources: { Trail: trail } }, layout);
    return { text: text.replaceAll("\n", layout.ending), comments, flag };
  });

const noValue = { Ref: "AWS::NoValue" };

const flagValues: Readonly<Record<Flag, Plain | undefined>> = {
  missing: undefined,
  false: false,
  quoted: "false",
  empty: null,
  "taken back": noValue,
};

function objectOf(entries: readonly (readonly [string, Plain])[]): Readonly<Record<string, Plain>> {
  return Object.fromEntries<Plain>(entries);
}

type Printed = Omit<AnyTemplate, "flag">;

function json(template: Plain, { level, colon, listLevel, end }: Layout): Printed {
  const space = listLevel === 0 ? undefined : listLevel === 1 ? "\t" : level;
  const text = JSON.stringify(template, undefined, space).replaceAll('": ', `"${colon}`);
  return { text: end === "" ? text : `${text}\n`, comments: [] };
}

function yaml(template: Plain, layout: Layout): Printed {
  const comments: string[] = layout.start.includes("#") ? ["# the first line"] : [];
  const lines: string[] = [];
  let turn = 0;

  function print(indentation: string, content: string): void {
    const noise = layout.noise[turn++ % layout.noise.length];
    const comment = `# comment ${turn}`;
    if (noise === "above" || noise === "behind") comments.push(comment);
    if (noise === "above") lines.push(`${" ".repeat(turn % 7)}${comment}`);
    if (noise === "empty") lines.push("");
    lines.push(`${indentation}${content}${noise === "behind" ? ` ${comment}` : ""}`);
  }

  function entry(key: string, value: Plain, indentation: string, depth: number): void {
    const head = layout.keys + key + layout.keys + layout.colon.trimEnd();
    if (isList(value) && value.length > 0 && layout.brackets === "none") {
      print(indentation, head);
      list(value, indentation + " ".repeat(layout.listLevel), depth);
    } else if (!isObject(value) || Object.keys(value).length === 0 || value === noValue) {
      print(indentation, value === null ? head : `${head} ${inline(value, layout)}`);
    } else if (depth < 2 || layout.brackets === "none") {
      print(indentation, head);
      object(value, indentation + " ".repeat(layout.level), depth + 1);
    } else if (layout.brackets === "one line") {
      print(indentation, `${head} ${inline(value, layout)}`);
    } else {
      print(indentation, `${head} {`);
      for (const [inner, field] of Object.entries(value)) {
        const name = layout.keys + inner + layout.keys;
        const typed = field === null ? "" : ` ${inline(field, layout)}`;
        print(indentation + " ".repeat(layout.level), `${name}:${typed},`);
      }
      lines.push(`${indentation}}`);
    }
  }

  function object(
    value: Readonly<Record<string, Plain>>,
    indentation: string,
    depth: number,
  ): void {
    for (const [key, field] of Object.entries(value)) entry(key, field, indentation, depth);
  }

  function list(items: readonly Plain[], indentation: string, depth: number): void {
    for (const item of items) {
      if (!isObject(item)) print(indentation, `- ${inline(item, layout)}`);
      else {
        const [first, ...rest] = Object.entries(item);
        const before = lines.length;
        entry(first![0], first![1], `${indentation}  `, depth);
        const head = lines.findIndex((line, at) => at >= before && /^ *[^ #]/.test(line));
        lines[head] = `${indentation}- ${lines[head]!.slice(indentation.length + 2)}`;
        object(Object.fromEntries(rest), `${indentation}  `, depth);
      }
    }
  }

  object(template as Readonly<Record<string, Plain>>, "", 0);
  return { text: layout.start + lines.join("\n") + layout.end, comments };
}

function isObject(value: Plain): value is Readonly<Record<string, Plain>> {
  return typeof value === "object" && value !== null && !isList(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function inline(value: Plain, layout: Layout): string {
  if (value === noValue && layout.keys === "") return "!Ref AWS::NoValue";
  if (typeof value === "string") {
    if (/^[A-Za-z]+$/.test(value) && value !== "false") return value;
    return layout.strings === '"' ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
  }
  if (value === null) return "";
  if (typeof value === "boolean") return String(value);
  if (!isObject(value)) return `[${value.map((item) => inline(item, layout)).join(", ")}]`;
  const fields = Object.entries(value).map(
    ([key, field]) => `${layout.keys}${key}${layout.keys}: ${inline(field, layout)}`,
  );
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}
