import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport, Hover } from 'vscode-languageserver-protocol';
import { nodeRuntime } from '../../server/src/node/runtime.ts';
import type { Status } from '../../server/src/protocol.ts';
import type { Runtime } from '../../server/src/runtime.ts';
import { newRandom } from '../accuracy/random.ts';
import { startSession, type Session } from './session.ts';

// A user's own large corpus is indexed once, in a process of its own (dist/server.main.cjs --build-library), and kept.

const ARTICLES = 37;
const PASSAGES = 120;
const CAPABILITIES = { window: { workDoneProgress: true } };
const DRAFT = 'file:///draft.md';
const WAIT = { timeout: 30_000, interval: 20 };

const random = newRandom('kept');
const CHARACTERS = [
  ...'国际社会应当加紧行动起来有效开展联防控合作凝聚战胜疫情强大力量中方愿同关家分享经验药物苗研发病毒没界种族唯团结协携手对才能维护人类共园患难见真是全天候略伙伴素互帮助优良传统',
];
const sentence = (): string =>
  Array.from({ length: 115 }, (_, i) => (i % 19 === 18 ? '，' : random.pick(CHARACTERS))).join('');
/** Some more than 1.5 MB in all. */
const BODIES = Array.from({ length: ARTICLES }, () => Array.from({ length: PASSAGES }, sentence));
const article = (i: number, passages: readonly string[]): string =>
  `---\nid: a${i}\ntitle: 第${i}篇\nkind: speech\nauthor: 某甲\ndate: 2020-03-0${1 + (i % 9)}\nlanguage: zh-Hans\n---\n\n${passages.map((words) => `${words}。`).join('\n\n')}\n`;

let root: string;
let corpus: string;
let storage: string;
let sessions: Session[];
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'verbatim-kept-'));
  corpus = path.join(root, 'corpus');
  storage = path.join(root, 'storage');
  sessions = [];
  // Articles in folders of folders, too.
  await mkdir(path.join(corpus, '甲', '乙'), { recursive: true });
  for (const [i, passages] of BODIES.entries()) await writeFile(fileOf(i), article(i, passages));
});
afterEach(async () => {
  for (const session of sessions) await session.dispose();
  await rm(root, { recursive: true, force: true });
});

const fileOf = (i: number): string =>
  path.join(corpus, ...(i % 3 === 0 ? ['甲', '乙'] : i % 3 === 1 ? ['甲'] : []), `a${i}.md`);

interface Counts {
  read: string[];
  built: number;
}

/** The real machine, counting what is read and built. */
function counting(): { runtime: Runtime; counts: Counts } {
  const real = nodeRuntime(() => {});
  const counts: Counts = { read: [], built: 0 };
  const runtime: Runtime = {
    ...real,
    bundledCorpus: null,
    readBytes(file) {
      counts.read.push(path.basename(file));
      return real.readBytes(file);
    },
    build(job, onProgress) {
      counts.built++;
      return real.build!(job, onProgress);
    },
  };
  return { runtime, counts };
}

async function start(runtime: Runtime): Promise<Session> {
  const session = await startSession(runtime, {
    workspaceFolders: [pathToFileURL(root).href],
    capabilities: CAPABILITIES,
    initializationOptions: { storage: pathToFileURL(storage).href },
  });
  sessions.push(session);
  return session;
}
const status = (session: Session): Promise<Status> => session.request<Status>('verbatim/status');
const isReady = (session: Session): Promise<void> =>
  expect.poll(async () => (await status(session)).state, WAIT).toBe('ready');
const kept = async (): Promise<string[]> => (await readdir(storage).catch(() => [] as string[])).sort();

/** What is said of a passage with one word changed. */
async function judged(session: Session, words: string): Promise<string[]> {
  session.close(DRAFT);
  session.open(DRAFT, `某甲说：“${words.slice(0, 40)}”`);
  const { items } = (await session.diagnostics(DRAFT)) as FullDocumentDiagnosticReport;
  session.close(DRAFT);
  return items.map(({ code }) => String(code));
}
const wrong = (words: string): string => `${words.slice(0, 9)}龘${words.slice(10)}`;

