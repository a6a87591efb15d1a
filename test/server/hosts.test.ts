import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { Hover } from 'vscode-languageserver-protocol';
import { docx, epub, pdf, set } from '../article-files.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TEXT = '习近平主席说：“病毒没有国界，疫情不分种族。”';
let place: string;
let server: string;

beforeAll(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'verbatim-host-'));
  server = path.join(place, 'server.main.cjs');
  const bundle = (from: string, to: string, define: Record<string, string>, banner: string) =>
    esbuild.build({
      absWorkingDir: ROOT,
      entryPoints: [from],
      outfile: to,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      // as the build leaves it: the starter reads the program as ASCII
      plugins: [inAscii],
      define,
      banner: { js: banner },
    });
  await Promise.all([
    bundle(
      'server/src/node/main.ts',
      server,
      { 'import.meta.url': 'import_meta_url' },
      'const import_meta_url = require("node:url").pathToFileURL(__filename).href;',
    ),
    bundle(
      'server/src/node/start.ts',
      path.join(place, 'server.cjs'),
      { 'import.meta.dirname': '__dirname', PROGRAM_HASH: '"test"' },
      '',
    ),
  ]);
}, 30_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const inAscii: esbuild.Plugin = {
  name: 'in-ascii',
  setup(build) {
    build.onEnd(() => {
      const file = build.initialOptions.outfile!;
      const text = readFileSync(file, 'utf8');
      const code = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
      writeFileSync(file, text.replace(/[^\0-\x7f]/g, code));
    });
  },
};

async function hoverOver(client: MessageConnection): Promise<Hover | null> {
  client.listen();
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    locale: 'zh-cn',
    workspaceFolders: null,
    initializationOptions: { bundledCorpus: `file://${ROOT}/corpus` },
  });
  await client.sendNotification('initialized', {});
  const uri = 'untitled:1';
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text: TEXT },
  });
  return client.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character: 12 },
  });
}

describe('under Node', () => {
  test('over stdio, with nothing but messages on standard output; ends when the editor does', async () => {
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    const client = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    expect((await hoverOver(client))?.contents).toMatchObject({ value: expect.stringContaining('托卡耶夫') });
    client.dispose();
    child.stdin.end();
    await ended;
    expect(String(await child.stderr.toArray())).toBe('');
  }, 20_000);

  test('over IPC, as VS Code starts it; ends with status 0 when told to', async () => {
    const child = fork(server, ['--node-ipc'], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const client = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    expect((await hoverOver(client))?.contents).toMatchObject({ value: expect.stringContaining('托卡耶夫') });
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    expect(await ended).toEqual([0, null]);
    client.dispose();
  }, 20_000);
});

describe('from compiled code', () => {
  const kept = () => readdirSync(place).filter((name) => name.endsWith('.cache'));
  const size = () => kept().reduce((sum, name) => sum + statSync(path.join(place, name)).size, 0);
  const start = async (): Promise<number | null> => {
    const child = spawn(process.execPath, [path.join(place, 'server.cjs'), '--stdio']);
    const ended = once(child, 'exit');
    const client = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    expect((await hoverOver(client))?.contents).toMatchObject({ value: expect.stringContaining('托卡耶夫') });
    // Where there is none of use, it keeps its code in a while.
    await expect.poll(size, { timeout: 5000 }).toBeGreaterThan(100_000);
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    const [status] = (await ended) as [number | null];
    client.dispose();
    return status;
  };

  test('leaves it after the first answer, starts from it, and leaves it anew where it is of no use', async () => {
    expect(await start()).toBe(0);
    const [name] = kept();
    expect(name).toContain(process.versions.v8);
    const file = path.join(place, name);
    const first = statSync(file);
    expect(await start()).toBe(0);
    expect(statSync(file).mtimeMs).toBe(first.mtimeMs);

    writeFileSync(file, readFileSync(file).subarray(0, 4096));
    expect(await start()).toBe(0);
  }, 60_000);
});

test('in a web worker nothing of Node is needed', async () => {
  const { metafile, warnings } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['server/src/browser/main.ts'],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
    write: false,
    outdir: place,
    metafile: true,
  });
  expect(warnings).toEqual([]);
  const inputs = Object.entries(metafile.inputs);
  const imported = inputs.flatMap(([, { imports }]) => imports.map(({ path: name }) => name));
  expect(imported.filter((name) => name.startsWith('node:') || builtinModules.includes(name))).toEqual([]);
  expect(inputs.map(([name]) => name).filter((name) => name.includes('src/node/'))).toEqual([]);
}, 30_000);

