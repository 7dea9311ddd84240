/**
 * A question that is answered once for each thing it is asked about: a view, or what belongs to one,
 * is of one scenario, so that the answer is too.
 */
export function remember<K extends object, T>(answer: (about: K) => T): (about: K) => T {
  const known = new WeakMap<K, { readonly answer: T }>();
  return (about) => {
    const before = known.get(about);
    if (before !== undefined) return before.answer;
    const found = { answer: answer(about) };
    known.set(about, found);
    return found.answer;
  };
}
