import { plugin } from "./null-language.mjs";

export default [{ files: ["**/?*"], plugins: { null: plugin }, language: "null/nothing" }];
