import type { Module } from "../template/template.js";
import { type Block, blocksOf } from "../terraform/configuration/blocks.js";
import { remember } from "./remember.js";

/** The data sources of a module by their addresses, `data.aws_region.current`. */
export const dataSourcesOf: (module: Module) => ReadonlyMap<string, Block> = remember(
  ({ documents }) =>
    new Map(
      documents
        .flatMap(({ roots }) => roots.flatMap((root) => blocksOf(root, "data", 2)))
        .map((block) => [`data.${block.labels.join(".")}`, block]),
    ),
);
