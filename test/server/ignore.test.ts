import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import {
  ADD_IGNORED,
  CHECK,
  FINDINGS,
  IGNORE_COMMAND,
  IGNORE_LISTS,
  REMOVE_IGNORED,
} from '../../server/src/protocol.ts';
import type {
  AddIgnoredResult,
  CheckResult,
  FindingsResult,
  IgnoreArgument,
  IgnoreListsResult,
  RemoveIgnoredResult,
} from '../../server/src/protocol.ts';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { applied, memoryRuntime, passed, positionOf, startSession, touched } from './session.ts';
import type { MemoryRuntime, Session } from './session.ts';

const URI = 'file:///w/drafts/draft.md';
const LIST = 'file:///w/.verbatim/ignore.json';
const OWN = 'file:///home/me/.verbatim/ignore.json';
const SLIP = '“抗击疫情的物资已经在昨天傍晚全部抵达前线。”';
const TEXT = `他说：${SLIP}此后无话。\n\n又说：“抗疫人员也将于明日凌晨启程。”\n`;
let session: Session;
let runtime: MemoryRuntime;

async function start(
  files: Record<string, string> = {},
  commands: string[] = [IGNORE_COMMAND],
): Promise<void> {
  runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES, ...files });
  session = await startSession(runtime, { initializationOptions: { commands } });
}
afterEach(() => session.dispose());

const items = async (uri = URI): Promise<Diagnostic[]> =>
  ((await session.diagnostics(uri)) as FullDocumentDiagnosticReport).items;
const codes = async (uri = URI): Promise<unknown[]> => (await items(uri)).map(({ code }) => code);

async function ignoreActions(text: string, words: string, until = words, uri = URI): Promise<CodeAction[]> {
  const diagnostics = await items(uri);
  const range = { start: positionOf(text, words), end: positionOf(text, until) };
  const actions = await session.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics },
  });
  return actions.filter(({ title }) => title.includes('忽略'));
}

/** What the client's command does: the entry is put into the list, and the server hears of it. */
async function run(action: CodeAction): Promise<string> {
  const { list, entry, scope, remove } = action.command!.arguments![0] as IgnoreArgument;
  const text = runtime.files.get(list) ?? null;
  const result = await (remove === true
    ? session.request<RemoveIgnoredResult>(REMOVE_IGNORED, { text, entry })
    : session.request<AddIgnoredResult>(ADD_IGNORED, { text, entry, scope, date: '2026-11-22' }));
  runtime.files.set(list, result!.text);
  await session.client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: list, type: 2 }],
  });
  return list;
}

