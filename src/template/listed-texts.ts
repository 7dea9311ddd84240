/** The items of a list that one text spells, as a parameter is given it. */
export function listedTexts(text: string): readonly string[] {
  return text === "" ? [] : text.split(",").map((each) => each.trim());
}
