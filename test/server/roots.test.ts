// Several workspace folders: each has the corpus that its settings say.
import { afterEach, describe, expect, test } from 'vitest';
import type {
  CompletionItem,
  CompletionList,
  FullDocumentDiagnosticReport,
  Hover,
  Location,
} from 'vscode-languageserver-protocol';
import type {
  CorpusTreeNode,
  CorpusTreeParams,
  CorpusTreeResult,
  FindingsResult,
  SearchResult,
  Status,
  UsesResult,
  WhyNotResult,
  WorkspaceReport,
} from '../../server/src/protocol.ts';
import { SPEECHES } from './articles.ts';
import { memoryRuntime, passed, positionOf, startSession, touched } from './session.ts';
import type { MemoryRuntime, Session } from './session.ts';

const A = 'file:///a';
const B = 'file:///b';
const IN_A = `${A}/draft.md`;
const IN_B = `${B}/draft.md`;
const OUTSIDE = 'untitled:Untitled-1';
const ARRIVED = '抗击疫情的物资已经在昨天傍晚全部到达前线。';
const LETTER = `---
id: letter
title: 一封信
author: 乙
date: 2020-03-20
kind: letter
---

见字如面，这里一切都好，请诸位同仁勿挂念。
`;
/** One sentence of each folder's article, both with a slip in them. */
const DRAFT = `“${ARRIVED.replace('到达', '抵达')}”\n\n“见字如面，这里一切安好，请诸位同仁勿挂念。”\n`;

let session: Session;
afterEach(() => session.dispose());

const files = (): MemoryRuntime =>
  memoryRuntime({ [`${A}/corpus/speeches.md`]: SPEECHES, [`${B}/corpus/letter.md`]: LETTER });
const status = (): Promise<Status> => session.request<Status>('verbatim/status');
/** The words that are flagged as differing, for a document. */
const flagged = async (uri: string): Promise<string[]> => {
  const { items } = (await session.diagnostics(uri)) as FullDocumentDiagnosticReport;
  return items
    .filter(({ code }) => code === 'misquote')
    .map(({ range }) => DRAFT.split('\n')[range.start.line].slice(1, 3));
};
const BOTH = ['抗击', '见字'];

/** The same text in both folders and outside of them. */
async function opened(runtime: MemoryRuntime, settings: unknown = {}): Promise<void> {
  session = await startSession(runtime, { workspaceFolders: [A, B], settings });
  for (const uri of [IN_A, IN_B, OUTSIDE]) session.open(uri, DRAFT);
}