describe('quick fixes', () => {
  test('offer the place, the file, the workspace and always, each tied to what it answers', async () => {
    await start();
    session.open(URI, TEXT);
    const actions = await ignoreActions(TEXT, '抵达');
    expect(actions.map(({ title }) => title)).toEqual([
      '忽略此处“与原文不一致”（在文中加注释）',
      '在本文件中忽略这段引文',
      '在工作区中忽略这段引文',
      '始终忽略这段引文',
      '在本文件中忽略“与原文不一致”（在文中加注释）',
    ]);
    for (const { kind, diagnostics } of actions) {
      expect(kind).toBe('quickfix');
      expect(diagnostics).toMatchObject([{ code: 'misquote' }]);
    }
  });

  test('a client without the command is offered comments only', async () => {
    await start({}, []);
    session.open(URI, TEXT);
    expect((await ignoreActions(TEXT, '抵达')).filter(({ edit }) => edit === undefined)).toEqual([]);
    expect(await ignoreActions(TEXT, '抵达')).toHaveLength(2);
  });

  test('an untitled document can be ignored always, in no folder', async () => {
    await start();
    session.open('untitled:a', TEXT);
    const titles = (await ignoreActions(TEXT, '抵达', '抵达', 'untitled:a')).map(({ title }) => title);
    expect(titles).toContain('始终忽略这段引文');
    expect(titles).not.toContain('在工作区中忽略这段引文');
  });

  test.each([
    ['markdown', TEXT],
    [
      'markdown',
      `---\ntitle: 稿\n---\n\n# 题\n\n- 他说：${SLIP}  \n- 别的\n\n> 又说：“抗疫人员也将于明日凌晨启程。”\n`,
    ],
    ['markdown', `| 甲 | 乙 |\n|---|---|\n| ${SLIP} | 二 |\n\n又说：“抗疫人员也将于明日凌晨启程。”\n`],
    ['markdown', `开头的话，\n他说：${SLIP}此后无话。\n\n又说：“抗疫人员也将于明日凌晨启程。”\n`],
    ['html', `<!DOCTYPE html>\n<p>他说：${SLIP}</p>\n<p>又说：“抗疫人员也将于明日凌晨启程。”</p>\n`],
    [
      'latex',
      `\\begin{document}\n  他说：${SLIP}\n\n又说：“抗疫人员也将于明日凌晨启程。”\n\\end{document}\n`,
    ],
    ['restructuredtext', `题\n==\n\n他说：${SLIP}\n\n又说：“抗疫人员也将于明日凌晨启程。”\n`],
    ['asciidoc', `= 题\n\n开头，\n他说：${SLIP}\n\n又说：“抗疫人员也将于明日凌晨启程。”\n`],
    ['markdown', TEXT.replaceAll('\n', '\r\n')],
  ])('a comment in %s leaves this place alone and nothing else: %j', async (language, text) => {
    await start();
    session.open(URI, text, language);
    expect(await codes()).toEqual(['misquote', 'misquote']);
    const actions = await ignoreActions(text, '抵达');
    const here = actions.find(({ title }) => title.startsWith('忽略此处'))!;
    const commented = applied(text, here, URI);
    session.change(URI, 2, { text: commented });
    expect(await codes()).toEqual(['misquote']);
    expect(
      commented.replace(/ ?[ \t]*(<!-- |% |\.\. |\/\/ )verbatim-ignore[^\r\n|]*?misquote( -->)?/, '').trim(),
    ).not.toContain('verbatim');
    const all = actions.find(({ title }) => title.startsWith('在本文件中忽略“'))!;
    const filed = applied(text, all, URI);
    session.change(URI, 3, { text: filed });
    expect(await codes()).toEqual([]);
    // either is taken back by a quick fix, and nothing is left of it
    for (const [i, one] of [filed, commented].entries()) {
      session.change(URI, 4 + i, { text: one });
      const back = (await ignoreActions(one, '抵达')).filter(({ title }) => title.startsWith('取消忽略'));
      expect(back).toHaveLength(1);
      expect(applied(one, back[0], URI)).toBe(text);
    }
  });

  test('plain text has no comments: the text is left as it is', async () => {
    await start();
    session.open(URI, TEXT, 'plaintext');
    expect((await ignoreActions(TEXT, '抵达')).filter(({ edit }) => edit !== undefined)).toEqual([]);
  });

  test('a selection over several paragraphs is put between two comments', async () => {
    await start();
    const text = `前文。\n\n${TEXT}\n后文。\n`;
    session.open(URI, text);
    const [action, ...more] = await ignoreActions(text, '他说', '启程');
    expect(more).toEqual([]);
    const commented = applied(text, action, URI);
    expect(commented).toBe(
      `前文。\n\n<!-- verbatim-ignore-start misquote -->\n\n${TEXT.trimEnd()}\n\n<!-- verbatim-ignore-end -->\n\n后文。\n`.replace(
        'ignore-end -->',
        'ignore-end misquote -->',
      ),
    );
    session.change(URI, 2, { text: commented });
    expect(await codes()).toEqual([]);
    const [back] = await ignoreActions(commented, '抵达');
    expect(back.title).toBe('取消忽略（删去第3行的注释）');
    expect(applied(commented, back, URI)).toBe(text);
  });

  test('what is stated of a quotation can be left alone from the quotation, too', async () => {
    await start();
    const text = '2020年3月15日，甲同哈萨克斯坦总统托卡耶夫通话时说：“病毒没有国界，疫情不分种族。”\n';
    session.open(URI, text);
    const titles = (await ignoreActions(text, '病毒')).map(({ title }) => title);
    expect(titles).toContain('忽略此处“出处不符”（在文中加注释）');
    expect(titles).toContain('在本文件中忽略这段引文');
  });
});

