import fc from "fast-check";

/** Expressions that have no problem, and a little of everything. */
export const anyExpression = fc.letrec<{ expression: string; template: string }>((tie) => {
  const [expression, template] = [tie("expression"), tie("template")];
  const leaf = fc.constantFrom("a", "var.b", "each.value", "1", "2.5", "true", "null", '""', '"x"');
  const several = fc.array(expression, { maxLength: 3 });
  const operator = fc.constantFrom(..."|| && == != < <= > >= + - * / %".split(" "));
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: "syntax" },
      leaf,
      fc.tuple(expression, operator, expression).map((parts) => parts.join(" ")),
      fc.tuple(expression, expression, expression).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      expression.map((operand) => `!${operand}`),
      expression.map((object) => `(${object})[*].a[0].*.b`),
      several.map((items) => `[${items.join(",\n")}]`),
      several.map((items) => `f(${items.join(", ")})`),
      several.map((items) => `{${items.map((item, index) => `k${index} = ${item}`).join("\n")}}`),
      expression.map((item) => `{for k, v in ${item} : k => v... if k != null}`),
      template.map((text) => `"${text}"`),
      template.map((text) => `(<<-A\n  ${text}\n  A\n)`),
    ),
    template: fc
      .array(
        fc.oneof(
          { maxDepth: 4, depthIdentifier: "syntax" },
          fc.constantFrom("a", " b ", "$ ", "$${", "%%{", "}"),
          expression.map((inner) => `\${~ ${inner} }`),
          expression.map((inner) => `%{ if ${inner} ~} a %{ else }b%{ endif }`),
          expression.map((inner) => `%{ for x in ${inner} }\${x}%{ endfor ~}`),
        ),
        { maxLength: 4 },
      )
      .map((pieces) => pieces.join("")),
  };
});
