import type { Span } from "../document/node.js";
import type { DocumentNode } from "./ast.js";
import { templateNodes } from "./ast-of.js";
import { newLatest } from "./latest.js";
import type { TemplateFile } from "./template-file.js";
import { link, type Visits } from "./traversal.js";

interface Tree extends Pick<DocumentNode, "templates"> {
  readonly visits: Visits;
}

const none: readonly never[] = [];

const trees = newLatest<Root, Tree>();

/**
 * The root of the tree that ESLint walks. What is below is made again for those who ask when another file
 * is linted: ESLint keeps the root of each until all of memory is searched.
 */
export class Root implements DocumentNode {
  readonly kind = "Document";
  readonly type = "Document";
  readonly parent = undefined;
  readonly body: readonly never[] = none;
  readonly comments: readonly never[] = none;
  readonly tokens: readonly never[] = none;
  readonly span: Span;
  readonly #read: () => TemplateFile;

  /** @param read Reads the file again, and keeps no more than its text. */
  constructor(file: TemplateFile, text: string, read: () => TemplateFile) {
    this.span = [0, text.length];
    this.#read = read;
    this.#grow(file);
  }

  get templates(): DocumentNode["templates"] {
    return this.#tree.templates;
  }

  /** @internal */
  get visits(): Visits {
    return this.#tree.visits;
  }

  get #tree(): Tree {
    return trees.get(this) ?? this.#grow(this.#read());
  }

  #grow(file: TemplateFile): Tree {
    const templates = templateNodes(file);
    const tree = { templates, visits: link(this, templates) };
    trees.set(this, tree);
    return tree;
  }
}