describe('a large corpus', () => {
  test('is indexed once, with progress, and opened at the next start', { timeout: 60_000 }, async () => {
    const first = counting();
    const one = await start(first.runtime);
    await isReady(one);
    await expect.poll(() => one.progress.map(({ value }) => value.kind).at(-1), WAIT).toBe('end');
    expect(one.progress[0].value).toMatchObject({ kind: 'begin', title: 'Verbatim 正在为引文库建立索引' });
    expect(first.counts.built).toBe(1);
    expect(await status(one)).toMatchObject({
      articles: ARTICLES,
      passages: ARTICLES * PASSAGES,
      problems: [],
    });
    expect(await judged(one, wrong(BODIES[7][3]))).toEqual(['misquote']);
    expect(await judged(one, BODIES[7][3])).toEqual([]);
    expect(await kept()).toEqual([expect.stringMatching(/^[0-9a-f]{16}\.verbatim-kept$/)]);

    const second = counting();
    const two = await start(second.runtime);
    await isReady(two);
    expect(second.counts).toEqual({ read: [], built: 0 });
    expect(await status(two)).toEqual(await status(one));
    expect(await judged(two, wrong(BODIES[30][50]))).toEqual(['misquote']);
  });

  test(
    'takes up what has changed since it was kept, and reads nothing else',
    { timeout: 60_000 },
    async () => {
      await isReady(await start(counting().runtime));
      const fresh = sentence();
      await writeFile(fileOf(5), article(5, [fresh, ...BODIES[5].slice(1)]));
      await rm(fileOf(6));
      await writeFile(path.join(corpus, 'new.md'), article(99, [`新${fresh}`]));
      const { runtime, counts } = counting();
      const session = await start(runtime);
      await isReady(session);
      expect(counts.built).toBe(0);
      expect(counts.read.sort()).toEqual(['a5.md', 'new.md']);
      expect(await status(session)).toMatchObject({
        articles: ARTICLES,
        passages: (ARTICLES - 1) * PASSAGES + 1,
      });
      expect(await judged(session, wrong(fresh))).toEqual(['misquote']);
      expect(await judged(session, wrong(BODIES[5][0]))).toEqual(['unsourced']);
      expect(await judged(session, wrong(BODIES[6][0]))).toEqual(['unsourced']);
      expect(await judged(session, wrong(BODIES[5][1]))).toEqual(['misquote']);

      // While it runs: one article in the editor, one on disk.
      counts.read = [];
      const uri = pathToFileURL(fileOf(8)).href;
      const edited = sentence();
      session.open(uri, article(8, [edited]));
      await expect.poll(() => judged(session, wrong(edited)), WAIT).toEqual(['misquote']);
      expect(await judged(session, wrong(BODIES[8][0]))).toEqual(['unsourced']);
      session.close(uri);
      await expect.poll(() => judged(session, wrong(BODIES[8][0])), WAIT).toEqual(['misquote']);
      const written = sentence();
      await writeFile(fileOf(9), article(9, [written]));
      await expect.poll(() => judged(session, wrong(written)), WAIT).toEqual(['misquote']);
      expect(counts.built).toBe(0);
      expect([...new Set(counts.read)].sort()).toEqual(['a8.md', 'a9.md']);
    },
  );

  test.each([
    ['damaged', (bytes: Buffer) => bytes.fill(7, bytes.length - 500, bytes.length - 496)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4096)],
    ['of another version', (bytes: Buffer) => bytes.fill(99, 4, 5)],
    ['something else', () => Buffer.from('{"version": 1}')],
    ['empty', () => Buffer.alloc(0)],
  ])('is indexed anew where what was kept is %s', { timeout: 60_000 }, async (_, change) => {
    await isReady(await start(counting().runtime));
    const [name] = await kept();
    const file = path.join(storage, name);
    const sound = await readFile(file);
    await writeFile(file, change(Buffer.from(sound)));
    const { runtime, counts } = counting();
    const session = await start(runtime);
    await isReady(session);
    expect(counts.built).toBe(1);
    expect(await judged(session, wrong(BODIES[7][3]))).toEqual(['misquote']);
    expect((await readFile(file)).equals(sound)).toBe(true);
  });

  test('is indexed anew where what was kept is of another folder', { timeout: 60_000 }, async () => {
    await isReady(await start(counting().runtime));
    const [name] = await kept();
    const file = path.join(storage, name);
    // The same articles under other names: none of them is in the folder.
    await rm(path.join(corpus, '甲'), { recursive: true });
    for (const [i] of BODIES.entries())
      await writeFile(path.join(corpus, `b${i}.md`), article(i, [sentence(), ...BODIES[i].slice(1)]));
    for (const [i] of BODIES.entries()) await rm(fileOf(i), { force: true });
    const before = await stat(file);
    const { runtime, counts } = counting();
    const session = await start(runtime);
    await expect.poll(() => counts.built, WAIT).toBe(1);
    await isReady(session);
    expect((await stat(file)).mtimeMs).toBeGreaterThan(before.mtimeMs);
    expect(await status(session)).toMatchObject({ articles: ARTICLES, passages: ARTICLES * PASSAGES });
    expect(await judged(session, wrong(BODIES[6][0]))).toEqual(['unsourced']);
  });

  test('two editors that start at once do each other no harm', { timeout: 60_000 }, async () => {
    const both = await Promise.all([start(counting().runtime), start(counting().runtime)]);
    await Promise.all(both.map(isReady));
    for (const session of both) expect(await judged(session, wrong(BODIES[7][3]))).toEqual(['misquote']);
    expect(await kept()).toHaveLength(1);
    const { runtime, counts } = counting();
    await isReady(await start(runtime));
    expect(counts).toEqual({ read: [], built: 0 });
  });

  test('may be given up; the rest of the corpus answers, before and after', { timeout: 60_000 }, async () => {
    const { runtime, counts } = counting();
    const small = path.join(root, 'small');
    await mkdir(small);
    await writeFile(
      path.join(small, 'letter.md'),
      article(100, ['见字如面，这里一切都好，请勿挂念，家中老小平安']),
    );
    const session = await startSession(
      { ...runtime, bundledCorpus: pathToFileURL(small).href },
      {
        workspaceFolders: [pathToFileURL(root).href],
        capabilities: CAPABILITIES,
        initializationOptions: { storage: pathToFileURL(storage).href },
      },
    );
    sessions.push(session);
    session.open(DRAFT, '某甲说：“见字如面，这里一切都好，请勿挂念”');
    const hover = await session.request<Hover | null>('textDocument/hover', {
      textDocument: { uri: DRAFT },
      position: { line: 0, character: 8 },
    });
    expect(hover).not.toBeNull();
    await session.until(() => session.progress.length > 0, 'progress');
    await session.client.sendNotification('window/workDoneProgress/cancel', {
      token: session.progress[0].token,
    });
    await isReady(session);
    expect(session.progress.at(-1)?.value.kind).toBe('end');
    expect(await status(session)).toMatchObject({ articles: expect.any(Number) as number });
    expect(counts.built).toBe(1);
    expect(await kept()).toEqual([]);
    expect(await judged(session, '见字如面，这里全部都好，请勿挂念')).toEqual(['misquote']);
  });

  test('a link out of the folder is not followed, and that is said', { timeout: 60_000 }, async () => {
    const elsewhere = path.join(root, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(path.join(elsewhere, 'x.md'), article(200, ['外面的一段话，说的是一件完全不相干的事情']));
    await symlink(elsewhere, path.join(corpus, 'out'));
    await symlink(path.join(elsewhere, 'x.md'), path.join(corpus, 'x.md'));
    await symlink(path.join(corpus, '甲'), path.join(corpus, 'within'));
    const session = await start(counting().runtime);
    await isReady(session);
    const { articles, problems } = await status(session);
    expect(articles).toBe(ARTICLES);
    expect(problems.map(({ message }) => message).sort()).toEqual([
      `这个链接指向引文库文件夹之外，不予读取：${path.join(corpus, 'out')}`,
      `这个链接指向引文库文件夹之外，不予读取：${path.join(corpus, 'x.md')}`,
    ]);
  });
});
