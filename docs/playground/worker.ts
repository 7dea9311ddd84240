import { lint } from "./lint.js";
import type { Question } from "./outcome.js";

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  postMessage(lint(data));
});
