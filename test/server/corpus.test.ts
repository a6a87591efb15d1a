import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { buildLibrary, bytesHash, saveLibrary } from '../../server/src/engine/index.ts';
import { SAVED_NAME } from '../../server/src/library-host.ts';
import { nodeRuntime } from '../../server/src/node/runtime.ts';
import type { SearchResult, Status } from '../../server/src/protocol.ts';
import { CORPUS, SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, passed, positionOf, startSession, touched } from './session.ts';
import type { Session } from './session.ts';

const URI = 'file:///w/draft.md';
const LETTER =
  '---\nid: letter\ntitle: 一封信\nauthor: 乙\ndate: 2020-03-20\nkind: letter\n---\n\n见字如面，这里一切都好，请勿挂念。\n';
const MISQUOTED = '他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。”';
let session: Session;
afterEach(() => session.dispose());

const status = (): Promise<Status> => session.request<Status>('verbatim/status');
const count = async (uri = URI): Promise<number> =>
  ((await session.diagnostics(uri)) as FullDocumentDiagnosticReport).items.length;

describe('while running', () => {
  test('a change on disk is picked up, and the client is asked to pull again', async () => {
    const runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES });
    session = await startSession(runtime);
    session.open(URI, MISQUOTED);
    expect(await count()).toBe(1);
    await passed(session, runtime);
    expect(runtime.watched()).toContain(CORPUS);
    const before = session.refreshes();
    runtime.files.set(SPEECHES_URI, SPEECHES.replace('到达', '抵达'));
    await touched(session, runtime);
    await session.until(() => session.refreshes() > before, 'refresh');
    await expect.poll(count).toBe(0);
  });

  test('an open article is taken from the editor, not from disk', async () => {
    const runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES });
    session = await startSession(runtime);
    session.open(URI, MISQUOTED);
    expect(await count()).toBe(1);
    const before = session.refreshes();
    session.open(SPEECHES_URI, SPEECHES);
    const at = positionOf(SPEECHES, '到达');
    session.change(SPEECHES_URI, 2, {
      range: { start: at, end: { ...at, character: at.character + 1 } },
      text: '抵',
    });
    // Settled by a later answer: the change has then been seen.
    await status();
    await passed(session, runtime);
    await session.until(() => session.refreshes() > before, 'refresh');
    expect(await count()).toBe(0);
  });

  test('a folder that is deleted takes its articles along, and says so; the server lives on', async () => {
    const runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES });
    session = await startSession(runtime);
    session.open(URI, MISQUOTED);
    expect(await count()).toBe(1);
    await passed(session, runtime);
    runtime.files.clear();
    await touched(session, runtime);
    await session.until(() => session.shown.length > 0, 'a message');
    expect(session.shown).toEqual(['引文库文件夹不存在：/w/corpus']);
    expect(await status()).toMatchObject({ state: 'empty', passages: 0 });
    expect(await count()).toBe(0);
    expect(await session.request('verbatim/whyNot', { uri: URI })).toMatchObject({ reason: 'no-corpus' });
    runtime.files.set(SPEECHES_URI, SPEECHES);
    await touched(session, runtime);
    await expect.poll(() => count()).toBe(1);
    expect((await status()).problems).toEqual([]);
  });

  test('a folder that cannot be read just now keeps what was read', async () => {
    const runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES });
    session = await startSession(runtime);
    session.open(URI, MISQUOTED);
    expect(await count()).toBe(1);
    await passed(session, runtime);
    runtime.closed.add(CORPUS);
    await touched(session, runtime);
    await session.until(() => session.shown.length > 0, 'a message');
    expect(session.shown).toEqual(['引文库文件夹无法读取：/w/corpus']);
    expect(await status()).toMatchObject({ state: 'ready', passages: 3 });
    expect(await count()).toBe(1);
  });

  test('other folders by the settings', async () => {
    const runtime = memoryRuntime({ 'file:///elsewhere/%E8%AE%B2%E8%AF%9D/a.md': SPEECHES });
    session = await startSession(runtime, { settings: { corpus: { bundled: false, folders: [] } } });
    session.open(URI, MISQUOTED);
    expect(await count()).toBe(0);
    session.configure({ corpus: { folders: ['/elsewhere/讲话'] } });
    await expect.poll(() => count()).toBe(1);
  });
});

describe('a corpus with faults', () => {
  test('the default folder may be missing without a word, a named one may not', async () => {
    session = await startSession(memoryRuntime({}));
    await expect.poll(async () => (await status()).state).toBe('empty');
    expect(session.shown).toEqual([]);
    session.configure({ corpus: { folders: ['/nowhere'] } });
    await session.until(() => session.shown.length > 0, 'a message');
    expect(session.shown).toEqual(['引文库文件夹不存在：/nowhere']);
    expect((await status()).problems).toMatchObject([{ severity: 'error', uri: 'file:///nowhere' }]);
  });

  test('a broken file gets a diagnostic of its own, and the rest works', async () => {
    const broken = `${CORPUS}/broken.md`;
    const runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES, [broken]: '---\ntitle: [甲\n---\n\n正文。\n' });
    session = await startSession(runtime);
    session.open(URI, MISQUOTED);
    expect(await count()).toBe(1);
    await session.until(() => (session.pushed.get(broken)?.length ?? 0) > 0, 'a diagnostic in the file');
    const [found] = session.pushed.get(broken) ?? [];
    expect(found).toMatchObject({ code: 'front-matter-broken', source: 'Verbatim', severity: 1 });
    expect(found.range.start.line).toBeGreaterThan(0);
    expect(found.message).toMatch(/^文首信息无法读取：/);
    await passed(session, runtime);
    runtime.files.set(broken, '---\nid: b\ntitle: 甲\nkind: text\n---\n\n正文。\n');
    await touched(session, runtime);
    await session.until(() => session.pushed.get(broken)?.length === 0, 'the diagnostic is taken back');
  });

  test('a README beside the articles is none', async () => {
    session = await startSession(
      memoryRuntime({ [SPEECHES_URI]: SPEECHES, [`${CORPUS}/README.md`]: '# 说明\n' }),
    );
    await expect.poll(async () => (await status()).state).toBe('ready');
    expect(await status()).toMatchObject({ articles: 1, problems: [] });
  });

  test('a copy of a bundled article in the workspace is the same article', async () => {
    const bundled = 'file:///app/corpus';
    const edited = SPEECHES.replace('到达', '抵达');
    const runtime = memoryRuntime({ [SPEECHES_URI]: edited, [`${bundled}/speeches.md`]: SPEECHES }, bundled);
    session = await startSession(runtime);
    await expect.poll(async () => (await status()).state).toBe('ready');
    expect(await status()).toMatchObject({ articles: 1, problems: [] });
    session.open(URI, MISQUOTED);
    expect(await count()).toBe(0);
  });
});

