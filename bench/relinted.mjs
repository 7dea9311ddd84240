import yml from "eslint-plugin-yml";
import cloudtrail from "../dist/index.js";
import { plugin } from "./null-language.mjs";

/** Languages and presets that a process which goes on may lint with. */
export const relinted = {
  "eslint, no rules, nothing parsed": { plugins: { null: plugin }, language: "null/nothing" },
  "eslint, recommended": cloudtrail.configs.recommended,
  "eslint, all": cloudtrail.configs.all,
  "eslint, yml/yaml, no rules": { plugins: { yml }, language: "yml/yaml" },
};
