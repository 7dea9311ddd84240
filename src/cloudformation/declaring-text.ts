/** What a text has for which a transform generates resources of a type. */
const generating: ReadonlyMap<string, string> = new Map([
  // An event that invokes a function.
  ["AWS::SNS::Subscription", `\\bType["']?\\s*:\\s*["']?SNS`],
]);

/** What the text of a template has, followed by the end of a word, that declares resources of a type. */
export function textsDeclaring(type: string): readonly string[] {
  const other = generating.get(type);
  return other === undefined ? [type] : [type, other];
}
