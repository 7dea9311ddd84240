import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, URL } from "node:url";
import { parseAst } from "rolldown/parseAst";

/**
 * V8 reads a function twice: when it reads the file, to find its end, and when it is called. In parentheses
 * it is compiled at once, and then the cache of compiled code that ESLint asks for in newer versions of
 * Node.js has it too. So what is called for a small template, which is measured, stands in parentheses.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const chunks = new URL("../dist/chunks/", import.meta.url);
const template = "fixtures/templates/audit-trail.yaml";

/** Parentheses around a shorter one would take more of the package than they save. */
const shortest = 200;

for (const { url, functions } of called()) {
  if (!url.startsWith(chunks.href)) continue;
  const file = new URL(url);
  const code = readFileSync(file, "utf8");
  const starts = functions
    .filter(({ ranges: [{ count }] }) => count > 0)
    .map(({ ranges: [{ startOffset }] }) => startOffset);
  writeFileSync(file, compiledAtOnce(code, new Set(starts)));
}

/** What V8 counted, as `NODE_V8_COVERAGE` has it written. */
function called() {
  const folder = mkdtempSync(join(tmpdir(), "called-"));
  try {
    const config = ["--config", "bench/recommended.config.mjs"];
    const { status, stderr } = spawnSync(
      process.execPath,
      ["node_modules/eslint/bin/eslint.js", ...config, template],
      { cwd: root, encoding: "utf8", env: { ...process.env, NODE_V8_COVERAGE: folder } },
    );
    if (status !== 1) throw new Error(`Nothing was found in ${template}. ${stderr}`);
    return readdirSync(folder).flatMap(
      (name) => JSON.parse(readFileSync(join(folder, name), "utf8")).result,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A declaration can be used above it, so what takes its place stands above everything. */
function compiledAtOnce(code, starts) {
  const constants = [];
  let rest = "";
  let end = 0;
  for (const { type, id, start, end: after } of parseAst(code).body) {
    if (type !== "FunctionDeclaration" || !starts.has(start) || after - start < shortest) continue;
    const kind = code.slice(start, id.start).trimEnd();
    constants.push(`${id.name}=(${kind}${code.slice(id.end, after)})`);
    rest += code.slice(end, start);
    end = after;
  }
  return constants.length === 0 ? code : `const ${constants.join(",")};${rest}${code.slice(end)}`;
}
