/**
 * What files in Terraform's own language say of names, in its syntax of JSON. Nobody reads the rest of
 * them, so that what is put together in several lines is unknown.
 */
export function namesAsJson(texts: readonly string[]): string {
  return JSON.stringify(texts.flatMap((text) => text.split(beforeBlock)).map(readBlock));
}

const beforeBlock =
  /^[ \t]*(?=(?:resource|data|module|variable|output|provider)[ \t]*"|(?:locals|terraform)[ \t]*\{)/m;

const calling = /^(?:(?:target_)?bucket|(?:log_group_)?name)$/;

type Argument = readonly [key: string, value: string];

function readBlock(text: string): object {
  const [, type, name = ""] = /^resource[ \t]*"(\w+)"[ \t]*"([\w-]+)"/.exec(text) ?? [];
  const values = [...text.matchAll(/(?:^|\{)[ \t]*([\w-]+)[ \t]*=([^\n]*)/gm)].map(
    ([, key = "", value = ""]): Argument => [key, inJson(value)],
  );
  if (type === undefined) return text.startsWith("locals") ? { locals: onlyOnce(values) } : {};
  const over = values.filter(([key]) => key === "for_each");
  // What a block within calls is called by the resource, too.
  const calls = values.filter(([key]) => calling.test(key));
  const named = calls.map((call, index): readonly [string, object] => {
    return [index === 0 ? name : `${name} ${String(index)}`, Object.fromEntries([...over, call])];
  });
  return { resource: { [type]: Object.fromEntries(named) } };
}

/** Objects in a value have keys as well, and which of two names is a local value nobody knows. */
function onlyOnce(values: readonly Argument[]): object {
  const known = new Map<string, string>();
  for (const [key, value] of values) known.set(key, known.has(key) ? inJson("") : value);
  return Object.fromEntries(known);
}

/** A block may end where the value does, and a comment with the line. */
function inJson(value: string): string {
  return `\${${value.replace(/^([^{}]*)\}[ \t\r]*$/, "$1")}\n}`;
}
