/**
 * What includes or makes something, but for `Length` and `Transform`: CloudFormation has functions of
 * these names too, which alone include nothing. Written out, since most templates need no more of it.
 */
const calls = new RegExp(
  `(?:Fn::|!)(?:${[
    ...["ApplyTags", "Compact", "Concat", "DeepMerge", "Eval", "Filenames", "Flatten"],
    ...["FlattenDeep", "GetEnv", "IfEval", "Include", "JoinNow", "LowerCamelCase", "Map"],
    ...["Merge", "ObjectKeys", "ObjectValues", "Omit", "OmitEmpty", "Outputs", "RefNow"],
    ...["Sequence", "Sort", "SortBy", "SortObject", "SortedUniq", "StringSplit", "Stringify"],
    ...["SubNow", "Uniq", "UpperCamelCase", "Without"],
  ].join("|")})\\b|\\bAWS::Include\\b`,
);

/** Whether a text seems to include something; most do not, and are left as they are. */
export function mayInclude(text: string): boolean {
  return calls.test(text);
}
