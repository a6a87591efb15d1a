import path from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { Connection } from 'vscode-languageserver';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  Position,
  Range,
  TextEdit,
} from 'vscode-languageserver-protocol';
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc';
import type { FileFilter, Runtime } from '../../server/src/runtime.ts';
import { startServer } from '../../server/src/server.ts';

/** Files in memory, a clock that moves when told, a log that is kept. */
export interface MemoryRuntime extends Runtime {
  readonly files: Map<string, string>;
  /** Files that are no text. */
  readonly bytes: Map<string, ArrayBuffer>;
  /** Folders that answer as if they were not readable. */
  readonly closed: Set<string>;
  readonly logged: string[];
  /** Lets `milliseconds` pass for everything that waits. */
  pass(milliseconds: number): void;
  /** Says that something changed on disk. */
  touch(): void;
  readonly watched: () => readonly string[];
}

export function memoryRuntime(
  files: Record<string, string>,
  bundledCorpus: string | null = null,
): MemoryRuntime {
  const held = new Map(Object.entries(files));
  const bytes = new Map<string, ArrayBuffer>();
  const closed = new Set<string>();
  const logged: string[] = [];
  const waiting = new Set<{ at: number; run: () => void }>();
  const watchers = new Set<{ folders: readonly string[]; onChange: () => void }>();
  let now = 0;
  return {
    files: held,
    bytes,
    closed,
    logged,
    bundledCorpus,
    home: 'file:///home/me',
    rulesPage: 'file:///app/README.md',
    locale: null,
    list(folder: string, filter: FileFilter) {
      if (closed.has(folder)) return Promise.resolve({ ok: false, trouble: 'unreadable' } as const);
      const inside = [...held].filter(([uri]) => uri.startsWith(`${folder}/`)).sort();
      if (inside.length === 0) return Promise.resolve({ ok: false, trouble: 'missing' } as const);
      const wanted = inside.filter(([uri]) => filter.endings.some((ending) => uri.endsWith(ending)));
      return Promise.resolve({
        ok: true,
        value: wanted.slice(0, filter.limit).map(([uri, text]) => ({ uri, stamp: text })),
      } as const);
    },
    read(file: string) {
      const text = held.get(file);
      return Promise.resolve(
        text === undefined
          ? ({ ok: false, trouble: 'missing' } as const)
          : ({ ok: true, value: text } as const),
      );
    },
    readBytes(file: string) {
      const text = held.get(file);
      const value = text === undefined ? bytes.get(file) : new TextEncoder().encode(text).buffer;
      return Promise.resolve(
        value === undefined ? ({ ok: false, trouble: 'missing' } as const) : ({ ok: true, value } as const),
      );
    },
    decode: (value: ArrayBuffer) =>
      Promise.resolve({
        ok: true,
        value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(value),
      } as const),
    watch(folders, onChange) {
      const watcher = { folders, onChange };
      watchers.add(watcher);
      return { dispose: () => void watchers.delete(watcher) };
    },
    log: (_, message) => void logged.push(message),
    timer: {
      now: () => performance.now(),
      after(milliseconds, run) {
        const entry = { at: now + milliseconds, run };
        waiting.add(entry);
        return { dispose: () => void waiting.delete(entry) };
      },
      breathe: () => turn(),
    },
    pass(milliseconds) {
      now += milliseconds;
      for (const entry of [...waiting].sort((a, b) => a.at - b.at)) {
        if (entry.at > now || !waiting.delete(entry)) continue;
        entry.run();
      }
    },
    touch() {
      for (const { onChange } of [...watchers]) onChange();
    },
    watched: () => [...watchers].flatMap(({ folders }) => folders),
  };
}