describe('lists', () => {
  const chosen = async (title: string): Promise<CodeAction> =>
    (await ignoreActions(TEXT, '抵达')).find((action) => action.title === title)!;

  test.each([
    ['在本文件中忽略这段引文', LIST, { file: 'drafts/draft.md' }],
    ['在工作区中忽略这段引文', LIST, {}],
    ['始终忽略这段引文', OWN, {}],
  ])('%s: for good', async (title, list, fields) => {
    await start();
    session.open(URI, TEXT);
    const before = session.refreshes();
    expect(await run(await chosen(title))).toBe(list);
    await session.until(() => session.refreshes() > before, 'refresh');
    await expect.poll(() => codes()).toEqual(['misquote']);
    const [entry, ...others] = [...runtime.files.get(list)!.matchAll(/^ {4}(\{.*\}),$/gm)];
    expect(others).toEqual([]);
    expect(JSON.parse(entry[1])).toMatchObject({
      text: '抗击疫情的物资已经在昨天傍晚全部抵达前线。',
      rule: 'misquote',
      reason: '',
      date: '2026-11-22',
      ...fields,
    });
  });

  test.each([
    ['在本文件中忽略这段引文', '取消忽略：本文件中的这段引文'],
    ['在工作区中忽略这段引文', '取消忽略：工作区中的这段引文'],
    ['始终忽略这段引文', '取消忽略：所有工作区中的这段引文'],
  ])('%s: the hover says so, the view counts it, and it can be taken back', async (title, back) => {
    await start();
    session.open(URI, TEXT);
    const hoverText = async (): Promise<string> =>
      JSON.stringify(
        await session.request('textDocument/hover', {
          textDocument: { uri: URI },
          position: positionOf(TEXT, '抵达'),
        }),
      );
    await codes();
    expect(await hoverText()).not.toContain('已忽略');
    const list = await run(await chosen(title));
    await expect.poll(() => codes()).toEqual(['misquote']);
    const found = await session.request<FindingsResult>(FINDINGS, { uri: URI });
    expect(found.items.map(({ words }) => words)).toEqual(['抗疫人员也将于明日凌晨启程。']);
    expect(found.ignored.map(({ words, state, severity }) => [words, state, severity])).toEqual([
      [SLIP.slice(1, -1), 'misquote', null],
    ]);
    expect(await hoverText()).toMatch(/已忽略“与原文不一致”：见忽略清单 .*ignore\\\\\.json/);
    const [action, ...others] = await ignoreActions(TEXT, '抵达');
    expect(others).toEqual([]);
    expect(action.title).toBe(back);
    expect(runtime.files.get(list)).toMatch(/^\/\/ .*\n\/\/ 删去一行/);
    expect(runtime.files.get(list)!.startsWith('// Verbatim 在所有工作区')).toBe(list === OWN);
    expect(await run(action)).toBe(list);
    await expect.poll(() => codes()).toEqual(['misquote', 'misquote']);
    expect(runtime.files.get(list)).not.toContain('抵达');
  });

  test('the user’s own list is watched: another window may write it', async () => {
    await start();
    session.open(URI, TEXT);
    expect(await codes()).toHaveLength(2);
    await passed(session, runtime, 5000);
    const before = session.refreshes();
    runtime.files.set(OWN, `{ "ignore": [ { "text": ${JSON.stringify(SLIP.slice(1, -1))} } ] }`);
    await touched(session, runtime);
    await session.until(() => session.refreshes() > before, 'refresh');
    expect(await codes()).toHaveLength(1);
  });

  test('of a folder, the workspace and the user hold together; the nearest takes what is new', async () => {
    const folder = 'file:///w/drafts/.verbatim/ignore.json';
    await start({
      [folder]: '{ "ignore": [ { "text": "抗疫人员也将于明日凌晨启程。", "file": "draft.md" } ] }',
      [OWN]: '{ "ignore": [ { "text": "抗击疫情的物资已经在昨天傍晚全部抵达前线。", "rule": "spliced" } ] }',
    });
    session.open(URI, TEXT);
    expect(await codes()).toEqual(['misquote']);
    expect(await run(await chosen('在工作区中忽略这段引文'))).toBe(folder);
    await expect.poll(() => codes()).toEqual([]);
    const lists = await session.request<IgnoreListsResult>(IGNORE_LISTS, { uri: URI });
    expect(lists).toEqual([
      { uri: folder, scope: 'workspace', exists: true, entries: 2 },
      { uri: LIST, scope: 'workspace', exists: false, entries: 0 },
      { uri: OWN, scope: 'user', exists: true, entries: 1 },
    ]);
  });

  test('a folder that is deleted takes its list with it', async () => {
    await start({ [LIST]: `{ "ignore": [ { "text": ${JSON.stringify(SLIP.slice(1, -1))} } ] }` });
    session.open(URI, TEXT);
    expect(await codes()).toEqual(['misquote']);
    runtime.files.delete(LIST);
    // all that editors tell: nothing of what was in it
    await session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///w/.verbatim', type: 3 }],
    });
    expect(await codes()).toEqual(['misquote', 'misquote']);
  });

  test('what is ignored is neither counted nor mended, and still known to the hover', async () => {
    await start({ [LIST]: `{ "ignore": [ { "text": ${JSON.stringify(SLIP.slice(1, -1))} } ] }` });
    session.open(URI, TEXT);
    const result = await session.request<CheckResult>(CHECK, { uri: URI });
    expect(result).toMatchObject({ flagged: 1, counts: { misquote: 1 } });
    const [fixAll] = await session.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll.verbatim'] },
    });
    expect(fixAll === undefined ? TEXT : applied(TEXT, fixAll, URI)).toContain('抵达');
    const hover = await session.request('textDocument/hover', {
      textDocument: { uri: URI },
      position: positionOf(TEXT, '抵达'),
    });
    expect(JSON.stringify(hover)).toContain('到达');
  });

  test('a list that cannot be read says so, is not added to, and holds nothing up', async () => {
    await start({ [LIST]: '{ "ignore": [ { "text": }' });
    session.open(URI, TEXT);
    expect(await codes()).toEqual(['misquote', 'misquote']);
    await session.until(() => (session.pushed.get(LIST) ?? []).length === 1, 'the list’s problem');
    const { entry } = (await chosen('在工作区中忽略这段引文')).command!.arguments![0] as IgnoreArgument;
    const text = runtime.files.get(LIST)!;
    expect(await session.request(ADD_IGNORED, { text, entry, date: '2026-11-22' })).toBeNull();
  });

  test('entries and comments that fit nothing any more are reported, until they do again', async () => {
    const entry = { text: SLIP.slice(1, -1), rule: 'misquote', file: 'drafts/draft.md' };
    await start({ [LIST]: `{ "ignore": [\n${JSON.stringify(entry)} ] }` });
    session.open(URI, TEXT);
    await items();
    const mended = TEXT.replace('抵达', '到达');
    session.change(URI, 2, { text: mended });
    await items();
    await session.until(() => (session.pushed.get(LIST) ?? []).length === 1, 'a stale entry');
    expect(session.pushed.get(LIST)![0]).toMatchObject({
      code: 'stale-ignore',
      range: { start: { line: 1, character: 0 } },
    });
    session.change(URI, 3, { text: TEXT });
    await items();
    await session.until(() => (session.pushed.get(LIST) ?? [1]).length === 0, 'in use again');

    session.change(URI, 4, { text: `<!-- verbatim-ignore-next-line -->\n${mended}` });
    expect(await codes()).toEqual(['misquote', 'stale-ignore']);
    session.change(URI, 5, { text: `<!-- verbatim-ignore-file misqoute -->\n\n${mended}` });
    expect((await items()).map(({ message }) => message)[1]).toMatch(/^没有misqoute这条规则/);
  });
});