describe('folders with articles of their own', () => {
  test('a document is checked against those of its folder; one from outside against all', async () => {
    await opened(files());
    expect(await flagged(IN_A)).toEqual(['抗击']);
    expect(await flagged(IN_B)).toEqual(['见字']);
    expect(await flagged(OUTSIDE)).toEqual(BOTH);
    expect(await status()).toMatchObject({
      state: 'ready',
      articles: 2,
      folders: [`${A}/corpus`, `${B}/corpus`],
      problems: [],
    });
  });

  test('so it is with hover, completion, the search for a document, and its findings', async () => {
    await opened(files());
    const position = positionOf(DRAFT, '一切安好');
    const hover = (uri: string): Promise<Hover | null> =>
      session.request('textDocument/hover', { textDocument: { uri }, position });
    expect(await flagged(IN_B)).toEqual(['见字']);
    expect(JSON.stringify(await hover(IN_B))).toMatch(/一封信/);
    expect(await flagged(IN_A)).toEqual(['抗击']);
    expect(await hover(IN_A)).toBeNull();

    const typed = '“见字如面，这里';
    for (const [uri, expected] of [
      [`${A}/new.md`, 0],
      [`${B}/new.md`, 1],
    ] as const) {
      session.open(uri, typed);
      const list = await session.request<CompletionList | null>('textDocument/completion', {
        textDocument: { uri },
        position: { line: 0, character: typed.length },
      });
      expect(Math.min(1, list?.items.length ?? 0)).toBe(expected);
      for (const item of list?.items ?? [])
        expect(
          (await session.request<CompletionItem>('completionItem/resolve', item)).documentation,
        ).toMatchObject({ value: expect.stringContaining('请诸位同仁勿挂念') as string });
    }

    const search = async (uri?: string): Promise<string[]> =>
      (await session.request<SearchResult>('verbatim/search', { query: '一切都好', uri })).map(
        ({ articleTitle }) => articleTitle,
      );
    expect(await search(IN_B)).toEqual(['一封信']);
    expect(await search(IN_A)).toEqual([]);
    expect(await search()).toEqual(['一封信']);

    const findings = await session.request<FindingsResult>('verbatim/findings', { uri: IN_A });
    expect(findings.items.filter(({ state }) => state === 'misquote')).toHaveLength(1);
  });

  const tree = async (params: Partial<CorpusTreeParams>): Promise<CorpusTreeNode[]> => {
    const asked = { order: 'article', path: [], ...params };
    return [...(await session.request<CorpusTreeResult>('verbatim/corpusTree', asked)).nodes];
  };
  const labels = (nodes: CorpusTreeNode[]): string[] => nodes.map(({ label }) => label);

  test('the tree says whose each article is', async () => {
    const runtime = files();
    runtime.files.set(
      'file:///shared/essay.md',
      LETTER.replace('id: letter', 'id: essay').replace('见字', '见信'),
    );
    const shared = { corpus: { folders: ['corpus', '/shared'] } };
    await opened(runtime, shared);
    await expect.poll(async () => labels(await tree({}))).toEqual(['a', 'b', '各文件夹共有']);
    const [a, b, every] = await tree({});
    expect([a, b, every].map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'folder 3',
      'folder 1',
      'folder 1',
    ]);
    const [speeches] = await tree({ path: [a.key] });
    expect(speeches).toMatchObject({ label: '同舟共济', tooltip: expect.stringContaining('属于a的引文库') });
    const [passage] = await tree({ path: [a.key, speeches.key] });
    expect(passage.tooltip).toMatch(/属于a的引文库$/);
    const [essay] = await tree({ path: [every.key] });
    expect(essay).toMatchObject({ label: '一封信', tooltip: '' });
    // elsewhere it stands beside the article
    expect((await tree({ order: 'speaker', path: ['甲'] })).map(({ description }) => description)).toEqual([
      '甲 · 2020年4月16日 · 属于a的引文库',
    ]);
    expect(labels(await tree({ filter: '一切都好' }))).toEqual(['b', '各文件夹共有']);
  });

  test('the tree has no folders where all have the same; it changes when that does', async () => {
    const runtime = files();
    const both = ['/a/corpus', '/b/corpus'];
    await opened(runtime, { corpus: { folders: both } });
    await expect.poll(async () => labels(await tree({}))).toEqual(['同舟共济', '一封信']);
    const before = (await status()).revision;
    // all together stay what they were
    const settings = (uri: string | undefined): unknown => ({
      corpus: { folders: uri?.startsWith(A) ? ['/b/corpus'] : both },
    });
    session.configure(settings);
    await expect.poll(async () => labels(await tree({}))).toEqual(['b', '各文件夹共有']);
    expect((await status()).revision).not.toBe(before);
  });

  test('a new article goes into the corpus of its document’s folder', async () => {
    const named: Record<string, string[]> = {
      [A]: ['文库', '~/books/one.verbatim'],
      [B]: ['corpus', '/shared'],
    };
    const settings = (uri: string | undefined): unknown => ({
      corpus: { folders: named[uri?.startsWith(A) ? A : B] },
    });
    await opened(files(), settings);
    const folders = (uri: string | null): Promise<string[]> =>
      session.request('verbatim/articleFolders', { uri });
    const library = `${A}/%E6%96%87%E5%BA%93`;
    expect(await folders(IN_A)).toEqual([library]);
    expect(await folders(IN_B)).toEqual([`${B}/corpus`, 'file:///shared']);
    expect(await folders(`${B}/corpus/letter.md`)).toEqual([`${B}/corpus`]);
    expect(await folders('file:///shared/essay.md')).toEqual(['file:///shared']);
    for (const uri of [OUTSIDE, null])
      expect(await folders(uri)).toEqual([library, `${B}/corpus`, 'file:///shared']);
  });

  test('an article is no document in any folder, and its uses are found in its own', async () => {
    const runtime = files();
    const quoting = `他说：“${ARRIVED}”`;
    runtime.files.set(`${A}/quoting.md`, quoting);
    runtime.files.set(`${B}/quoting.md`, quoting);
    await opened(runtime);
    const whyNot = (uri: string): Promise<WhyNotResult> => session.request('verbatim/whyNot', { uri });
    expect(await flagged(IN_A)).toEqual(['抗击']);
    expect(await whyNot(`${A}/corpus/speeches.md`)).toMatchObject({ reason: 'article' });
    expect(await whyNot(`${B}/corpus/letter.md`)).toMatchObject({ reason: 'article' });
    const uri = `${A}/corpus/speeches.md`;
    session.open(uri, SPEECHES);
    const uses = await session.request<Location[]>('textDocument/references', {
      textDocument: { uri },
      position: positionOf(SPEECHES, '傍晚'),
      context: { includeDeclaration: false },
    });
    expect(uses.map((use) => use.uri).sort()).toEqual([IN_A, `${A}/quoting.md`, OUTSIDE].sort());
    const [{ id }] = await session.request<SearchResult>('verbatim/search', { query: '一切都好' });
    const found = await session.request<UsesResult>('verbatim/uses', { id });
    expect(found.passage?.uri).toBe(`${B}/corpus/letter.md`);
    expect(found.uses.map((use) => use.uri).sort()).toEqual([IN_B, OUTSIDE].sort());
  });

  test('the whole workspace is checked, each file against its folder’s', async () => {
    const runtime = files();
    runtime.files.set(`${A}/saved.md`, DRAFT);
    runtime.files.set(`${B}/saved.md`, DRAFT);
    session = await startSession(runtime, { workspaceFolders: [A, B] });
    const report = await session.request<WorkspaceReport>('verbatim/checkWorkspace');
    expect(report.files.map(({ uri, counts }) => [uri, counts.misquote])).toEqual([
      [`${A}/saved.md`, 1],
      [`${B}/saved.md`, 1],
    ]);
  });

  test('two versions of one article are no trouble where they are in different folders', async () => {
    const other = SPEECHES.replace('到达', '抵达');
    await opened(
      memoryRuntime({ [`${A}/corpus/speeches.md`]: SPEECHES, [`${B}/corpus/speeches.md`]: other }),
    );
    expect(await flagged(IN_A)).toEqual(['抗击']);
    expect(await flagged(IN_B)).toEqual([]);
    expect((await status()).problems).toEqual([]);
    expect([...session.pushed.values()].flat()).toEqual([]);
    // Their passages have the same ids: each is completed from its own.
    const typed = '“抗击疫情的物资已经';
    for (const [folder, wording] of [
      [A, '到达'],
      [B, '抵达'],
    ]) {
      const uri = `${folder}/new.md`;
      session.open(uri, typed);
      const list = await session.request<CompletionList>('textDocument/completion', {
        textDocument: { uri },
        position: { line: 0, character: typed.length },
      });
      const item = await session.request<CompletionItem>('completionItem/resolve', list.items[0]);
      expect(item.documentation).toMatchObject({ value: expect.stringContaining(wording) as string });
    }
  });

  test('a folder within another has its own', async () => {
    const runtime = files();
    runtime.files.set(`${A}/inner/corpus/letter.md`, LETTER);
    session = await startSession(runtime, { workspaceFolders: [A, `${A}/inner`] });
    session.open(`${A}/inner/draft.md`, DRAFT);
    session.open(IN_A, DRAFT);
    expect(await flagged(`${A}/inner/draft.md`)).toEqual(['见字']);
    expect(await flagged(IN_A)).toEqual(['抗击']);
  });
});

