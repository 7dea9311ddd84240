import { createHash } from "node:crypto";

/** As much of a path of Babel's as is looked at. */
interface Path {
  readonly node: {
    readonly type: string;
    readonly start?: number | null;
    readonly end?: number | null;
  };
  readonly parentPath: { readonly node: { readonly type: string } } | null;
}

const { MUTATION_SHARE: share = "1", MUTATION_SEED: seed = "1" } = process.env;

/** Leaves out declarations of a file by chance, with all that is in them, but for the share asked for. */
const sample = {
  shouldIgnore({ node: { type, start, end }, parentPath }: Path): string | undefined {
    if (parentPath?.node.type !== "Program") return undefined;
    const digest = createHash("sha256")
      .update(JSON.stringify([seed, type, start, end]))
      .digest();
    return digest.readUInt32BE() < Number(share) * 2 ** 32 ? undefined : "is not in the sample";
  },
};

/** Stryker looks for this name. */
export const strykerPlugins = [{ kind: "Ignore", name: "sample", value: sample }];