describe('dist/server.web.js', () => {
  interface Answer {
    result?: unknown;
    error?: { message: string };
  }
  const FOLDER = 'vscode-vfs://github/me/texts';
  const WORDS =
    '风箱拉得均匀，炉火才旺得长久，打铁的人从来不和火候赌气，这是他在铁匠铺里学到的第一件事，也是最后一件事。';
  const PAGE = `<h1>打铁记</h1><p>林一帆</p><p>${WORDS}</p>`;
  const SOURCES: Readonly<Record<string, Uint8Array>> = {
    '来稿.html': Buffer.from(`<html><head><title>打铁记</title></head><body>${PAGE}</body></html>`),
    '来稿.docx': docx([
      ['a', '打铁记'],
      ['', '林一帆'],
      ['', WORDS],
    ]),
    '来稿.epub': epub({ 'a.xhtml': PAGE }, '<dc:title>打铁记</dc:title>'),
    '来稿.pdf': pdf([[220, 780, 20, '打铁记'], [260, 740, 12, '林一帆'], ...set(WORDS, 30, 100, 700)]),
    'cut.docx': docx([['', WORDS]]).slice(0, 300),
    'cut.pdf': Buffer.from('%PDF-1.4\n1 0 obj\n'),
  };

  const sourceAt = (uri: string): Uint8Array | undefined => SOURCES[decodeURI(path.basename(uri))];

  /** A web worker, as far as the server may count on it: nothing of Node is there. */
  function webWorker(): { ask: (method: string, params: unknown) => Promise<unknown>; asked: string[] } {
    const waiting = new Map<number, (message: Answer) => void>();
    const asked: string[] = [];
    const scripts = new Map<string, string>();
    class Parts {
      readonly text: string;
      constructor(parts: readonly string[]) {
        this.text = parts.join('');
      }
    }
    class Place extends URL {
      static override createObjectURL(blob: unknown): string {
        scripts.set(`blob:${scripts.size}`, (blob as Parts).text);
        return `blob:${scripts.size - 1}`;
      }
      static override revokeObjectURL(): void {}
    }
    const web = {
      TextDecoder,
      TextEncoder,
      URL: Place,
      Blob: Parts,
      MessageChannel,
      AbortController,
      AbortSignal,
      ReadableStream,
      structuredClone,
      URLSearchParams,
      DOMException,
      performance,
      atob,
      crypto,
      btoa,
    };
    const timers = { setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask };
    const scope = vm.createContext({
      ...web,
      ...timers,
      navigator: {
        language: 'zh-CN',
        platform: 'Linux x86_64',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
      },
      addEventListener: () => {},
      importScripts: (url: string) => void vm.runInContext(scripts.get(url)!, scope),
      postMessage(message: Answer & { id?: number; method?: string; params?: { uri: string } }) {
        const { id, method, params } = message;
        if (method === undefined) return waiting.get(id!)?.(message);
        if (id === undefined) return;
        asked.push(`${method} ${path.basename(params?.uri ?? '')}`);
        const name = params?.uri?.replace('https://cdn.example/verbatim/', '') ?? '';
        const result =
          method === 'verbatim/readFile' && name.startsWith('dist/')
            ? { ok: true, value: readFileSync(path.join(ROOT, name), 'base64') }
            : method === 'verbatim/readFile' && sourceAt(name) !== undefined
              ? { ok: true, value: Buffer.from(sourceAt(name)!).toString('base64') }
              : method.startsWith('verbatim/')
                ? { ok: false, trouble: 'missing' }
                : null;
        send({ id, result });
      },
    }) as vm.Context & { onmessage: (event: object) => void };
    scope.self = scope;
    const send = (message: object): void => scope.onmessage({ data: { jsonrpc: '2.0', ...message } });
    vm.runInContext(readFileSync(path.join(ROOT, 'dist/server.web.js'), 'utf8'), scope);
    let last = 0;
    return {
      asked,
      ask: (method, params) =>
        new Promise((resolve, reject) => {
          const id = ++last;
          waiting.set(id, ({ result, error }) =>
            error ? reject(new Error(error.message)) : resolve(result),
          );
          send(/^(initialized|textDocument\/did)/.test(method) ? { method, params } : { id, method, params });
          if (/^(initialized|textDocument\/did)/.test(method)) resolve(null);
        }),
    };
  }

  /** A worker that has been told where it is. */
  async function started(): Promise<ReturnType<typeof webWorker>> {
    const worker = webWorker();
    await worker.ask('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      locale: 'zh-cn',
      workspaceFolders: [{ uri: FOLDER, name: 'texts' }],
      initializationOptions: { bundledCorpus: 'https://cdn.example/verbatim/dist/corpus' },
    });
    await worker.ask('initialized', {});
    return worker;
  }

  test('answers with what the client reads for it, and loads what it leaves out when that is needed', async () => {
    const { ask, asked } = await started();
    const uri = `${FOLDER}/draft.md`;
    await ask('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: TEXT },
    });
    const position = { line: 0, character: 12 };
    expect(await ask('textDocument/hover', { textDocument: { uri }, position })).toMatchObject({
      contents: { value: expect.stringContaining('托卡耶夫') },
    });
    // Of the corpus that came along one file is read: it cannot be listed there, and need not be.
    const read = asked.filter(
      (line) => line.startsWith('verbatim/readFile') && !line.includes('ignore.json'),
    );
    expect(read).toEqual(['verbatim/readFile library.bin']);

    const found = await ask('verbatim/search', { query: 'bdmygj' });
    expect(found).toContainEqual(expect.objectContaining({ text: expect.stringContaining('病毒没有国界') }));
    expect(await ask('verbatim/cite', { uri, position, form: 'bibtex' })).toMatchObject({
      text: expect.stringMatching(/^@article\{/),
    });
    expect(asked).toContain('verbatim/readFile late-pinyin.cjs');
    expect(asked).toContain('verbatim/readFile late-exchange.cjs');
  });

  test('reads articles of every format', async () => {
    const { ask, asked } = await started();
    const read = (name: string) => ask('verbatim/import', { uri: `${FOLDER}/${encodeURI(name)}` });
    for (const ending of ['html', 'docx', 'epub', 'pdf']) {
      const result = (await read(`来稿.${ending}`)) as { text?: string; problem?: string };
      expect(result.problem, ending).toBeUndefined();
      expect(result.text, ending).toMatch(/^title: 打铁记$/m);
      expect(result.text, ending).toContain(`\n${WORDS}\n`);
    }
    expect(asked).toContain('verbatim/readFile late-readers.cjs');
    // what a font's codes mean stands in a table beside the programs
    expect(asked).toContain('verbatim/readFile UniGB-UCS2-H.bcmap');
    for (const name of ['cut.docx', 'cut.pdf'])
      expect(await read(name)).toMatchObject({ problem: expect.stringContaining('无法') });
  });
});
