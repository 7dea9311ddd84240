import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { versions } from "./eslint-versions.js";

const built = fileURLToPath(new URL("../../dist/", import.meta.url));

const trail = (flags = ""): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: logs${flags} }
`;
const queue = "Resources: { Queue: { Type: AWS::SQS::Queue } }\n";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "estate-")));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

let seconds = 1_700_000_000;

/** Writes files, each time at another time than before, however fast the tests run. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    seconds += 10;
    utimesSync(path, seconds, seconds);
  }
}

/** The files that are linted from now on. */
function watch(): string[] {
  const seen: string[] = [];
  Object.assign(globalThis, { watched: seen });
  return seen;
}

const language = `{
    files: ["**/*.yaml"],
    language: "cloudtrail/template",
    languageOptions: { project: { root: import.meta.dirname ?? root } },
    settings: { cloudtrail: { region: "us-east-1" } },
  }`;

const guest = `{
    files: ["**/*.yaml"],
    language: "yml/yaml",
    plugins: { yml },
    settings: { cloudtrail: { project: project({ root }), region: "us-east-1" } },
  }`;

function configure(base: string): void {
  const load = (name: string): string => JSON.stringify(String(pathToFileURL(join(built, name))));
  const yml = JSON.stringify(import.meta.resolve("eslint-plugin-yml"));
  write({
    "eslint.config.mjs": `import cloudtrail from ${load("index.js")};
import { project } from ${load("project.js")};
import yml from ${yml};
const root = ${JSON.stringify(root)};
const watch = ({ filename }) => {
  globalThis.watched?.push(filename.slice(root.length + 1));
  return {};
};
export default [
  {
    plugins: { cloudtrail, watch: { rules: { files: { create: watch } } } },
    rules: { "cloudtrail/trail-global-service-events-once": "error", "watch/files": "error" },
  },
  ${base},
];
`,
  });
}

describe.each(versions)("a project in $name", ({ ESLint }) => {
  interface Options {
    readonly cache?: boolean;
    readonly concurrency?: number;
  }

  const eslintOf = (options: Options = {}) =>
    new ESLint({
      cwd: root,
      ...options,
      ...(options.cache === true && { cacheLocation: ".cache" }),
    });

  type Results = Awaited<ReturnType<ReturnType<typeof eslintOf>["lintFiles"]>>;

  const shown = (results: Results): readonly string[] =>
    results.flatMap(({ filePath, messages }) =>
      messages.map(({ message }) => `${filePath.slice(root.length + 1)}: ${message}`),
    );

  const lint = async (patterns: readonly string[], options?: Options): Promise<readonly string[]> =>
    shown(await eslintOf(options).lintFiles([...patterns]));

  const said = (path: string, other: string): string =>
    `${path}: Trail 'Trail' includes global service events, which are also recorded by '${other}:Trail'.`;
  const both = [said("a.yaml", "net/b.yaml"), said("net/b.yaml", "a.yaml")];
  const files = { "a.yaml": trail(), "net/b.yaml": trail(), "c.yaml": queue };
  const left = trail(", IncludeGlobalServiceEvents: false");

  describe.each([
    ["our language", language],
    ["another language", guest],
  ])("of %s", (_, base) => {
    beforeEach(() => {
      configure(base);
      write(files);
    });

    it("has the same verdict whatever part of it is linted", async () => {
      expect(await lint(["."])).toEqual(both);
      expect(await lint(["a.yaml"])).toEqual([both[0]]);
      expect(await lint(["net"])).toEqual([both[1]]);
    });

    it("never serves from a cache what other files have made untrue", async () => {
      const cache = { cache: true };
      expect(await lint(["."], cache)).toEqual(both);
      expect(await lint(["."], cache)).toEqual(both);
      write({ "a.yaml": left });
      expect(await lint(["."], cache)).toEqual([]);
      write({ "a.yaml": trail() });
      expect(await lint(["."], cache)).toEqual(both);
    });

    it("lints one file again where an edit concerns no other", async () => {
      const cache = { cache: true };
      await lint(["."], cache);
      const seen = watch();
      write({ "c.yaml": queue.replace("Queue:", "Other:") });
      await lint(["."], cache);
      expect(seen).toEqual(["c.yaml"]);
      write({ "a.yaml": left });
      await lint(["."], cache);
      expect(seen.sort()).toEqual(["a.yaml", "c.yaml", "c.yaml", "net/b.yaml"]);
    });

    it("knows the text that is linted rather than that on disk", async () => {
      const path = join(root, "a.yaml");
      expect(shown(await eslintOf().lintText(left, { filePath: path }))).toEqual([]);
      expect(shown(await eslintOf().lintText(trail(), { filePath: path }))).toEqual([both[0]]);
      write({ "a.yaml": left });
      expect(shown(await eslintOf().lintText(trail(), { filePath: path }))).toEqual([both[0]]);
    });

    it("is the same for several threads", async () => {
      const options = { concurrency: 2, cache: true };
      expect(await lint(["."], options)).toEqual(both);
      write({ "net/b.yaml": left });
      expect(await lint(["."], options)).toEqual([]);
    }, 60_000);
  });
});