describe('the saved library of the bundled corpus', () => {
  const BUNDLED = 'file:///app/corpus';
  const FILE = `${BUNDLED}/sub/speeches.md`;
  // A title that only the saved library has shows that it was used.
  const marked = (text: string): ArrayBuffer => {
    const hash = bytesHash(new TextEncoder().encode(text).slice().buffer);
    const library = buildLibrary([{ file: 'sub/speeches.md', text, hash }]);
    const articles = library.articles.map((article) => ({ ...article, title: '存好的标题' }));
    const files = [...library.files].map(
      ([file, read]) => [file, { ...read, article: articles[0] }] as const,
    );
    return saveLibrary({ ...library, articles, files: new Map(files) });
  };
  const SAVED = marked(SPEECHES);
  const reads = async (saved: ArrayBuffer, text = SPEECHES): Promise<number> => {
    const runtime = memoryRuntime({ [FILE]: text }, BUNDLED);
    runtime.bytes.set(`${BUNDLED}/${SAVED_NAME}`, saved);
    session = await startSession(runtime);
    session.open(URI, MISQUOTED);
    return count();
  };
  const titles = async (): Promise<unknown[]> =>
    (await session.request<SearchResult>('verbatim/search', { query: '' })).map((item) => item.articleTitle);

  test('is taken as it is', async () => {
    expect(await reads(SAVED)).toBe(1);
    const { items } = (await session.diagnostics(URI)) as FullDocumentDiagnosticReport;
    expect(items[0].relatedInformation?.[0].location.uri).toBe(FILE);
    expect(await titles()).toEqual(['存好的标题', '存好的标题', '存好的标题']);
    expect(await status()).toMatchObject({ articles: 1, passages: 3, problems: [] });
  });

  test.each([
    ['damaged', new Uint8Array(SAVED).map((byte, i) => (i === 700 ? byte ^ 1 : byte)).buffer],
    ['of another version', new Uint8Array(SAVED).map((byte, i) => (i === 4 ? byte + 1 : byte)).buffer],
    ['cut off', SAVED.slice(0, 1024)],
    ['something else', new TextEncoder().encode('{"version":1,"files":{}}'.padEnd(4096)).buffer],
    ['empty', new ArrayBuffer(0)],
  ])('is built anew where it is %s', async (_, saved) => {
    expect(await reads(saved)).toBe(1);
    expect(await titles()).toEqual(['同舟共济', '同舟共济', '同舟共济']);
  });

  test('is built anew where an article has changed', async () => {
    expect(await reads(SAVED, SPEECHES.replace('到达', '抵达'))).toBe(0);
    expect(await titles()).not.toContain('存好的标题');
  });

  test('is not all there is: the articles of the workspace are read beside it', async () => {
    const runtime = memoryRuntime({ [FILE]: SPEECHES, [`${CORPUS}/letter.md`]: LETTER }, BUNDLED);
    runtime.bytes.set(`${BUNDLED}/${SAVED_NAME}`, SAVED);
    session = await startSession(runtime);
    await expect.poll(async () => (await status()).articles).toBe(2);
    expect(await titles()).toContain('存好的标题');
    runtime.files.delete(FILE);
    await passed(session, runtime);
    await touched(session, runtime);
    await expect.poll(async () => (await status()).articles).toBe(1);
    expect(await titles()).toEqual(['一封信']);
  });
});

describe('on a real disk', () => {
  test('articles in several encodings, a folder that comes later, and one that goes', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
    try {
      const runtime = { ...nodeRuntime(() => {}), bundledCorpus: null };
      const folder = pathToFileURL(root).href;
      session = await startSession(runtime, { workspaceFolders: [folder] });
      await expect.poll(async () => (await status()).state).toBe('empty');
      await mkdir(path.join(root, 'corpus/深'), { recursive: true });
      await writeFile(path.join(root, 'corpus/深/甲 (1).md'), Buffer.from(`\ufeff${SPEECHES}`, 'utf16le'));
      await expect.poll(async () => (await status()).articles, { timeout: 5000 }).toBe(1);
      session.open(URI, MISQUOTED);
      expect(await count()).toBe(1);
      await writeFile(path.join(root, 'corpus/binary.md'), Buffer.from([0, 1, 2, 3, 255, 0, 0, 7]));
      await session.until(() => session.shown.length > 0, 'a message about the binary file');
      expect(session.shown[0]).toMatch(/^引文库文件不是文本：.*binary\.md$/);
      await rm(path.join(root, 'corpus'), { recursive: true });
      await expect.poll(async () => (await status()).state, { timeout: 5000 }).toBe('empty');
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }, 20_000);
});
