import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocument, type TextEdit } from "./text-document.js";

export interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly severity: number;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: string;
  readonly message: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Action {
  readonly title: string;
  readonly isPreferred?: boolean;
  readonly command: { readonly command: string; readonly arguments: readonly unknown[] };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Where the server is that the ESLint extension of VS Code starts; nothing where it is not installed. */
export const serverPath: string | undefined = (() => {
  try {
    const require = createRequire(import.meta.url);
    const manifest = require.resolve("vscode-langservers-extracted/package.json");
    return join(dirname(manifest), "bin/vscode-eslint-language-server");
  } catch {
    return undefined;
  }
})();

/** An editor with a folder open, as far as the server can tell. */
export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #folder: string;
  readonly #own: object;
  readonly #open = new Map<string, TextDocument>();
  readonly #waiting = new Map<number, (answer: Message) => void>();
  #received: Buffer = Buffer.alloc(0);
  #sent = 0;

  private constructor(folder: string, own: object) {
    this.#folder = folder;
    this.#own = own;
    this.#server = spawn(process.execPath, [serverPath!, "--stdio"], { cwd: folder });
    this.#server.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
  }

  /** Starts the server in a folder, with settings other than VS Code's. */
  static async start(folder: string, settings: object = {}): Promise<Editor> {
    const editor = new Editor(folder, settings);
    await editor.#request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [editor.#workspaceFolder],
      capabilities: {
        workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
        textDocument: {
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
          diagnostic: {},
        },
      },
    });
    editor.#send({ method: "initialized", params: {} });
    return editor;
  }

  async stop(): Promise<void> {
    await this.#request("shutdown", null);
    this.#send({ method: "exit" });
    this.#server.kill();
  }

  /** Shows a text under a name, whether or not it is saved. */
  open(name: string, languageId: string, text: string): string {
    const uri = pathToFileURL(join(this.#folder, name)).href;
    this.#open.set(uri, new TextDocument(text));
    const textDocument = { uri, languageId, version: 1, text };
    this.#send({ method: "textDocument/didOpen", params: { textDocument } });
    return uri;
  }

  /** Types without saving. */
  type(uri: string, text: string): void {
    const document = this.#open.get(uri)!;
    document.replace(text);
    const textDocument = { uri, version: document.version };
    const params = { textDocument, contentChanges: [{ text }] };
    this.#send({ method: "textDocument/didChange", params });
  }

  textOf(uri: string): string {
    return this.#open.get(uri)!.text;
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const params = { textDocument: { uri } };
    const report = await this.#request("textDocument/diagnostic", params);
    return (report as { readonly items: readonly Diagnostic[] }).items;
  }

  /** The menu at a finding. */
  async actions(uri: string, diagnostic: Diagnostic): Promise<readonly Action[]> {
    const context = { diagnostics: [diagnostic], only: ["quickfix"] };
    const params = { textDocument: { uri }, range: diagnostic.range, context };
    return (await this.#request("textDocument/codeAction", params)) as readonly Action[];
  }

  /** Does what an editor does on saving, where it is told to fix then. */
  async fixAll(uri: string): Promise<void> {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const context = { diagnostics: [], only: ["source.fixAll.eslint"] };
    const params = { textDocument: { uri }, range, context };
    const actions = (await this.#request("textDocument/codeAction", params)) as readonly {
      readonly edit: WorkspaceEdit;
    }[];
    for (const { edit } of actions) this.#apply(edit);
  }

  /** Takes an action of the menu, whose edits the server has the editor make. */
  async take(action: Action): Promise<void> {
    await this.#request("workspace/executeCommand", action.command);
  }

  get #workspaceFolder(): object {
    return { uri: pathToFileURL(this.#folder).href, name: "test" };
  }

  #request(method: string, params: unknown): Promise<unknown> {
    this.#sent += 1;
    const id = this.#sent;
    const answered = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
    this.#send({ id, method, params });
    return answered;
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      const length = /Content-Length: (\d+)/.exec(this.#received.toString("utf8", 0, end))?.[1];
      if (end < 0 || this.#received.length < end + 4 + Number(length)) return;
      const body = this.#received.toString("utf8", end + 4, end + 4 + Number(length));
      this.#received = this.#received.subarray(end + 4 + Number(length));
      this.#read(JSON.parse(body) as Message);
    }
  }

  #read(message: Message): void {
    const { id, method, params } = message;
    if (id === undefined) return;
    if (method !== undefined) {
      this.#send({ id, result: this.#answer(method, params) });
      return;
    }
    this.#waiting.get(id)?.(message);
    this.#waiting.delete(id);
  }

  /** What an editor answers to the server. */
  #answer(method: string, params: unknown): unknown {
    switch (method) {
      case "workspace/configuration":
        return (params as { readonly items: readonly unknown[] }).items.map(() => this.#settings);
      case "workspace/applyEdit":
        this.#apply((params as { readonly edit: WorkspaceEdit }).edit);
        return { applied: true };
      default:
        return null;
    }
  }

  #apply({ documentChanges }: WorkspaceEdit): void {
    for (const { textDocument, edits } of documentChanges) {
      this.type(textDocument.uri, this.#open.get(textDocument.uri)!.edited(edits));
    }
  }

  /** The settings that VS Code has by default, for a language that `eslint.validate` names. */
  get #settings(): object {
    return {
      validate: "on",
      packageManager: "npm",
      useESLintClass: true,
      experimental: { useFlatConfig: false },
      codeAction: {
        disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" },
        showDocumentation: { enable: true },
      },
      codeActionOnSave: { mode: "all" },
      format: false,
      quiet: false,
      onIgnoredFiles: "off",
      options: {},
      rulesCustomizations: [],
      run: "onType",
      problems: { shortenToSingleLine: false },
      nodePath: null,
      workspaceFolder: this.#workspaceFolder,
      ...this.#own,
    };
  }
}

interface WorkspaceEdit {
  readonly documentChanges: readonly {
    readonly textDocument: { readonly uri: string };
    readonly edits: readonly TextEdit[];
  }[];
}
