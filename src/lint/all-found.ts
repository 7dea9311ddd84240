import type { FoundElsewhere } from "./found-elsewhere.js";
import type { Shown } from "./shown.js";
import { Told } from "./told.js";

/** What a rule finds in a file, each thing once. */
interface AllFound {
  readonly own: readonly Shown[];
  /** Where others deploy the file, or lead to it. */
  readonly elsewhere: readonly Shown[];
}

/** @param own What it finds in what the file deploys itself. */
export function allFound(
  own: readonly Shown[],
  { whereNested: { shown, isAll }, whereLedTo }: FoundElsewhere,
): AllFound {
  const ledTo = whereLedTo.flat();
  if (!isAll && shown.length + ledTo.length === 0) return { own, elsewhere: ledTo };
  const nested = new Told();
  for (const each of shown) nested.add(each);
  // Where only what nests it deploys it, nothing else is ever so.
  const kept = own.filter(
    (each) => !isAll || each.template.elsewhere === true || nested.hasPlace(each),
  );
  const told = new Told();
  for (const each of kept) told.add(each);
  const unsaid = shown.filter((each) => !told.hasPlace(each));
  for (const each of shown) told.add(each);
  const led = ledTo.filter((each) => {
    const isNew = !told.hasWords(each);
    told.add(each);
    return isNew;
  });
  return { own: kept, elsewhere: [...unsaid, ...led] };
}
