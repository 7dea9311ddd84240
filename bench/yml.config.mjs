import yml from "eslint-plugin-yml";

export default [{ files: ["**/?*"], plugins: { yml }, language: "yml/yaml" }];
