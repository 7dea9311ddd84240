import { type Draft, draftOf } from "../../template/draft.js";
import type { Template } from "../../template/template.js";
import type { Outputs } from "../outputs.js";
import { type Embedding, embed } from "./embed.js";
import { possibleIn } from "./inward.js";
import type { Neighbours } from "./neighbours.js";
import { ofAccount, placesIn } from "./nested.js";

/**
 * What a file deploys, as each of the files sees it that have a part in it: everything has a file, and
 * what the deploying one declares is called by that, too.
 */
export function asPart(
  deployed: Draft,
  path: string,
  { nameOf }: Pick<Neighbours, "nameOf">,
): Draft {
  const as: Embedding = {
    prefix: `${nameOf(path)}:`,
    // Those of others have a file, and a pseudo parameter is none of theirs.
    isKept: (name) => name.includes(":"),
    ...placesIn(path),
    input: ({ name }) => (ofAccount.has(name) ? "shared" : "own"),
    condition: undefined,
    calls: [],
    dependsOn: [],
    parameters: [],
  };
  return draftOf((possible) => {
    const within = possibleIn(deployed.template, () => as, possible);
    const { template } = deployed.read?.(within) ?? deployed;
    const part = embed({ template, outputs: putsOutNothing }, as).template;
    const shared = [...template.inputs].filter(([name]) => ofAccount.has(name));
    const inputs = new Map([...shared, ...part.inputs]);
    return { template: { ...part, inputs, gaps: openAs(template, part) } };
  });
}

function putsOutNothing(): Outputs {
  return { entries: new Map(), gap: undefined };
}

/** What may add anything still may. */
function openAs({ gaps }: Template, part: Template): Template["gaps"] {
  return part.gaps.map((gap, index) => {
    const { given, ...open } = gap;
    return given !== undefined && gaps[index]?.given === undefined ? open : gap;
  });
}
