import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  ApplyWorkspaceEditRequest,
  type CodeAction,
  CodeActionRequest,
  type CodeActionParams,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
  type WorkspaceFolder,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";

const require = createRequire(import.meta.url);

/** What the ESLint extension of VS Code starts. */
const serverPath = join(
  dirname(require.resolve("vscode-langservers-extracted/package.json")),
  "bin/vscode-eslint-language-server",
);

/** An editor with a folder open, as far as the server can tell. */
export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #connection: ProtocolConnection;
  readonly #folder: WorkspaceFolder;
  readonly #own: object;
  readonly #open = new Map<string, TextDocument>();

  private constructor(folder: string, own: object) {
    this.#folder = { uri: pathToFileURL(folder).href, name: "test" };
    this.#own = own;
    this.#server = spawn(process.execPath, [serverPath, "--stdio"], { cwd: folder });
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#server.stdout),
      new StreamMessageWriter(this.#server.stdin),
    );
    this.#connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(() => this.#settings),
    );
    this.#connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
      await this.#apply(edit);
      return { applied: true };
    });
    this.#connection.onRequest(RegistrationRequest.type, () => undefined);
    this.#connection.listen();
  }

  /** Starts the server in a folder, with settings other than VS Code's. */
  static async start(folder: string, settings: object = {}): Promise<Editor> {
    const editor = new Editor(folder, settings);
    await editor.#connection.sendRequest(InitializeRequest.method, {
      processId: process.pid,
      workspaceFolders: [editor.#folder],
      capabilities: {
        workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
        textDocument: {
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
          diagnostic: {},
        },
      },
    });
    await editor.#connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest(ShutdownRequest.type);
    await this.#connection.sendNotification(ExitNotification.type);
    this.#connection.dispose();
    this.#server.kill();
  }

  /** Shows a text under a name, whether or not it is saved. */
  async open(name: string, languageId: string, text: string): Promise<string> {
    const uri = `${this.#folder.uri}/${name}`;
    this.#open.set(uri, TextDocument.create(uri, languageId, 1, text));
    const textDocument = { uri, languageId, version: 1, text };
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return uri;
  }

  /** Types without saving. */
  async type(uri: string, text: string): Promise<void> {
    const version = this.#documentAt(uri).version + 1;
    const contentChanges = [{ text }];
    this.#open.set(uri, TextDocument.update(this.#documentAt(uri), contentChanges, version));
    const params = { textDocument: { uri, version }, contentChanges };
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  textOf(uri: string): string {
    return this.#documentAt(uri).getText();
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report: DocumentDiagnosticReport = await this.#connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri } },
    );
    return report.kind === "full" ? report.items : [];
  }

  /** The menu at a finding. */
  async actions(uri: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    return this.#actions({
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: ["quickfix"] },
    });
  }

  /** Does what an editor does on saving, where it is told to fix then. */
  async fixAll(uri: string): Promise<void> {
    const start = { line: 0, character: 0 };
    const actions = await this.#actions({
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: [], only: ["source.fixAll.eslint"] },
    });
    for (const { edit } of actions) await this.#apply(edit!);
  }

  /** Takes an action of the menu, whose edits the server has the editor make. */
  async take({ command }: CodeAction): Promise<void> {
    await this.#connection.sendRequest(ExecuteCommandRequest.type, command!);
  }

  async #actions(params: CodeActionParams): Promise<readonly CodeAction[]> {
    const actions = await this.#connection.sendRequest(CodeActionRequest.type, params);
    return (actions ?? []) as readonly CodeAction[];
  }

  #documentAt(uri: string): TextDocument {
    return this.#open.get(uri)!;
  }

  async #apply({ documentChanges = [] }: WorkspaceEdit): Promise<void> {
    for (const { textDocument, edits } of documentChanges.filter(TextDocumentEdit.is)) {
      const document = this.#documentAt(textDocument.uri);
      const edited = TextDocument.applyEdits(document, edits.filter(TextEdit.is));
      await this.type(textDocument.uri, edited);
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
      workspaceFolder: this.#folder,
      ...this.#own,
    };
  }
}
