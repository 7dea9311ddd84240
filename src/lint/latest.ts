import type { SideTable } from "../template/side-table.js";

/**
 * What is known of the thing that was asked about last. Files are linted one by one, and ESLint keeps the
 * source code of each until all of memory is searched: what it has kept with it would stay as long.
 */
export function newLatest<K extends object, V>(): SideTable<K, V> {
  let latest: { readonly thing: K; readonly known: V } | undefined;
  return {
    get: (thing) => (latest?.thing === thing ? latest.known : undefined),
    set(thing, known) {
      latest = { thing, known };
    },
  };
}
