import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Hover, Location } from 'vscode-languageserver-protocol';
import type { CiteResult, SearchItem, Status, WorkspaceReport } from '../../server/src/protocol.ts';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { applied, memoryRuntime, positionOf, startSession, textIn } from './session.ts';
import type { Session } from './session.ts';

const URI = 'file:///w/draft.md';
let session: Session;
afterEach(() => session.dispose());

test('search: by words, speaker, occasion or date; each with its place and a citation', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
  for (const query of ['团结协作', '托卡耶夫', '2020-03-24']) {
    const [found] = await session.request<SearchItem[]>('verbatim/search', { query });
    expect(found, query).toMatchObject({
      date: '2020-03-24',
      dateText: '2020年3月24日',
      occasion: '同哈萨克斯坦总统托卡耶夫通话',
      articleTitle: '同舟共济',
      uri: SPEECHES_URI,
    });
    expect(textIn(SPEECHES, found.range)).toBe(found.text);
    expect([...found.snippet].length).toBeLessThanOrEqual(80);
  }
  expect(await session.request('verbatim/search', { query: '', limit: 2 })).toHaveLength(2);
  expect(await session.request('verbatim/search', { query: 'zzzzzzzz' })).toEqual([]);
});

test('search: by pinyin, initials and syllables', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
  for (const query of ['rlmygtt 12日', 'renleimingyun gtls', 'gtls', '3月 gutelei']) {
    const [found] = await session.request<SearchItem[]>('verbatim/search', { query });
    expect(found, query).toMatchObject({ date: '2020-03-12', occasion: '同联合国秘书长古特雷斯通话' });
  }
});

test('search: certain passages, in their order; those that are gone are left out', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
  const all = await session.request<SearchItem[]>('verbatim/search', { query: '' });
  const ids = [all[2].id, 'nobody#0', all[0].id];
  const found = await session.request<SearchItem[]>('verbatim/search', { query: '', ids });
  expect(found.map(({ id }) => id)).toEqual([all[2].id, all[0].id]);
});

test('search: the places of the words in the article', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
  const [found] = await session.request<SearchItem[]>('verbatim/search', { query: '守望相助' });
  expect(found.matches.map((range) => textIn(SPEECHES, range))).toEqual(['守望相助']);
});

describe('citations', () => {
  const idOf = async (query: string): Promise<string> =>
    (await session.request<SearchItem[]>('verbatim/search', { query }))[0].id;
  const cite = (params: object): Promise<CiteResult | null> => session.request('verbatim/cite', params);

  test('for an article in Chinese in Chinese, whatever the interface speaks', async () => {
    session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }), { locale: 'en' });
    const id = await idOf('守望相助');
    expect(await cite({ id, form: 'inText' })).toEqual({
      text: '（2020年3月12日同联合国秘书长古特雷斯通话）',
      note: null,
    });
    const english = 'As was said on the phone with the secretary-general of the United Nations: ';
    session.open(URI, english);
    const place = { uri: URI, position: { line: 0, character: english.length } };
    expect((await cite({ id, form: 'inText', ...place }))?.text).toBe(
      ' (12 March 2020, 同联合国秘书长古特雷斯通话)',
    );
  });

  test('a footnote: its mark, and its note at the end of the document', async () => {
    session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
    const text = '他说：“守望相助。”\n\n此后无话。\n';
    session.open(URI, text);
    const result = await cite({
      id: await idOf('守望相助'),
      form: 'footnote',
      uri: URI,
      position: positionOf(text, '。”', 2),
    });
    expect(result?.text).toBe('[^1]');
    expect(result?.note).toEqual({
      position: { line: 3, character: 0 },
      text: '\n[^1]: 2020年3月12日同联合国秘书长古特雷斯通话。见：甲. 同舟共济[J]. 求是，2020（8）.\n',
    });
  });

  test('styles: as the settings say, or as asked for', async () => {
    session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
    const id = await idOf('守望相助');
    expect((await cite({ id, form: 'reference' }))?.text).toBe('甲. 同舟共济[J]. 求是，2020（8）.');
    expect((await cite({ id, form: 'reference', style: 'mla' }))?.text).toBe(
      '甲. “同舟共济.” 求是, no. 8, 16 Apr. 2020.',
    );
    session.configure({ citation: { style: 'gb-t-7714-2015' } });
    await expect
      .poll(async () => (await cite({ id, form: 'reference' }))?.text)
      .toBe('甲. 同舟共济[J]. 求是, 2020(8).');
  });

  test('for other programs', async () => {
    session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
    const id = await idOf('守望相助');
    expect((await cite({ id, form: 'bibtex' }))?.text).toMatch(/^@article\{speeches,[^]*journal = \{求是\}/);
    expect(JSON.parse((await cite({ id, form: 'csl-json' }))!.text)).toMatchObject([
      { id: 'speeches', type: 'article-journal', 'container-title': '求是', issue: '8' },
    ]);
  });

  test('of the quotation at a position', async () => {
    session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
    const text = '他说：“病毒没有国界，疫情不分种族。”';
    session.open(URI, text);
    const at = { form: 'inText', uri: URI };
    expect((await cite({ ...at, position: positionOf(text, '国界') }))?.text).toBe(
      '（2020年3月24日同哈萨克斯坦总统托卡耶夫通话）',
    );
    expect(await cite({ ...at, position: { line: 0, character: 0 } })).toBeNull();
  });

  test('null for what is gone, a refusal for what is not understood', async () => {
    session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
    expect(await cite({ id: 'nobody#0', form: 'inText' })).toBeNull();
    await expect(cite({ id: 'nobody#0', form: 'haiku' })).rejects.toMatchObject({ code: -32602 });
    await expect(cite({ id: 7, form: 'inText' })).rejects.toMatchObject({ code: -32602 });
  });
});

