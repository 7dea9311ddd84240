import js from "@eslint/js";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const rule = 'CallExpression[callee.name="defineRule"] > ObjectExpression';
const docs = `${rule} > Property[key.name="docs"] > ObjectExpression`;
const texts = (name) => `${rule} > Property[key.name="${name}"]`;

/** What a rule says must be spelled out in place, so that this file can read it. */
const wording = [
  {
    selector: `:matches(${texts("messages")}, ${texts("suggestions")}) > .value:not(ObjectExpression)`,
    message: "Write the texts of a rule in the rule, one by one.",
  },
  {
    selector: `${texts("messages")} > ObjectExpression > Property > .value:not(Literal[value=/^[A-Z'].*\\.$/])`,
    message: "Write a message as one string that begins with a capital and ends with a period.",
  },
  {
    selector: `${texts("suggestions")} > ObjectExpression > Property > .value:not(Literal[value=/^[A-Z].*\\.$/])`,
    message: "Write a suggestion as one string that begins with a capital and ends with a period.",
  },
  {
    selector: `:matches(${texts("messages")}, ${texts("suggestions")}) > ObjectExpression > SpreadElement`,
    message: "Write the texts of a rule in the rule, one by one.",
  },
  {
    selector: `${docs} > Property[key.name="description"] > .value:not(Literal[value=/^(Require|Disallow) .+[^. ]$/])`,
    message:
      "Write a description as one string that begins with Require or Disallow and has no period.",
  },
];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "fixtures/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-warning-comments": [
        "error",
        {
          // Work left to do belongs in an issue; banners and file overviews repeat the file's name.
          terms: ["todo", "fixme", "@fileoverview", "@file", "@overview", "#region"].concat(
            ["-", "=", "*", "#", "/", "~", "─", "═"].map((stroke) => stroke.repeat(5)),
          ),
          location: "anywhere",
        },
      ],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, isolatedDeclarations: true } },
    rules: {
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // The compiler's noPropertyAccessFromIndexSignature asks for the brackets this would remove.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["src/lint/**/*.ts"],
    extends: [eslintPlugin.configs["rules-recommended"]],
  },
  {
    files: ["rules/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...wording,
        {
          selector: "TryStatement",
          message: "A rule asks for values; what cannot be read is unknown, nothing throws.",
        },
        {
          selector: ":matches(ImportExpression, TSImportType)",
          message: "A rule imports '../src/rule.js' only.",
        },
      ],
    },
  },
  {
    files: ["rules/**/*.ts"],
    ignores: ["rules/index.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!\\.\\./src/(?:rule|judgements)\\.js$)",
              message: "A rule imports '../src/rule.js' only.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    extends: [eslintPlugin.configs["tests-recommended"]],
    rules: {
      // In a test, a value that is not there fails the test, which is what the assertion says.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