export interface Session {
  readonly client: MessageConnection;
  readonly capabilities: InitializeResult['capabilities'];
  /** Messages shown to the user. */
  readonly shown: string[];
  /** Log lines that crossed the wire. */
  readonly logged: string[];
  /** Work in progress that was shown. */
  readonly progress: { token: string; value: { kind: string; title?: string; percentage?: number } }[];
  /** Last diagnostics pushed, by file. */
  readonly pushed: Map<string, Diagnostic[]>;
  /** How often the client was asked to pull again. */
  readonly refreshes: () => number;
  open(uri: string, text: string, languageId?: string, version?: number): void;
  change(uri: string, version: number, ...changes: { range?: Range; text: string }[]): void;
  save(uri: string): void;
  close(uri: string): void;
  /** Sets what the client answers to workspace/configuration, and says so. */
  configure(settings: unknown): void;
  request<R>(method: string, params?: unknown, token?: CancellationToken): Promise<R>;
  /** Waits until a condition holds; fails after some seconds. */
  until(condition: () => boolean, what: string): Promise<void>;
  diagnostics(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  dispose(): Promise<void>;
}

export interface SessionOptions {
  readonly locale?: string;
  /** A function is asked with the URI that the settings are for. */
  readonly settings?: unknown;
  readonly workspaceFolders?: readonly string[];
  readonly capabilities?: Partial<InitializeParams['capabilities']>;
  readonly initializationOptions?: unknown;
  /** On Node: what the server runs on, made of its connection; the runtime itself unless told. */
  readonly around?: (connection: Connection) => Runtime;
  /** On Node: answers of the client beside the usual ones, before anything is asked. */
  readonly answers?: (client: MessageConnection) => void;
}

const CAPABILITIES: InitializeParams['capabilities'] = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: { definition: { linkSupport: true } },
};

/** The host that the server is tested on: every test of this folder runs on both (vitest.config.mjs). */
export const HOST = process.env.VERBATIM_HOST === 'browser' ? 'browser' : 'node';

/** A wire in memory as a process has it, and the server at one end of it. */
async function onNode(
  runtimeOf: (connection: Connection) => Runtime,
): Promise<{ connection: Connection; client: MessageConnection }> {
  const { createConnection } = await import('vscode-languageserver/node');
  const { createMessageConnection, StreamMessageReader, StreamMessageWriter } =
    await import('vscode-jsonrpc/node');
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(connection, runtimeOf(connection));
  const client = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  return { connection, client };
}

