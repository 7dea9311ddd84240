import { spawn } from "node:child_process";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell; two may run at once, so nobody waits for one alone. */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd,
    env: { ...withoutHosts(process.env), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map(textOf);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { status, stdout: (await stdout) ?? "", stderr: (await stderr) ?? "" };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** What the shell says to the Node.js that runs this is not for the one that is tried. */
function withoutHosts(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = new Set(["DEBUG", "ESLINT_FLAGS", "FORCE_COLOR", "NODE_OPTIONS"]);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.has(name)));
}
