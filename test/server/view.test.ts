import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  InlayHint,
  Range,
  SemanticTokens,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver-protocol';
import type {
  CollatePassageResult,
  CompareResult,
  ExplainResult,
  FindingsResult,
} from '../../server/src/protocol.ts';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, positionOf, startSession, textIn } from './session.ts';
import type { MemoryRuntime, Session, SessionOptions } from './session.ts';

const URI = 'file:///w/draft.md';
const DRAFT = `2020年3月12日，甲同联合国秘书长古特雷斯通话时说：“人类是一个休戚与共的命运共同体。”

他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。”

2020年3月15日，甲同哈萨克斯坦总统托卡耶夫通话时说：“病毒没有国界，疫情不分种族。”
`;
let session: Session;
let runtime: MemoryRuntime;

async function start(options?: SessionOptions, files: Record<string, string> = {}): Promise<void> {
  runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES, ...files });
  session = await startSession(runtime, options);
}
afterEach(() => session.dispose());

const findings = (): Promise<FindingsResult> => session.request('verbatim/findings', { uri: URI });

describe('findings', () => {
  test('in the order of the document, with state, source and what differs', async () => {
    await start();
    session.open(URI, DRAFT);
    const { items, version, reason, summary } = await findings();
    expect({ version, reason }).toEqual({ version: 1, reason: null });
    expect(items.map(({ state, severity, fixable }) => [state, severity, fixable])).toEqual([
      ['exact', null, false],
      ['misquote', 'warning', true],
      ['contradicted', 'warning', true],
    ]);
    expect(items[0].source).toBe('甲，2020年3月12日，同联合国秘书长古特雷斯通话');
    expect(items[1].difference).toContain('原文作');
    expect(items[2]).toMatchObject({ stateText: '出处不符' });
    expect(items[2].difference).toContain('2020年3月24日');
    expect(textIn(DRAFT, items[1].range)).toBe('抗击疫情的物资已经在昨天傍晚全部抵达前线。');
    expect(summary).toContain('3处引文');
  });

  test('the line above them counts each once, as the groups do', async () => {
    await start();
    session.open(
      URI,
      `${DRAFT}\n2020年3月15日，甲同哈萨克斯坦总统托卡耶夫通话时说：“病毒没有国界，疫情不分民族。”\n`,
    );
    const { items, summary } = await findings();
    expect(items.map(({ state }) => state)).toEqual(['exact', 'misquote', 'contradicted', 'misquote']);
    expect(summary).toBe('4处引文：2处与原文不一致，1处出处不符');
    session.change(URI, 2, { text: '病毒没有国界，疫情不分种族。在应对这场全球公共卫生危机的过程中。\n' });
    runtime.pass(3000);
    const running = await findings();
    expect(running.items.map(({ quoted }) => quoted)).toEqual([false]);
    expect(running.summary).toBe('没有引文；正文有1处与引文库的文字相同或相近');
  });

  test('a rule that is off is not severe, and the state stays', async () => {
    await start({ settings: { severity: { misquote: 'off' } } });
    session.open(URI, DRAFT);
    const { items } = await findings();
    expect(items[1]).toMatchObject({ state: 'misquote', severity: null });
  });

  test('what is being typed is left out until the writer goes on', async () => {
    await start();
    session.open(URI, '他说：“抗击疫情的物资已经在昨天傍晚全部达前线。”');
    const at = positionOf('他说：“抗击疫情的物资已经在昨天傍晚全部达前线。”', '达');
    session.change(URI, 2, { range: { start: at, end: at }, text: '抵' });
    expect((await findings()).items).toEqual([]);
    runtime.pass(3000);
    expect((await findings()).items).toHaveLength(1);
  });

  test('a quotation that was just mended is shown once the writer has left it, though nothing is said of it', async () => {
    await start();
    const text = '他说：“抗击疫情的物资已经在昨天傍晚全部达前线。”';
    session.open(URI, `${text}\n\n另起一段。\n`);
    const { items } = await findings();
    const fix = await session.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: items[0].range,
      context: { diagnostics: [] },
    });
    const change = fix[0].edit!.documentChanges![0] as TextDocumentEdit;
    for (const [i, { range, newText }] of (change.edits as TextEdit[]).reverse().entries())
      session.change(URI, i + 2, { range, text: newText });
    const { version, items: during } = await findings();
    expect(during).toEqual([]);
    let told = 0;
    session.client.onNotification('verbatim/findingsChanged', () => void told++);
    expect(await session.diagnostics(URI)).toMatchObject({ items: [] });
    expect(told).toBe(0);
    void session.client.sendNotification('verbatim/cursor', {
      uri: URI,
      position: { line: 2, character: 0 },
    });
    await session.until(() => told === 1, 'the client is told');
    expect(await findings()).toMatchObject({ version, items: [{ state: 'exact', severity: null }] });
  });

  test('null while a document is not due, and why there are none', async () => {
    await start({ settings: { check: { when: 'save' } } });
    session.open(URI, DRAFT);
    expect((await findings()).items).toHaveLength(3);
    session.change(URI, 2, { text: `${DRAFT}。` });
    expect(await findings()).toBeNull();
    session.save(URI);
    expect(await findings()).toMatchObject({ version: 2, reason: null });
    session.configure({ check: { when: 'command' } });
    await expect.poll(async () => (await findings()).reason).toBe('when-command');
    await session.request('verbatim/check', { uri: URI });
    expect((await findings()).items).toHaveLength(3);
    session.open(SPEECHES_URI, SPEECHES);
    expect(await session.request('verbatim/findings', { uri: SPEECHES_URI })).toMatchObject({
      items: [],
      reason: 'article',
    });
    expect(await session.request('verbatim/findings', { uri: 'file:///w/none.md' })).toMatchObject({
      items: [],
      reason: 'closed',
    });
  });

  test('the client is told when they may have changed', async () => {
    await start();
    let told = 0;
    session.client.onNotification('verbatim/findingsChanged', () => void told++);
    session.open(URI, DRAFT);
    expect((await findings()).items).toHaveLength(3);
    runtime.files.delete(SPEECHES_URI);
    const before = told;
    void session.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: SPEECHES_URI, type: 3 }],
    });
    // The client may still be told of the start: what counts is that the findings of the corpus as it is are told.
    await expect
      .poll(async () => {
        runtime.pass(1000);
        return told > before ? (await findings()).items : null;
      })
      .toEqual([]);
  });

  test('a request without a document is refused', async () => {
    await start();
    await expect(session.request('verbatim/findings', {})).rejects.toThrow(/uri/);
  });
});

