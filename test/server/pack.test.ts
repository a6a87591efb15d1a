import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport, LocationLink } from 'vscode-languageserver-protocol';
import { buildLibrary, bytesHash, saveLibrary } from '../../server/src/engine/index.ts';
import { writePack } from '../../server/src/node/pack-file.ts';
import { nodeRuntime } from '../../server/src/node/runtime.ts';
import type { PackedTextResult, Status } from '../../server/src/protocol.ts';
import { SPEECHES } from './articles.ts';
import { positionOf, startSession, textIn, type Session } from './session.ts';

const URI = 'file:///draft.md';
const DRAFT = '他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。”';
let root: string;
let pack: string;
let session: Session;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-pack-'));
  pack = path.join(root, '甲 乙.verbatim');
  const bytes = new TextEncoder().encode(`\ufeff${SPEECHES}`);
  const text = `\ufeff${SPEECHES}`;
  const name = '演讲/一 二.md';
  const library = buildLibrary([{ file: name, text, hash: bytesHash(bytes.slice().buffer) }]);
  writePack(pack, new Uint8Array(saveLibrary(library)), [{ name, bytes }]);
});
afterEach(async () => {
  await session.dispose();
  await rm(root, { recursive: true, force: true });
});
const start = async (folders: readonly string[]): Promise<void> => {
  session = await startSession(
    { ...nodeRuntime(() => {}), bundledCorpus: null },
    { workspaceFolders: [pathToFileURL(root).href], settings: { corpus: { folders } } },
  );
  // The folders that the client is asked for, not those that a client without settings would have.
  await expect.poll(async () => (await status()).folders.length).toBe(folders.length);
  await expect.poll(async () => (await status()).folders.at(-1)).toMatch(/\.verbatim$/);
};
const status = (): Promise<Status> => session.request<Status>('verbatim/status');
const codes = async (): Promise<unknown[]> =>
  ((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items.map(({ code }) => code);

test('a pack named in the settings is a corpus, and its articles can be opened', async () => {
  await start(['甲 乙.verbatim']);
  expect(await status()).toMatchObject({
    articles: 1,
    passages: 3,
    problems: [],
    folders: [pathToFileURL(pack).href],
  });
  session.open(URI, DRAFT);
  expect(await codes()).toEqual(['misquote']);
  const [link] = await session.request<LocationLink[]>('textDocument/definition', {
    textDocument: { uri: URI },
    position: positionOf(DRAFT, '昨天'),
  });
  expect(link.targetUri).toMatch(/^verbatim-pack:\//);
  // An editor spells a URI in its own way.
  for (const uri of [link.targetUri, decodeURIComponent(link.targetUri)]) {
    const { text } = await session.request<PackedTextResult>('verbatim/packedText', { uri });
    expect(text).toBe(`\ufeff${SPEECHES}`);
    expect(textIn(text!, link.targetSelectionRange)).toBe('抗击疫情的物资已经在昨天傍晚全部到达前线');
  }
  // Open in the editor it is an article, and nothing is judged in it.
  session.open(link.targetUri, SPEECHES);
  expect((await session.diagnostics(link.targetUri)) as FullDocumentDiagnosticReport).toMatchObject({
    items: [],
  });
  expect(await session.request('verbatim/packedText', { uri: `${link.targetUri}x` })).toMatchObject({
    text: null,
    message: expect.stringContaining('引文库') as string,
  });
  expect(await session.request('verbatim/packedText', { uri: 'verbatim-pack:/etc/passwd' })).toMatchObject({
    text: null,
  });
});

test('the user’s own folder comes before it', async () => {
  await mkdir(path.join(root, 'corpus'));
  await writeFile(path.join(root, 'corpus/own.md'), SPEECHES.replace('全部到达', '全部抵达'));
  await start(['corpus', '甲 乙.verbatim']);
  session.open(URI, DRAFT);
  expect(await codes()).toEqual([]);
  // Both have one id: what is left out is told.
  expect((await status()).problems.map(({ message }) => message)).toEqual([
    `编号 speeches 与另一篇文章重复：${path.join(root, 'corpus/own.md')}`,
  ]);
});

test('a damaged pack is told, and used again when it is whole', async () => {
  const sound = await readFile(pack);
  const damaged = Buffer.from(sound);
  damaged[2000] ^= 4;
  await writeFile(pack, damaged);
  await start(['甲 乙.verbatim']);
  await session.until(() => session.shown.length > 0, 'a message');
  expect(session.shown).toEqual([`这不是引文库包，或已损坏，或出自另一版本，请重新生成：${pack}`]);
  await writeFile(pack, sound);
  await expect.poll(async () => (await status()).articles, { timeout: 8000 }).toBe(1);
});