describe('what changes', () => {
  test('a folder is removed and added again', async () => {
    await opened(files());
    expect(await flagged(OUTSIDE)).toEqual(BOTH);
    const move = (event: object): void =>
      void session.client.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [], ...event },
      });
    move({ removed: [{ uri: B, name: 'b' }] });
    await expect.poll(() => flagged(OUTSIDE)).toEqual(['抗击']);
    expect(await flagged(IN_B)).toEqual(['抗击']);
    expect(await flagged(IN_A)).toEqual(['抗击']);
    expect((await status()).folders).toEqual([`${A}/corpus`]);
    move({ added: [{ uri: B, name: 'b' }] });
    await expect.poll(() => flagged(OUTSIDE)).toEqual(BOTH);
    expect(await flagged(IN_B)).toEqual(['见字']);
    expect(await flagged(IN_A)).toEqual(['抗击']);
  });

  test('the folders that one’s own settings name are not the other’s', async () => {
    const runtime = files();
    runtime.files.set('file:///shared/letter.md', LETTER);
    let named: Record<string, string[]> = {};
    const settings = (uri: string | undefined): unknown => ({
      corpus: { folders: named[uri?.startsWith(A) ? A : B] ?? ['corpus'] },
    });
    await opened(runtime, settings);
    expect(await flagged(IN_A)).toEqual(['抗击']);
    named = { [A]: ['corpus', '/shared'] };
    session.configure(settings);
    await expect.poll(() => flagged(IN_A)).toEqual(BOTH);
    expect(await flagged(IN_B)).toEqual(['见字']);
    named = { [A]: ['/shared'], [B]: ['${workspaceFolder}/corpus'] };
    session.configure(settings);
    await expect.poll(() => flagged(IN_A)).toEqual(['见字']);
    expect(await flagged(IN_B)).toEqual(['见字']);
  });

  test('~ and ${userHome} are the user’s own folder, ${workspaceFolder} each folder itself', async () => {
    const runtime = files();
    runtime.files.set('file:///home/me/%E6%96%87%E7%AB%A0/letter.md', LETTER);
    const settings = (folders: string[]) => ({ corpus: { folders } });
    await opened(runtime, settings(['~/文章', '${workspaceFolder}/corpus']));
    await expect.poll(() => flagged(IN_A)).toEqual(BOTH);
    expect(await flagged(IN_B)).toEqual(['见字']);
    expect((await status()).folders).toEqual([
      'file:///home/me/%E6%96%87%E7%AB%A0',
      `${A}/corpus`,
      `${B}/corpus`,
    ]);
    session.configure(settings(['${userHome}/文章']));
    await expect.poll(() => flagged(IN_A)).toEqual(['见字']);
    session.configure(settings(['~/nothing-here']));
    await session.until(() => session.shown.length > 0, 'a message');
    expect(session.shown).toEqual(['引文库文件夹不存在：/home/me/nothing-here']);
  });

  test('an article that changes changes what its folder’s documents are checked against', async () => {
    const runtime = files();
    await opened(runtime);
    expect(await flagged(IN_A)).toEqual(['抗击']);
    expect(await flagged(IN_B)).toEqual(['见字']);
    await passed(session, runtime);
    runtime.files.set(`${B}/corpus/letter.md`, LETTER.replace('都好', '安好'));
    await touched(session, runtime);
    await expect.poll(() => flagged(IN_B)).toEqual([]);
    expect(await flagged(OUTSIDE)).toEqual(['抗击']);
    expect(await flagged(IN_A)).toEqual(['抗击']);
  });

  test('a broken article is told once, and goes when it is mended', async () => {
    const runtime = files();
    const broken = `${B}/corpus/broken.md`;
    runtime.files.set(broken, '---\ntitle: [甲\n---\n\n正文。\n');
    await opened(runtime);
    await session.until(() => (session.pushed.get(broken)?.length ?? 0) > 0, 'a diagnostic in the file');
    expect(session.pushed.get(broken)).toHaveLength(1);
    await expect.poll(async () => (await status()).problems.length).toBe(1);
    await passed(session, runtime);
    runtime.files.set(broken, LETTER.replace('id: letter', 'id: other').replace('见字如面', '展信舒颜'));
    await touched(session, runtime);
    await session.until(() => session.pushed.get(broken)?.length === 0, 'nothing in the file');
    expect((await status()).problems).toEqual([]);
  });
});

