import { afterEach, expect, test } from 'vitest';
import type { Hover, Location } from 'vscode-languageserver-protocol';
import type { SearchItem, Status } from '../../server/src/protocol.ts';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, positionOf, startSession, textIn } from './session.ts';
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
    expect(found.citation).toMatch(/^（.*2020年3月24日，同哈萨克斯坦总统托卡耶夫通话）$/);
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
