import { reporter } from "../lint/project.js";

type Offers = (
  rule: string,
  own: object,
  beside?: Readonly<Record<string, object | string>>,
) => readonly unknown[];

/** What each edit that is offered makes of a file of Terraform, beside which others stand. */
export function offersIn(): Offers {
  const module = reporter({});
  return (rule, own, beside = {}) => {
    const files = Object.fromEntries(
      Object.entries({ "main.tf.json": own, ...beside }).map(([name, content]) => [
        name,
        typeof content === "string" ? content : JSON.stringify(content),
      ]),
    );
    return module
      .offered("main.tf.json", files, rule)
      .map((text): unknown => JSON.parse(text) as unknown);
  };
}