describe('folders with the same corpus', () => {
  test('share it: its files are read and watched once', async () => {
    const runtime = memoryRuntime({ 'file:///shared/speeches.md': SPEECHES });
    let reads = 0;
    const readBytes = runtime.readBytes.bind(runtime);
    runtime.readBytes = (file) => {
      if (file.startsWith('file:///shared/')) reads++;
      return readBytes(file);
    };
    await opened(runtime, { corpus: { folders: ['/shared'] } });
    await expect.poll(async () => (await status()).folders).toEqual(['file:///shared']);
    for (const uri of [IN_A, IN_B, OUTSIDE]) expect(await flagged(uri)).toEqual(['抗击']);
    expect(reads).toBe(1);
    await passed(session, runtime);
    expect(runtime.watched().filter((folder) => folder === 'file:///shared')).toHaveLength(1);
  });

  test('a folder that is gone while its corpus is being read leaves nobody waiting', async () => {
    const runtime = files();
    const list = runtime.list.bind(runtime);
    let go: () => void = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    runtime.list = async (folder, filter) => {
      if (folder.startsWith(B)) await gate;
      return list(folder, filter);
    };
    session = await startSession(runtime, { workspaceFolders: [A, B] });
    session.open(IN_B, DRAFT);
    const asked = flagged(IN_B);
    await session.client.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: B, name: 'b' }] },
    });
    // It answers although the gate is still shut.
    expect(await asked).toEqual([]);
    go();
    await expect.poll(() => flagged(IN_B)).toEqual(['抗击']);
  });
});
