import { type Catalogue, catalogues, type Control, controlsIn } from "../catalogues.js";
import { isMadeHere } from "../finding.js";
import type { Rule } from "eslint";
import type { ComponentReference, Relationship, Taxonomy } from "./log.js";

/** The catalogues of controls that rules answer, and how rules refer to them. */
export interface Taxonomies {
  readonly taxonomies: readonly Taxonomy[];
  readonly references: readonly ComponentReference[];
  readonly relationshipsOf: (meta: Rule.RuleMetaData | undefined) => readonly Relationship[];
}

export function taxonomiesOf(metas: readonly (Rule.RuleMetaData | undefined)[]): Taxonomies {
  const controls = metas.flatMap(controlsOf);
  const used = catalogues
    .map((catalogue) => ({ catalogue, taxa: taxaOf(catalogue, controls) }))
    .filter(({ taxa }) => taxa.length > 0);
  const references = used.map(({ catalogue: { name } }, index) => ({ name, index }));
  return {
    taxonomies: used.map(({ catalogue: { name, version, organization, url }, taxa }) => ({
      name,
      ...(version !== undefined && { version }),
      organization,
      informationUri: url,
      isComprehensive: false,
      taxa: taxa.map(({ number, url: helpUri }) => ({
        id: number,
        ...(helpUri !== undefined && { helpUri }),
      })),
    })),
    references,
    relationshipsOf: (meta) =>
      controlsOf(meta).flatMap(({ catalogue, number: id }): Relationship[] => {
        const place = used.findIndex((each) => each.catalogue === catalogue);
        const toolComponent = references[place];
        const index = used[place]?.taxa.findIndex(({ number }) => number === id) ?? -1;
        if (toolComponent === undefined || index < 0) return [];
        return [{ target: { id, index, toolComponent }, kinds: ["relevant"] }];
      }),
  };
}

function controlsOf(meta: Rule.RuleMetaData | undefined): readonly Control[] {
  return isMadeHere(meta) ? controlsIn(meta.docs.controls) : [];
}

function taxaOf(catalogue: Catalogue, controls: readonly Control[]): readonly Control[] {
  const own = controls.filter((control) => control.catalogue === catalogue);
  const byNumber = new Map(own.map((control) => [control.number, control]));
  return [...byNumber.values()].toSorted((one, other) =>
    one.number.localeCompare(other.number, "en", { numeric: true }),
  );
}
