import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  Diagnostic,
  FullDocumentDiagnosticReport,
  Hover,
  Location,
  LocationLink,
  Range,
} from 'vscode-languageserver-protocol';
import { CORPUS, SPEECHES, SPEECHES_URI } from './articles.ts';
import { applied, memoryRuntime, positionAt, positionOf, startSession, textIn } from './session.ts';
import type { Session, SessionOptions } from './session.ts';

const URI = 'file:///w/draft.md';
const MISQUOTED = '他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。”此后无话。\n';
let session: Session;

async function start(options?: SessionOptions, files: Record<string, string> = {}): Promise<void> {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES, ...files }), options);
}
afterEach(() => session.dispose());

const at = (text: string, words: string, within = 0) => ({
  textDocument: { uri: URI },
  position: positionOf(text, words, within),
});
const hoverText = (hover: Hover | null): string =>
  (hover?.contents as { value: string } | undefined)?.value ?? '';

describe('hover', () => {
  test('speaker, date, occasion, article with a link, the passage with the words in bold', async () => {
    await start();
    const text = '甲说：“人类是一个休戚与共的命运共同体。”';
    session.open(URI, text);
    await session.diagnostics(URI);
    const hover = await session.request<Hover>('textDocument/hover', at(text, '休戚'));
    expect(textIn(text, hover.range as Range)).toMatch(/^人类是一个休戚与共的命运共同体。?$/);
    const value = hoverText(hover);
    expect(value).toContain('与原文一致');
    expect(value).toContain('2020年3月12日，同联合国秘书长古特雷斯通话');
    expect(value).toContain('[《同舟共济》](file:///w/corpus/speeches.md#L14)');
    expect(value).toMatch(/> .*再次表明，\*\*人类是一个休戚与共的命运共同体\*\*。/);
  });

  test('an article that is no file on a disk is opened by a command: a hover opens files only', async () => {
    const folder = 'vscode-vfs://github/me/texts';
    const file = `${folder}/corpus/speeches%20(1).md`;
    session = await startSession(memoryRuntime({ [file]: SPEECHES }), { workspaceFolders: [folder] });
    session.open(URI, MISQUOTED);
    await session.diagnostics(URI);
    const value = hoverText(await session.request('textDocument/hover', at(MISQUOTED, '昨天')));
    const [, written] = /\]\(command:verbatim\.openSource\?([^)\s]*)\)/.exec(value)!;
    const start = { line: expect.any(Number), character: 0 };
    expect(JSON.parse(decodeURIComponent(written))).toEqual([{ uri: file, range: { start, end: start } }]);
  });

  test('another source comes first, before the passage, though the words agree', async () => {
    await start();
    const text = '2020年3月15日，甲同哈萨克斯坦总统托卡耶夫通话时说：“病毒没有国界，疫情不分种族。”\n';
    session.open(URI, text);
    await session.diagnostics(URI);
    const lines = hoverText(await session.request('textDocument/hover', at(text, '国界'))).split('\n\n');
    expect(lines[0]).toBe('**出处不符** · 文字与原文一致');
    expect(lines[1]).toBe('- **出处不符** 日期：此处作「2020年3月15日」，引文库作「2020年3月24日」');
    expect(lines[2]).toContain('甲，2020年3月24日');
    const wrong = text.replace('种族', '民族');
    session.change(URI, 2, { text: wrong });
    await session.diagnostics(URI);
    const both = hoverText(await session.request('textDocument/hover', at(wrong, '国界'))).split('\n\n');
    expect(both[0]).toBe('**与原文不一致** · **出处不符**');
    expect(both[1].split('\n')).toHaveLength(2);
  });

  test('of a shortened quotation only its own words are bold', async () => {
    await start();
    const text =
      '甲说：“在经济全球化时代，这样的重大突发事件不会是最后一次……国际社会必须树立人类命运共同体意识。”\n';
    session.open(URI, text);
    await session.diagnostics(URI);
    const value = hoverText(await session.request('textDocument/hover', at(text, '时代')));
    expect(value).toContain('**在经济全球化时代，这样的重大突发事件不会是最后一次**，各种');
    expect(value).toContain('新的考验。**国际社会必须树立人类命运共同体意识**，守望相助');
  });

  test('an article is named once, a note is no entry of a list', async () => {
    const essay = `---\nid: essay\ntitle: 书写友谊\npublication: 新华社\ndate: 2020-04-05\nkind: essay\nlanguage: zh-Hans\nstatus: partial\nstatusNote: 只收后半篇\n---\n\n友谊之树常青，不怕风吹雨打，也不怕山高水长。\n`;
    await start(undefined, { [`${CORPUS}/essay.md`]: essay });
    const text = '有人写道：“友谊之树常青，不怕风吹雨打，也不怕山高水长。”\n';
    session.open(URI, text);
    await session.diagnostics(URI);
    const value = hoverText(await session.request('textDocument/hover', at(text, '常青')));
    expect(value.match(/《书写友谊》/g)).toHaveLength(1);
    expect(value).toContain('**说明** 引文库只收有这篇文章的一部分：只收后半篇');
    expect(value).not.toMatch(/^- /m);
  });

  test('the differences of a misquotation, one on a line', async () => {
    await start();
    session.open(URI, MISQUOTED);
    await session.diagnostics(URI);
    const value = hoverText(await session.request('textDocument/hover', at(MISQUOTED, '昨天')));
    expect(value).toContain('与原文不一致');
    expect(value).toMatch(/^- \*\*异\*\* 「抵达?」原文作「到达?」$/m);
  });

  test('nothing from the corpus or the document becomes markup', async () => {
    const evil = SPEECHES.replace('title: 同舟共济', "title: '[x](command:evil) <b>$(zap)</b> `y`'").replace(
      '抗击疫情的物资',
      '抗击*疫情*的 <img src=x> [物资](command:evil)',
    );
    await start(undefined, { [SPEECHES_URI]: evil });
    session.open(URI, MISQUOTED);
    await session.diagnostics(URI);
    const value = hoverText(await session.request('textDocument/hover', at(MISQUOTED, '昨天')));
    expect(value).not.toBe('');
    expect(value).not.toMatch(/(?<!\\)<(b|img)|(?<!\\)\]\(command:|(?<!\\)\$\(zap/);
  });

  test('null where there is no quotation, in an empty document, in a closed one', async () => {
    await start();
    session.open(URI, '今天天气很好，大家都很高兴。');
    expect(await session.request('textDocument/hover', at('今天天气', '天气'))).toBeNull();
    session.change(URI, 2, { text: '' });
    expect(
      await session.request('textDocument/hover', {
        textDocument: { uri: URI },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
    expect(
      await session.request('textDocument/hover', {
        textDocument: { uri: URI },
        position: { line: 99, character: 99 },
      }),
    ).toBeNull();
    session.close(URI);
    expect(
      await session.request('textDocument/hover', {
        textDocument: { uri: URI },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
  });
});

describe('code actions', () => {
  /** What mends; ignoring has tests of its own. */
  const actionsAt = async (text: string, words: string, only?: string[]): Promise<CodeAction[]> => {
    const { items } = (await session.diagnostics(URI)) as FullDocumentDiagnosticReport;
    const range = { start: positionOf(text, words), end: positionOf(text, words) };
    const actions = await session.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range,
      context: { diagnostics: items, only },
    });
    return actions.filter(({ title }) => !title.includes('忽略'));
  };

  test('restore the canonical wording, tied to the version and to its diagnostic', async () => {
    await start();
    session.open(URI, MISQUOTED, 'markdown', 7);
    const [action, ...others] = await actionsAt(MISQUOTED, '抵达');
    expect(others).toEqual([]);
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(action.title).toMatch(/^改为原文：「到达?」$/);
    expect(action.edit?.documentChanges?.[0]).toMatchObject({ textDocument: { uri: URI, version: 7 } });
    expect(action.diagnostics?.[0]).toMatchObject({ code: 'misquote' });
    expect(applied(MISQUOTED, action, URI)).toBe(MISQUOTED.replace('抵达', '到达'));
  });

  test('plain changes for clients that know no versions', async () => {
    await start({ capabilities: { workspace: { configuration: true } } });
    session.open(URI, MISQUOTED);
    const [action] = await actionsAt(MISQUOTED, '抵达');
    expect(action.edit?.documentChanges).toBeUndefined();
    expect(applied(MISQUOTED, action, URI)).toContain('到达');
  });

  test('a clause left out is restored or marked; both leave nothing to report', async () => {
    await start();
    const text = '甲说：“国际社会必须树立人类命运共同体意识，携手应对风险挑战，共建美好地球家园。”';
    session.open(URI, text);
    const actions = await actionsAt(text, '携手');
    expect(actions.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^改为原文：补上「(守望相助，|，守望相助)」$/),
      '补省略号“……”',
    ]);
    const results = actions.map((action) => applied(text, action, URI));
    expect(results[0]).toBe(
      '甲说：“国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园。”',
    );
    expect(results[1]).toMatch(/意识，?……，?携手/);
    for (const [i, result] of results.entries()) {
      session.change(URI, i + 2, { text: result });
      expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items).toEqual([]);
    }
  });

  test('a few letters left out are restored or marked, too', async () => {
    await start();
    const text = '甲说：“国际社会必须树立命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园。”';
    session.open(URI, text);
    const actions = await actionsAt(text, '国际社会');
    expect(actions.map(({ title }) => title)).toEqual(['改为原文：补上「人类」', '补省略号“……”']);
    expect(actions.map(({ isPreferred }) => isPreferred)).toEqual([true, undefined]);
    const marked = applied(text, actions[1], URI);
    expect(marked).toContain('必须树立……命运共同体意识');
    session.change(URI, 2, { text: marked });
    expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items).toEqual([]);
  });

  test('where a clause is left out, a slip beside it is restored, not marked', async () => {
    await start();
    const text = '甲说：“国际社会必须树立命运共同体意识，携手应对风险挑战，共建美好地球家园。”';
    session.open(URI, text);
    const actions = await actionsAt(text, '国际社会');
    expect(actions.map(({ title }) => title)).toEqual(['改为原文（2处）', '补省略号“……”，其余改为原文']);
    expect(applied(text, actions[1], URI)).toMatch(/树立人类命运共同体意识，?……，?携手/);
  });

  test('fix all mends the small and clear cases, in one edit that does not overlap', async () => {
    await start();
    const text = `${MISQUOTED}\n${MISQUOTED}\n甲说：“国际社会必须树立人类命运共同体意识，携手应对风险挑战，共建美好地球家园。”\n`;
    session.open(URI, text);
    const [action, ...others] = await actionsAt(text, '抵达', ['source.fixAll']);
    expect(others).toEqual([]);
    expect(action.kind).toBe('source.fixAll.verbatim');
    expect(applied(text, action, URI)).toBe(text.replaceAll('抵达', '到达'));
  });

  test('other source actions are answered with nothing', async () => {
    await start();
    session.open(URI, MISQUOTED);
    expect(await actionsAt(MISQUOTED, '抵达', ['source.organizeImports'])).toEqual([]);
    expect(await actionsAt(MISQUOTED, '抵达', ['refactor'])).toEqual([]);
  });

  test('a wrong date is corrected', async () => {
    await start();
    const text =
      '2020年3月13日，同联合国秘书长古特雷斯通话时说：“国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园。”';
    session.open(URI, text);
    const { items } = (await session.diagnostics(URI)) as FullDocumentDiagnosticReport;
    const contradicted = items.find(({ code }) => code === 'contradicted') as Diagnostic;
    expect(textIn(text, contradicted.range)).toContain('3月13日');
    expect(contradicted.message).toMatch(/^日期与出处不符：此处作「.*3月13日」，引文库作「.*3月12日」/);
    const actions = await actionsAt(text, '国际社会');
    const action = actions.find(({ title }) => title.startsWith('将日期改为')) as CodeAction;
    const result = applied(text, action, URI);
    expect(result).toContain('2020年3月12日，同');
    session.change(URI, 2, { text: result });
    expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items).toEqual([]);
  });

  test('a word that points to a wrong date is left to the writer', async () => {
    await start();
    const text =
      '时间来到2020年3月13日。那天，同联合国秘书长古特雷斯通话时他说：“国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园。”';
    session.open(URI, text);
    const { items } = (await session.diagnostics(URI)) as FullDocumentDiagnosticReport;
    expect(items.map(({ code, range }) => [code, textIn(text, range)])).toEqual([['contradicted', '那天']]);
    const actions = await actionsAt(text, '国际社会');
    expect(actions.filter(({ title }) => title.startsWith('将日期改为'))).toEqual([]);
  });
});