describe('explanation', () => {
  const explain = (words: string, text = DRAFT): Promise<ExplainResult | null> =>
    session.request('verbatim/explain', { uri: URI, position: positionOf(text, words) });

  test('says what was compared, how it differs, and which rule it meets', async () => {
    await start();
    session.open(URI, DRAFT);
    const { title, markdown } = (await explain('昨天傍晚'))!;
    expect(title).toContain('与原文不一致');
    expect(markdown).toContain('20字中有19字与原文相同');
    expect(markdown).toContain('全部<del>抵</del>达前线');
    expect(markdown).toContain('全部<ins>到</ins>达前线');
    expect(markdown).toContain('<strong>甲，2020年3月，就抗疫物资致前线的慰问电</strong>');
    expect(markdown).toContain('《同舟共济》第22行');
    expect(markdown).toContain('20字中19字相同；原始出处；文中未写明出处；取此条');
    expect(markdown).toContain('verbatim\\.severity\\.misquote');
  });

  test('of an agreeing quotation and of a contradicted source', async () => {
    await start();
    session.open(URI, DRAFT);
    const agreeing = (await explain('休戚与共'))!.markdown;
    expect(agreeing).toContain('文字和标点都与原文相同');
    expect(agreeing).toContain('文中所述的出处相符');
    expect(agreeing).not.toContain('逐句对照');
    expect((await explain('疫情不分'))!.markdown).toMatch(
      /日期：此处作.*2020年3月15日.*引文库作.*2020年3月24日/,
    );
  });

  test('of joined passages, of words found nowhere, of none', async () => {
    await start(undefined, { [SPEECHES_URI]: SPEECHES.replace('author: 甲', 'author: 林一帆') });
    const text =
      '甲说：“病毒没有国界，疫情不分种族。抗疫人员也将于明日清晨启程。”\n\n林一帆说：“没有人知道那个夏天的风究竟从哪里吹来，又往哪里去。”\n\n天气很好。\n';
    session.open(URI, text);
    expect((await explain('疫情不分', text))!.markdown).toContain('没有一个条目包含全部文字');
    expect((await explain('那个夏天', text))!.markdown).toContain('没有足够接近的条目');
    expect(await explain('天气', text)).toBeNull();
  });

  test('nothing from the document becomes markup', async () => {
    await start();
    const text = '他说：“抗击疫情的物资已经在昨天傍晚全部<script>前线。”';
    session.open(URI, text, 'plaintext');
    const markdown = (await explain('昨天傍晚', text))?.markdown ?? '';
    expect(markdown).not.toBe('');
    expect(markdown).not.toContain('<script>');
  });
});

