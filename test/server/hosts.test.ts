import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
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
  server = path.join(place, 'server.cjs');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['server/src/node/main.ts'],
    outfile: server,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': 'import_meta_url' },
    banner: { js: 'const import_meta_url = require("node:url").pathToFileURL(__filename).href;' },
  });
}, 30_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

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
