/**
 * What files in Terraform's own language say of names, in its syntax of JSON. Nobody reads the rest of
 * them, so that what is put together in several lines is unknown.
 */
export function namesAsJson(texts: readonly string[]): string {
  const blocks = texts.flatMap((text) => text.split(beforeBlock));
  const locals = blocks.filter((text) => text.startsWith("locals")).flatMap(argumentsOf);
  const known = new Map<string, number>();
  // What is commented out, or overridden, is read as well, and must not hide the other.
  const countOf = (name: string): number => {
    const count = known.get(name) ?? 0;
    known.set(name, count + 1);
    return count;
  };
  return JSON.stringify([
    { locals: onlyOnce(locals) },
    ...blocks.map((text) => readResource(text, countOf)),
  ]);
}

const beforeBlock =
  /^[ \t]*(?=(?:resource|data|module|variable|output|provider)(?:[ \t]*"|[ \t]+\w)|(?:locals|terraform)[ \t]*\{)/m;

const calling = /^(?:(?:target_)?bucket|(?:log_group_)?name)$/;

type Argument = readonly [key: string, value: string];

function argumentsOf(block: string): readonly Argument[] {
  const written = block.matchAll(/(?:^|\{)[ \t]*([\w-]+)[ \t]*=([^\n]*)/gm);
  return [...written].map(([, key = "", value = ""]): Argument => [key, inJson(value)]);
}

function readResource(text: string, countOf: (name: string) => number): object {
  const [, type, name = ""] = /^resource[ \t]*"?(\w+)"?[ \t]*"?([\w-]+)/.exec(text) ?? [];
  if (type === undefined) return {};
  const values = argumentsOf(text);
  const over = values.filter(([key]) => key === "for_each");
  // What a block within calls is called by the resource, too.
  const calls = values.filter(([key]) => calling.test(key));
  const named = calls.map((call): readonly [string, object] => {
    const count = countOf(`${type} ${name}`);
    return [count === 0 ? name : `${name} ${String(count)}`, Object.fromEntries([...over, call])];
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