describe('comparison', () => {
  const compare = (text: string, words: string): Promise<CompareResult | null> =>
    session.request('verbatim/compare', { uri: URI, position: positionOf(text, words) });

  test('both sides, a sentence on a line', async () => {
    await start();
    const text = '他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。抗疫人员也将于明日清晨启程。”';
    session.open(URI, text);
    expect(await compare(text, '昨天')).toMatchObject({
      document: '抗击疫情的物资已经在昨天傍晚全部抵达前线。\n抗疫人员也将于明日清晨启程。\n',
      source: '抗击疫情的物资已经在昨天傍晚全部到达前线。\n抗疫人员也将于明日清晨启程。\n',
      sourceName: '甲，2020年3月，就抗疫物资致前线的慰问电',
    });
  });

  test('nothing to compare with, and no quotation', async () => {
    await start(undefined, { [SPEECHES_URI]: SPEECHES.replace('author: 甲', 'author: 林一帆') });
    const text = '林一帆说：“没有人知道那个夏天的风究竟从哪里吹来，又往哪里去。”天气很好。';
    session.open(URI, text);
    expect(await compare(text, '那个夏天')).toMatchObject({ source: null, passage: null });
    expect(await compare(text, '天气')).toBeNull();
  });

  test('a passage with its witnesses, variants marked', async () => {
    const report = `---\nid: report\ntitle: 前线来电\nauthor: 乙\ndate: 2020-03-25\nkind: report\nauthority: secondary\n---\n\n2020年3月24日，甲同哈萨克斯坦总统托卡耶夫通话时说：“病毒没有国界，疫情不分民族。在应对这场全球公共卫生危机的过程中，构建人类命运共同体的迫切性和重要性更加凸显。”\n`;
    await start(undefined, { 'file:///w/corpus/report.md': report });
    const text = '“病毒没有国界，疫情不分种族。在应对这场全球公共卫生危机的过程中。”';
    session.open(URI, text);
    const { passage } = (await compare(text, '病毒'))!;
    const { markdown } = await session.request<CollatePassageResult>('verbatim/collatePassage', {
      id: passage,
    });
    expect(markdown).toContain('<strong>底本</strong> 《同舟共济》第18行 · 甲，2020年3月24日');
    expect(markdown).toContain('<strong>甲</strong> 《前线来电》第10行');
    expect(markdown).toMatch(/疫情不分<ins>种<\/ins><sup>1<\/sup>族。/);
    expect(markdown).toMatch(/\| 1 \| 种族 \| 民族 \| 甲 \|/);
    expect(await session.request('verbatim/collatePassage', { id: 'gone#1' })).toBeNull();
  });
});