describe('definition', () => {
  test('the passage in its article, the quoted words selected', async () => {
    await start();
    session.open(URI, MISQUOTED);
    await session.diagnostics(URI);
    const [link] = await session.request<LocationLink[]>('textDocument/definition', at(MISQUOTED, '昨天'));
    expect(link.targetUri).toBe(SPEECHES_URI);
    expect(textIn(MISQUOTED, link.originSelectionRange as Range)).toMatch(/^抗击疫情.*前线。?$/);
    expect(textIn(SPEECHES, link.targetSelectionRange)).toMatch(
      /^抗击疫情的物资已经在昨天傍晚全部到达前线。?$/,
    );
    expect(textIn(SPEECHES, link.targetRange)).toBe(
      '抗击疫情的物资已经在昨天傍晚全部到达前线。\n抗疫人员也将于明日清晨启程。',
    );
  });

  test('a plain location for clients that know no links', async () => {
    await start({ capabilities: { textDocument: {} } });
    session.open(URI, MISQUOTED);
    await session.diagnostics(URI);
    const [place] = await session.request<Location[]>('textDocument/definition', at(MISQUOTED, '昨天'));
    expect(place.uri).toBe(SPEECHES_URI);
  });
});

describe('references', () => {
  const OTHER = 'file:///w/sub/other.txt';

  test('every quotation of the passage in the editor and in the workspace, each once', async () => {
    await start(undefined, {
      [OTHER]: '前文。“抗疫人员也将于明日清晨启程。”\n“病毒没有国界，疫情不分种族。”',
      'file:///w/draft.md': '磁盘上的旧文：“抗疫人员也将于明日清晨启程。”',
      'file:///w/notes.bin': '“抗疫人员也将于明日清晨启程。”',
    });
    const text = `${MISQUOTED}\n又说：“抗疫人员也将于明日清晨启程。”`;
    session.open(URI, text);
    const params = { ...at(text, '昨天'), context: { includeDeclaration: true } };
    const found = await session.request<Location[]>('textDocument/references', params);
    expect(found.map(({ uri }) => uri)).toEqual([SPEECHES_URI, URI, URI, OTHER]);
    expect(textIn(text, found[1].range)).toMatch(/^抗击疫情的物资/);
    expect(textIn(text, found[2].range)).toMatch(/^抗疫人员/);
    const fewer = await session.request<Location[]>('textDocument/references', { ...params, context: {} });
    expect(fewer).toHaveLength(3);
  });

  test('a byte order mark shifts nothing on the first line', async () => {
    const quoted = '前文。“抗疫人员也将于明日清晨启程。”';
    await start(undefined, { [OTHER]: `\ufeff${quoted}` });
    session.open(URI, MISQUOTED);
    const found = await session.request<Location[]>('textDocument/references', {
      ...at(MISQUOTED, '昨天'),
      context: {},
    });
    const there = found.find(({ uri }) => uri === OTHER) as Location;
    expect(textIn(quoted, there.range)).toMatch(/^抗疫人员也将于明日清晨启程。?$/);
  });

  test('the corpus itself is left out', async () => {
    await start(undefined, { [`${CORPUS}/copy.md`]: SPEECHES.replace('id: speeches', 'id: copy') });
    session.open(URI, MISQUOTED);
    const params = { ...at(MISQUOTED, '昨天'), context: {} };
    expect(await session.request<Location[]>('textDocument/references', params)).toHaveLength(1);
  });
});

test('positions are UTF-16 and survive lone surrogates', async () => {
  await start();
  expect(session.capabilities.positionEncoding).toBe('utf-16');
  const text = `\ud83d 𠮷\ud800${MISQUOTED}`;
  session.open(URI, text);
  const { items } = (await session.diagnostics(URI)) as FullDocumentDiagnosticReport;
  expect(items[0].range.start).toEqual(positionAt(text, text.indexOf('抗击')));
});
