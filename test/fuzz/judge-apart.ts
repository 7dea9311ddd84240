import { type ChildProcess, fork } from "node:child_process";
import { setTimeout } from "node:timers";
import { fileURLToPath } from "node:url";

import type { Input } from "./any-input.js";
import type { Fault } from "./faults.js";

/** What one process may take, more than twice as much as it does. */
const megabytes = 1024;

/** Judges files in a process that is started anew once it hangs or ends. */
export interface JudgeApart {
  readonly faultsOf: (input: Input, seconds: number) => Promise<readonly Fault[]>;
  readonly stop: () => void;
}

export function judgeApart(folder: string): JudgeApart {
  let child: ChildProcess | undefined;
  const stop = (): void => {
    child?.kill("SIGKILL");
    child = undefined;
  };
  const start = (): ChildProcess =>
    fork(fileURLToPath(new URL("child.js", import.meta.url)), [folder], {
      execArgv: [`--max-old-space-size=${megabytes}`],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
  return {
    stop,
    faultsOf: (input, seconds) =>
      new Promise((resolve) => {
        const judging = (child ??= start());
        const end = (faults: readonly Fault[]): void => {
          clearTimeout(timer);
          judging.removeAllListeners();
          resolve(faults);
        };
        const timer = setTimeout(() => {
          stop();
          end([{ promise: "no hang", detail: `It did not end in ${seconds} s.` }]);
        }, seconds * 1000);
        judging.once("message", (faults) => end(faults as readonly Fault[]));
        judging.once("exit", (code, signal) => {
          child = undefined;
          end([{ promise: "memory", detail: `The process ended with ${String(code ?? signal)}.` }]);
        });
        judging.send(input);
      }),
  };
}