describe('standard views', () => {
  const whole: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  test('inlay hints: date and occasion behind each quotation, by setting', async () => {
    await start({ settings: { show: { inlayHints: true } } });
    session.open(URI, DRAFT);
    const ask = (): Promise<InlayHint[] | null> =>
      session.request('textDocument/inlayHint', { textDocument: { uri: URI }, range: whole });
    const hints = (await ask())!;
    expect(hints.map(({ label }) => label)).toEqual([
      '2020年3月12日 · 同联合国秘书长古特雷斯通话',
      '2020年3月 · 就抗疫物资致前线的慰问电',
      '2020年3月24日 · 同哈萨克斯坦总统托卡耶夫通话',
    ]);
    expect(hints[0].position).toEqual(positionOf(DRAFT, '共同体。”', 5));
    session.configure({});
    await expect.poll(ask).toBeNull();
  });

  test('symbols: the quotations of a document, the passages of an article', async () => {
    await start();
    session.open(URI, DRAFT);
    const ask = (uri: string): Promise<DocumentSymbol[]> =>
      session.request('textDocument/documentSymbol', { textDocument: { uri } });
    const quotations = await ask(URI);
    expect(quotations.map(({ name }) => name)).toEqual([
      '“人类是一个休戚与共的命运共同体。”',
      '“抗击疫情的物资已经在昨天傍晚全部抵达前线。”',
      '“病毒没有国界，疫情不分种族。”',
    ]);
    expect(quotations[1].detail).toBe('与原文不一致 · 甲，2020年3月，就抗疫物资致前线的慰问电');
    session.open(SPEECHES_URI, SPEECHES);
    const passages = await ask(SPEECHES_URI);
    expect(passages.map(({ detail }) => detail)).toEqual([
      '甲 · 2020年3月12日 · 同联合国秘书长古特雷斯通话',
      '甲 · 2020年3月24日 · 同哈萨克斯坦总统托卡耶夫通话',
      '甲 · 2020年3月 · 就抗疫物资致前线的慰问电',
    ]);
    expect(textIn(SPEECHES, passages[2].range)).toBe(
      '抗击疫情的物资已经在昨天傍晚全部到达前线。\n抗疫人员也将于明日清晨启程。',
    );
  });

  test('links: a provenance in brackets that agrees leads to the article; a sentence does not', async () => {
    await start();
    const text = `${DRAFT}\n“人类是一个休戚与共的命运共同体。”（2020年3月12日同联合国秘书长古特雷斯通话）\n\n“病毒没有国界，疫情不分种族。”（2020年3月12日同联合国秘书长古特雷斯通话）\n`;
    session.open(URI, text);
    const links = await session.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: URI },
    });
    expect(links).toHaveLength(1);
    expect(links[0].target).toMatch(/^file:\/\/\/w\/corpus\/speeches\.md#L\d+$/);
    expect(textIn(text, links[0].range)).toContain('2020年3月12日');
    expect(links[0].range.start.line).toBe(6);
    expect(links[0].tooltip).toContain('古特雷斯');
  });

  test('colours: date and occasion of an article’s provenance lines, of nothing else', async () => {
    await start();
    session.open(SPEECHES_URI, SPEECHES);
    session.open(URI, DRAFT);
    const ask = async (uri: string): Promise<number[]> =>
      (await session.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } }))
        .data;
    const data = await ask(SPEECHES_URI);
    const legend = session.capabilities.semanticTokensProvider!.legend.tokenTypes;
    const coloured: [string, string][] = [];
    for (let i = 0, line = 0, character = 0; i < data.length; i += 5) {
      character = data[i] > 0 ? data[i + 1] : character + data[i + 1];
      line += data[i];
      const range = { start: { line, character }, end: { line, character: character + data[i + 2] } };
      coloured.push([legend[data[i + 3]], textIn(SPEECHES, range)]);
    }
    expect(coloured).toEqual([
      ['provenanceDate', '2020年3月12日'],
      ['provenanceOccasion', '同联合国秘书长古特雷斯通话'],
      ['provenanceDate', '2020年3月24日'],
      ['provenanceOccasion', '同哈萨克斯坦总统托卡耶夫通话'],
      ['provenanceDate', '2020年3月'],
      ['provenanceOccasion', '就抗疫物资致前线的慰问电'],
    ]);
    expect(await ask(URI)).toEqual([]);
  });

  test('lenses: how often the workspace quotes each passage', async () => {
    await start(undefined, { 'file:///w/other.md': '“人类是一个休戚与共的命运共同体。”\n' });
    session.open(SPEECHES_URI, SPEECHES);
    session.open(URI, DRAFT);
    const ask = (uri: string): Promise<CodeLens[] | null> =>
      session.request('textDocument/codeLens', { textDocument: { uri } });
    const lenses = (await ask(SPEECHES_URI))!;
    expect(lenses.map(({ command }) => command?.title)).toEqual([
      '3个条目，3个在工作区中有引用',
      '工作区中引用2处',
      '工作区中引用1处',
      '工作区中引用1处',
    ]);
    expect(lenses[1].range.start).toEqual(positionOf(SPEECHES, '新冠肺炎疫情的发生'));
    expect(lenses[1].command).toMatchObject({
      command: 'verbatim.findUses',
      arguments: [expect.stringMatching(/^speeches#/)],
    });
    expect(await ask(URI)).toBeNull();
    session.configure({ show: { codeLens: false } });
    await expect.poll(() => ask(SPEECHES_URI)).toBeNull();
  });

  test('nothing for documents that are not checked', async () => {
    await start();
    session.open(URI, DRAFT, 'javascript');
    for (const method of ['documentSymbol', 'documentLink', 'codeLens'])
      expect(await session.request(`textDocument/${method}`, { textDocument: { uri: URI } })).toBeNull();
  });
});