describe('the source, put behind a quotation', () => {
  const actions = async (text: string, words: string, context: object): Promise<CodeAction[]> => {
    session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
    session.open(URI, text);
    const at = positionOf(text, words);
    const all = await session.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: at, end: at },
      context: { diagnostics: [], ...context },
    });
    return all.filter(({ kind }) => kind === 'refactor.insert.verbatim');
  };
  const SAID = '他说：“病毒没有国界，疫情不分种族。”此后无话。\n';

  test('in brackets or as a footnote, behind the closing mark', async () => {
    const found = await actions(SAID, '国界', { triggerKind: 1 });
    expect(found.map(({ title }) => title)).toEqual([
      '插入出处：（2020年3月24日同哈萨克斯坦总统托卡耶夫通话）',
      '插入出处（脚注）',
    ]);
    expect(applied(SAID, found[0], URI)).toBe(
      SAID.replace('”', '”（2020年3月24日同哈萨克斯坦总统托卡耶夫通话）'),
    );
    expect(applied(SAID, found[1], URI)).toBe(
      SAID.replace('”', '”[^1]') +
        '\n[^1]: 2020年3月24日同哈萨克斯坦总统托卡耶夫通话。见：甲. 同舟共济[J]. 求是，2020（8）.\n',
    );
  });

  test.each([
    ['for the light bulb', SAID, { triggerKind: 2 }],
    ['where fixes are asked for', SAID, { only: ['quickfix'] }],
    ['where a source stands', SAID.replace('”', '”（3月24日）'), { triggerKind: 1 }],
    ['where a footnote stands', SAID.replace('”', '”[^2]'), { triggerKind: 1 }],
    ['where the words differ', SAID.replace('没有', '绝无'), { triggerKind: 1 }],
    ['outside quotation marks', SAID.replace(/[“”]/g, ''), { triggerKind: 1 }],
  ])('not %s', async (_, text, context) => {
    expect(await actions(text, '国界', context)).toEqual([]);
  });

  test('where it is asked for by name', async () => {
    expect(await actions(SAID, '国界', { only: ['refactor'] })).toHaveLength(2);
  });
});

test('status: what is in the corpus, told in one line', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
  await expect.poll(async () => (await session.request<Status>('verbatim/status')).state).toBe('ready');
  expect(await session.request('verbatim/status')).toMatchObject({
    articles: 1,
    passages: 3,
    folders: ['file:///w/corpus'],
    problems: [],
    summary: '1篇文章，3个条目',
  });
});

test('one of a kind is said as one', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }), { locale: 'en' });
  await expect.poll(async () => (await session.request<Status>('verbatim/status')).state).toBe('ready');
  expect(await session.request('verbatim/status')).toMatchObject({ summary: '1 article, 3 passages' });
  session.open(URI, '他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。”\n');
  expect(await session.request('verbatim/check', { uri: URI })).toMatchObject({
    summary: '1 quotation: 1 differs from the source',
  });
});

test('what a corpus file lacks is said without a programmer’s types, in both languages', async () => {
  const broken = SPEECHES.replace(
    '---\n\n',
    'counts: { passages: { present: 9 } }\nemendations: none\nstatus: maybe\n---\n\n',
  ).replace(/title: .*/, 'title: [a, [b]]');
  const messages = async (locale: string): Promise<string[]> => {
    session = await startSession(memoryRuntime({ [SPEECHES_URI]: broken }), { locale });
    await expect.poll(async () => (await session.request<Status>('verbatim/status')).state).toBe('ready');
    const { problems } = await session.request<Status>('verbatim/status');
    return problems.map(({ message }) => message);
  };
  expect(await messages('zh-cn')).toEqual(
    expect.arrayContaining([
      '字段 title 应为：一行文字',
      '字段 emendations 应为：一个列表，每项一行，以“- ”开头',
      '文首信息说有 9 个条目，这里找到 3 个',
      '字段 status 的值 maybe 不认识；可用的有：complete、partial',
    ]),
  );
  await session.dispose();
  expect(await messages('en')).toEqual(
    expect.arrayContaining([
      'The field title should be: words on one line',
      'Passages stated in the front matter: 9; found here: 3',
    ]),
  );
});

test('hover and references of stretches shorter than what is reported, in running text too', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
  const text = '这几年大家常说疫情不分种族这句话。';
  session.open(URI, text);
  const at = { textDocument: { uri: URI }, position: positionOf(text, '不分') };
  const hover = await session.request<Hover>('textDocument/hover', at);
  expect(textIn(text, hover.range!)).toBe('疫情不分种族');
  expect((hover.contents as { value: string }).value).toContain('托卡耶夫');
});

test('from a place in an article to its quotations', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
  const text = '他说：“病毒没有国界，疫情不分种族。”';
  session.open(URI, text);
  session.open(SPEECHES_URI, SPEECHES);
  const found = await session.request<Location[]>('textDocument/references', {
    textDocument: { uri: SPEECHES_URI },
    position: positionOf(SPEECHES, '公共卫生危机'),
    context: { includeDeclaration: false },
  });
  expect(found.map(({ uri, range }) => [uri, textIn(text, range)])).toEqual([
    [URI, expect.stringMatching(/^病毒没有国界，疫情不分种族。?$/)],
  ]);
});

test('a request without parameters is answered as one with empty ones', async () => {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
  // no `params` in the message at all: other editors send it so
  const articles = async () => (await session.client.sendRequest<Status>('verbatim/status')).articles;
  await expect.poll(articles).toBe(1);
  const report = await session.client.sendRequest<WorkspaceReport>('verbatim/checkWorkspace');
  expect(report.files).toEqual([]);
  expect(session.logged).toEqual([]);
});