/** The real server at the other end of a wire in memory, initialized. */
export async function startSession(runtime: Runtime, options: SessionOptions = {}): Promise<Session> {
  const { connection, client } = await (HOST === 'browser'
    ? (await import('./browser-session.ts')).inBrowser(runtime)
    : onNode(options.around ?? (() => runtime)));
  const shown: string[] = [];
  const logged: string[] = [];
  const progress: Session['progress'] = [];
  const pushed = new Map<string, Diagnostic[]>();
  let settings: unknown = options.settings ?? {};
  let refreshes = 0;
  const waiting = new Set<() => void>();
  const happened = (): void => [...waiting].forEach((check) => check());
  client.onNotification('window/showMessage', ({ message }: { message: string }) => {
    shown.push(message);
    happened();
  });
  client.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
    happened();
  });
  client.onNotification(
    'textDocument/publishDiagnostics',
    (params: { uri: string; diagnostics: Diagnostic[] }) => {
      pushed.set(params.uri, params.diagnostics);
      happened();
    },
  );
  client.onNotification('verbatim/status', happened);
  client.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    happened();
    return null;
  });
  if (HOST === 'node') client.onRequest('client/registerCapability', () => null);
  options.answers?.(client);
  client.onRequest('window/workDoneProgress/create', () => null);
  client.onNotification('$/progress', (params: Session['progress'][number]) => {
    progress.push(params);
    happened();
  });
  client.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
    items.map(({ scopeUri }) => (typeof settings === 'function' ? settings(scopeUri) : settings) as unknown),
  );
  client.listen();

  const folders = options.workspaceFolders ?? ['file:///w'];
  const result = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    locale: options.locale ?? 'zh-cn',
    capabilities: { ...CAPABILITIES, ...options.capabilities },
    workspaceFolders: folders.map((uri) => ({ uri, name: path.basename(uri) })),
    initializationOptions: options.initializationOptions,
  });
  await client.sendNotification('initialized', {});

  const request = <R>(method: string, params?: unknown, token?: CancellationToken): Promise<R> =>
    token === undefined
      ? client.sendRequest<R>(method, params)
      : client.sendRequest<R>(method, params, token);
  const notify = (method: string, params: object): void => void client.sendNotification(method, params);
  return {
    client,
    capabilities: result.capabilities,
    shown,
    logged,
    progress,
    pushed,
    refreshes: () => refreshes,
    open: (uri, text, languageId = 'markdown', version = 1) =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } }),
    change: (uri, version, ...contentChanges) =>
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    save: (uri) => notify('textDocument/didSave', { textDocument: { uri } }),
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    configure(next) {
      settings = next;
      notify('workspace/didChangeConfiguration', { settings: null });
    },
    request,
    until(condition, what) {
      return new Promise((resolve, reject) => {
        const timeout = setTimeout(() => finish(new Error(`waited in vain: ${what}`)), 5000);
        // Answers to our own requests come without a notification: look now and then as well.
        const poll = setInterval(() => check(), 5);
        const finish = (error?: Error): void => {
          clearTimeout(timeout);
          clearInterval(poll);
          waiting.delete(check);
          if (error === undefined) resolve();
          else reject(error);
        };
        const check = (): void => {
          if (condition()) finish();
        };
        waiting.add(check);
        check();
      });
    },
    diagnostics: (uri, previousResultId) =>
      request('textDocument/diagnostic', { textDocument: { uri }, identifier: 'verbatim', previousResultId }),
    async dispose() {
      // What the server is just sending must find someone at the other end.
      await client.sendRequest('shutdown');
      await turn();
      client.dispose();
      connection.dispose();
    },
  };
}

/** Lets time pass for everything that waits, and what the server then asks of the client be answered. */
export async function passed(
  session: Session,
  runtime: Pick<MemoryRuntime, 'pass'>,
  milliseconds = 1000,
): Promise<void> {
  runtime.pass(milliseconds);
  await session.request('verbatim/status');
}

/** Says that something changed on the disk, and lets the pause after that pass. */
export async function touched(
  session: Session,
  runtime: Pick<MemoryRuntime, 'pass' | 'touch'>,
): Promise<void> {
  runtime.touch();
  // On a host that hears of it from the client the news are on their way.
  await passed(session, runtime, 0);
  await passed(session, runtime);
}

/** Position of `at` in a text: the place after `before`, or before `words`. */
export function positionOf(text: string, words: string, within = 0): Position {
  const offset = text.indexOf(words);
  if (offset === -1) throw new Error(`not in the text: ${words}`);
  return positionAt(text, offset + within);
}

export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines[lines.length - 1].length };
}

export function offsetAt(text: string, position: Position): number {
  let offset = 0;
  for (let line = 0; line < position.line; line++) {
    const next = /\r\n|\r|\n/g;
    next.lastIndex = offset;
    const end = next.exec(text);
    if (end === null) return text.length;
    offset = end.index + end[0].length;
  }
  return offset + position.character;
}

/** The words of a text in a range. */
export function textIn(text: string, range: Range): string {
  return text.slice(offsetAt(text, range.start), offsetAt(text, range.end));
}

/** A text after an action's edits; they must not overlap. */
export function applied(text: string, action: CodeAction, uri: string): string {
  const change = action.edit?.documentChanges?.[0];
  const edits = (
    change !== undefined && 'edits' in change ? change.edits : action.edit?.changes?.[uri]
  ) as TextEdit[];
  const sorted = [...edits].sort((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start));
  let result = text;
  let before = Infinity;
  for (const { range, newText } of sorted) {
    const start = offsetAt(text, range.start);
    const end = offsetAt(text, range.end);
    if (end > before) throw new Error('edits overlap');
    before = start;
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}
