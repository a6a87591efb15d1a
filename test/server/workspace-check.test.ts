import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { CHECK_PROGRESS, CHECK_WORKSPACE, CLEAR_WORKSPACE } from '../../server/src/protocol.ts';
import type { CheckProgress, WorkspaceReport } from '../../server/src/protocol.ts';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, startSession, textIn } from './session.ts';
import type { MemoryRuntime, Session } from './session.ts';

const SLIP = '“抗击疫情的物资已经在昨天傍晚全部抵达前线。”';
const TEXT = `他说：${SLIP}此后无话。\n`;
const GOOD = TEXT.replace('抵达', '到达');
let session: Session;
let runtime: MemoryRuntime;

async function start(files: Record<string, string>, settings: unknown = {}): Promise<void> {
  runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES, ...files });
  session = await startSession(runtime, { settings });
}
afterEach(() => session.dispose());

const checkAll = (): Promise<WorkspaceReport> => session.request<WorkspaceReport>(CHECK_WORKSPACE, {});
const told = (uri: string): unknown[] | undefined => session.pushed.get(uri)?.map(({ code }) => code);

describe('the whole workspace', () => {
  test('every document is checked, articles are not; the report has most to look at first', async () => {
    await start({
      'file:///w/a.md': GOOD,
      'file:///w/b.md': TEXT,
      'file:///w/sub/c.txt': `${TEXT}\n${TEXT}`,
      'file:///w/d.py': TEXT,
    });
    const report = await checkAll();
    expect(report).toMatchObject({
      documents: 3,
      counts: { exact: 1, misquote: 3 },
      unread: [],
      summary: '3篇文稿，4处引文：3处与原文不一致',
    });
    expect(report.files.map(({ path, items }) => [path, items.length])).toEqual([
      ['sub/c.txt', 2],
      ['b.md', 1],
    ]);
    const [item] = report.files[1].items;
    expect(item).toMatchObject({ severity: 'warning', rule: 'misquote', ruleText: '与原文不一致' });
    expect(item.words).toBe(textIn(TEXT, item.range));
    expect(textIn(TEXT, item.range)).toContain('抵达');
    expect(told('file:///w/b.md')).toEqual(['misquote']);
    expect(told('file:///w/a.md')).toBeUndefined();
  });

  test('settings say which documents; each folder has its own', async () => {
    const files = { 'file:///w/a.md': TEXT, 'file:///w/old/b.md': TEXT, 'file:///w/c.draft.md': TEXT };
    await start(files, { files: { exclude: ['old', '*.draft.md'] } });
    expect((await checkAll()).files.map(({ path }) => path)).toEqual(['a.md']);
    session.configure({ files: { include: ['old/**'] } });
    await expect.poll(async () => (await checkAll()).files.map(({ path }) => path)).toEqual(['old/b.md']);
    expect(told('file:///w/a.md')).toEqual([]);
  });

  test('an open document is checked as it stands in the editor, and told once', async () => {
    await start({ 'file:///w/a.md': TEXT }, { check: { when: 'command' } });
    session.open('file:///w/a.md', GOOD);
    expect((await checkAll()).files).toEqual([]);
    session.change('file:///w/a.md', 2, { text: TEXT });
    expect((await checkAll()).files).toHaveLength(1);
    expect(told('file:///w/a.md')).toBeUndefined();
    const pulled = (await session.diagnostics('file:///w/a.md')) as FullDocumentDiagnosticReport;
    expect(pulled.items).toHaveLength(1);
  });

  test('what was told follows the file: opened, closed, changed, deleted', async () => {
    const uri = 'file:///w/a.md';
    await start({ [uri]: TEXT });
    await checkAll();
    expect(told(uri)).toEqual(['misquote']);
    session.open(uri, TEXT);
    await session.until(() => told(uri)?.length === 0, 'the client asks now');
    session.close(uri);
    await session.until(() => told(uri)?.length === 1, 'told again');
    const touch = (type: number): void =>
      void session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
    runtime.files.set(uri, GOOD);
    touch(2);
    await session.until(() => told(uri)?.length === 0, 'mended on the disk');
    runtime.files.set(uri, TEXT);
    touch(2);
    await session.until(() => told(uri)?.length === 1, 'changed on the disk');
    runtime.files.delete(uri);
    touch(3);
    await session.until(() => told(uri)?.length === 0, 'deleted');
  });

  test('what was told of files is taken back when their folder is deleted', async () => {
    const uri = 'file:///w/drafts/a.md';
    await start({ [uri]: TEXT });
    await checkAll();
    expect(told(uri)).toEqual(['misquote']);
    runtime.files.delete(uri);
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///w/drafts', type: 3 }],
    });
    await session.until(() => told(uri)?.length === 0, 'deleted with its folder');
  });

  test('the results can be cleared', async () => {
    await start({ 'file:///w/a.md': TEXT });
    await checkAll();
    await session.client.sendNotification(CLEAR_WORKSPACE);
    await session.until(() => told('file:///w/a.md')?.length === 0, 'cleared');
  });

  test('it says how far it is, and stops when it is told to', async () => {
    await start(
      Object.fromEntries(
        Array.from({ length: 200 }, (_, i) => [`file:///w/${i}.md`, `${TEXT}\n`.repeat(20 + i)]),
      ),
    );
    const stop = new CancellationTokenSource();
    const heard: CheckProgress[] = [];
    session.client.onNotification(CHECK_PROGRESS, (news: CheckProgress) => {
      heard.push(news);
      if (heard.length === 2) stop.cancel();
    });
    await expect(session.request(CHECK_WORKSPACE, {}, stop.token)).rejects.toThrow();
    expect(heard[0]).toMatchObject({ done: 0, total: 200 });
    expect(heard.at(-1)!.done).toBeLessThan(200);
    // Meanwhile and afterwards the server is there for everything else.
    session.open('file:///w/x.md', TEXT);
    expect(
      ((await session.diagnostics('file:///w/x.md')) as FullDocumentDiagnosticReport).items,
    ).toHaveLength(1);
  });

  test('what is ignored stays out, and entries that fit nowhere are stale', async () => {
    const list = 'file:///w/.verbatim/ignore.json';
    await start({
      'file:///w/a.md': TEXT,
      'file:///w/b.md': `<!-- verbatim-ignore-file -->\n\n${TEXT}`,
      [list]: `{ "ignore": [\n{ "text": "早已不在的话", "rule": "misquote" },\n{ "text": ${JSON.stringify(SLIP.slice(1, -1))}, "file": "a.md" },\n{ "text": "甲", "file": "gone.md" } ] }`,
    });
    expect((await checkAll()).files).toEqual([]);
    expect(session.pushed.get(list)?.map(({ range }) => range.start.line)).toEqual([1, 3]);
  });
});
