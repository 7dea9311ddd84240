import type { Outcome, Question } from "./outcome.js";
import LintWorker from "./worker.ts?worker&inline";

/** Templates that people write take a part of a second. */
const mostMilliseconds = 30_000;

interface Asked {
  readonly question: Question;
  readonly answer: (outcome: Outcome | undefined) => void;
  readonly fail: (why: Error) => void;
}

/**
 * Has a worker lint texts, one at a time, so that typing never waits. Of texts that come meanwhile only
 * the last one is linted: the others are answered with nothing.
 */
export function newLinting(): (question: Question) => Promise<Outcome | undefined> {
  let worker: Worker | undefined;
  let current: Asked | undefined;
  let next: Asked | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function proceed(): void {
    clearTimeout(timer);
    current = next;
    next = undefined;
    if (current === undefined) return;
    worker ??= started();
    worker.postMessage(current.question);
    timer = setTimeout(() => {
      failed("it takes too long");
    }, mostMilliseconds);
  }

  function started(): Worker {
    const started = new LintWorker();
    started.addEventListener("message", ({ data }: MessageEvent<Outcome>) => {
      current?.answer(data);
      proceed();
    });
    started.addEventListener("error", ({ message }) => {
      failed(message);
    });
    return started;
  }

  function failed(why: string): void {
    worker?.terminate();
    worker = undefined;
    current?.fail(new Error(why));
    proceed();
  }

  return (question) =>
    new Promise((answer, fail) => {
      next?.answer(undefined);
      next = { question, answer, fail };
      if (current === undefined) proceed();
    });
}
