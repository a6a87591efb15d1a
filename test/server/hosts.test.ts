import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
