import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { rules } from "../dist/rules/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => join(root, path);

/**
 * Who lints templates, and how each is told to. What is not found is absent: its version is nothing.
 *
 * @param {string} peers a folder in which other tools are installed: `node_modules`, `bin`, `venv/bin`
 */
export function contendersIn(peers) {
  const found = (name) => executable(name, [join(peers, "bin"), join(peers, "venv/bin")]);
  const guard = join(peers, "node_modules/@cdklabs/cdk-validator-cfnguard");
  const validate = join(peers, "node_modules/@aws/cloudformation-validate");
  return [
    ...["no rules, nothing parsed", "recommended", "all"].map((name) => eslint(name)),
    eslint("yml/yaml, no rules", "template"),
    {
      name: "cloudtrail-lint",
      version: versionIn(root),
      command: ({ files, folder, isMany }) => node("dist/cli.js", ...(isMany ? [folder] : files)),
      statuses: [0, 1],
    },
    {
      name: "@aws/cloudformation-validate",
      version: versionIn(validate),
      kind: "template",
      command: ({ files }) => ({
        ...node("bench/validate.mjs", validate),
        input: files.join("\n"),
      }),
      statuses: [0],
    },
    {
      name: "guard of cdk-validator-cfnguard, CloudTrail's rules",
      version: versionIn(guard),
      kind: "template",
      command: ({ folder }) => ({
        file: join(
          guard,
          `bin/ubuntu/${process.arch === "arm64" ? "aarch64" : "x86_64"}/cfn-guard`,
        ),
        args: guarding(folder, join(guard, "rules/control-tower/cfn-guard/cloudtrail")),
      }),
      // 5 is a template that it cannot read.
      statuses: [0, 5, 19],
    },
    tool("cfn-guard", found("cfn-guard"), ["--version"], {
      kind: "template",
      command: ({ folder }) => guarding(folder, join(peers, "rules/cloudtrail")),
      statuses: [0, 5, 19],
    }),
    tool("cfn-lint", found("cfn-lint"), ["--version"], {
      kind: "template",
      command: ({ folder }) => ["--template", join(folder, "*")],
      statuses: Array.from({ length: 16 }, (_, status) => status),
    }),
    ...[
      ["checkov, our checks", ["--check", ours("checkov").join(",")]],
      ["checkov, all", []],
    ].map(([name, args]) =>
      tool(name, found("checkov"), ["--version"], {
        command: ({ folder, files, isMany, kind }) => [
          ...(isMany ? ["--directory", folder] : ["--file", ...files]),
          ...["--framework", kind === "plan" ? "terraform_plan" : "cloudformation"],
          ...["--compact", "--quiet", "--skip-download", ...args],
        ],
        statuses: [0, 1],
      }),
    ),
    tool("trivy config", found("trivy"), ["--version"], {
      command: ({ folder }) => ["config", "--skip-check-update", "--quiet", folder],
      statuses: [0],
    }),
    tool("KICS", found("kics"), ["version"], {
      command: ({ folder }) => ["scan", "--path", folder, "--no-progress", "--silent"],
      statuses: [0, 20, 30, 40, 50, 60],
    }),
  ];
}

function eslint(name, kind) {
  const config = {
    "no rules, nothing parsed": "no-rule",
    recommended: "recommended",
    all: "all",
    "yml/yaml, no rules": "yml",
  }[name];
  return {
    name: `eslint, ${name}`,
    version: versionIn(at("node_modules/eslint")),
    kind,
    // What lies outside of the working directory is ignored.
    command: ({ folder }) => ({
      ...node(
        "node_modules/eslint/bin/eslint.js",
        "--config",
        at(`bench/${config}.config.mjs`),
        ".",
      ),
      cwd: folder,
    }),
    statuses: [0, 1],
  };
}

function guarding(folder, rules) {
  return ["validate", "--data", folder, "--rules", rules, "--show-summary", "none"];
}

function node(script, ...args) {
  return { file: process.execPath, args: [at(script), ...args] };
}

function tool(name, path, asking, { command, ...rest }) {
  const asked = path === undefined ? undefined : spawnSync(path, asking, { encoding: "utf8" });
  const version = /\d+\.\d+[\w.-]*/.exec(`${asked?.stdout} ${asked?.stderr}`)?.[0];
  return { name, version, command: (each) => ({ file: path, args: command(each) }), ...rest };
}

/** Checks of a peer that rules of ours say they are about. */
function ours(peer) {
  const ids = Object.values(rules).flatMap(({ meta }) => meta.docs.peers?.[peer] ?? []);
  return [...new Set(ids)].sort();
}

function versionIn(folder) {
  const file = join(folder, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}

function executable(name, folders) {
  const all = [...folders, ...(process.env.PATH ?? "").split(delimiter)];
  return all.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
