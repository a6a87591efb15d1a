import { afterEach, describe, expect, test } from 'vitest';
import type {
  CompletionItem,
  CompletionList,
  InlineCompletionItem,
  Range,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, offsetAt, positionAt, startSession, textIn } from './session.ts';
import type { Session } from './session.ts';

const URI = 'file:///w/draft.md';
let session: Session;
afterEach(() => session.dispose());

/** Opens a document with the cursor at |. */
async function openAt(
  marked: string,
  settings: object = {},
): Promise<{ text: string; params: object; offset: number }> {
  session = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }), {
    initializationOptions: { settings },
    settings,
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  session.open(URI, text);
  const params = {
    textDocument: { uri: URI },
    position: positionAt(text, offset),
    context: { triggerKind: 2 },
  };
  return { text, params, offset };
}
const complete = (params: object): Promise<CompletionList> =>
  session.request('textDocument/completion', params);
const ghosts = (params: object): Promise<InlineCompletionItem[]> =>
  session.request('textDocument/inlineCompletion', params);
const editOf = (item: CompletionItem): TextEdit => item.textEdit as TextEdit;
const accepted = (text: string, { range, newText }: { range: Range; newText: string }): string =>
  text.slice(0, offsetAt(text, range.start)) + newText + text.slice(offsetAt(text, range.end));

describe('completion', () => {
  test('goes on in the canonical wording: to the clause, the sentence, the passage', async () => {
    const { text, params, offset } = await openAt('甲说：“国际社会必须树立|”');
    const { isIncomplete, items } = await complete(params);
    expect(isIncomplete).toBe(true);
    const results = items.map((item) => accepted(text, editOf(item)));
    expect(results).toContainEqual(expect.stringMatching(/^甲说：“国际社会必须树立人类命运共同体意识，?”$/));
    expect(results).toContainEqual(expect.stringMatching(/共建美好地球家园。?”$/));
    for (const item of items) {
      const { range } = editOf(item);
      expect(offsetAt(text, range.end)).toBe(offset);
      expect(range.start.line).toBe(range.end.line);
      // What the editor filters by begins with what stands in the range.
      expect(item.filterText?.startsWith(textIn(text, range))).toBe(true);
      expect([...item.label].length).toBeLessThanOrEqual(40);
      expect(item.labelDetails?.description).toContain('2020-03-12');
    }
    expect(items.map(({ sortText }) => sortText)).toEqual(items.map(({ sortText }) => sortText).toSorted());
  });

  test('a label never hides a single character of what is typed', async () => {
    const { params } = await openAt('甲说：“国际社会必须树|”');
    const { items } = await complete(params);
    expect(items[0].label).toMatch(/^国际社会必须树立人类/);
    session.change(URI, 2, { text: '甲说：“国际社会必须树立人类命运”' });
    const longer = await complete({ ...params, position: { line: 0, character: 16 } });
    expect(longer.items[0].label).toMatch(/^…树立人类命运共同体/);
  });

  test('survives one wrong character before the cursor: the item replaces it', async () => {
    const { text, params } = await openAt('甲说：“国际社会应须树立人类命运共同体|”');
    const { items } = await complete(params);
    expect(items.length).toBeGreaterThan(0);
    expect(accepted(text, editOf(items[0]))).toMatch(/^甲说：“国际社会必须树立人类命运共同体意识/);
    expect(items[0].label).toContain('必须');
    expect(items[0].filterText).toContain('国际社会应须树立人类命运共同体意识');
  });

  test('on an opening mark alone: something of what is said just before, or the latest', async () => {
    const { text, params } = await openAt('同哈萨克斯坦总统托卡耶夫通话时他说：“|”');
    const { items } = await complete(params);
    expect(items.length).toBeGreaterThan(0);
    expect(accepted(text, editOf(items[0]))).toContain('病毒没有国界，疫情不分种族');
  });

  test('a quotation that runs over lines is completed on the cursor line', async () => {
    const { text, params } = await openAt('甲说：“国际社会必须树立人类命运\n共同体意识，守望|”');
    const { items } = await complete(params);
    for (const item of items) expect(editOf(item).range.start.line).toBe(1);
    if (items.length > 0) expect(accepted(text, editOf(items[0]))).toContain('\n共同体意识，守望相助');
  });

  test('inside 《》 the titles of articles', async () => {
    const { text, params } = await openAt('见《同舟|》一文');
    const { items } = await complete(params);
    expect(items.map((item) => accepted(text, editOf(item)))).toEqual(['见《同舟共济》一文']);
  });

  test('nothing where nothing fits', async () => {
    const { params } = await openAt('今天天气很好，大家|');
    expect(await complete(params)).toEqual({ isIncomplete: true, items: [] });
  });

  test('the whole passage and its source come by resolve, whatever happened in between', async () => {
    const { params } = await openAt('甲说：“国际社会必须树立|”');
    const [item] = (await complete(params)).items;
    session.close(URI);
    const resolved = await session.request<CompletionItem>('completionItem/resolve', item);
    const { kind, value } = resolved.documentation as { kind: string; value: string };
    expect(kind).toBe('plaintext');
    expect(value).toContain('新冠肺炎疫情的发生再次表明');
    expect(value).toContain('同联合国秘书长古特雷斯通话');
    const stranger = { label: 'x', data: { passage: 'nobody#0' } };
    expect(await session.request('completionItem/resolve', stranger)).toEqual(stranger);
  });

  test('trigger characters are marks, never 汉字', async () => {
    await openAt('|');
    expect(session.capabilities.completionProvider?.triggerCharacters?.join('')).toMatch(
      /^[“「『《：，。；、]+$/,
    );
  });
});

describe('pinyin', () => {
  test.each([
    ['甲说：“rlmy|', /^甲说：“人类命运共同体意识/],
    ['甲说：“国际社会必须shul|', /^甲说：“国际社会必须树立人类命运共同体意识/],
    ['甲说：“bingdumy|”', /^甲说：“病毒没有国界/],
    ['要构建rlmygtt|的想法', /^要构建人类命运共同体/],
  ])('%s', async (marked, result) => {
    const { text, params } = await openAt(marked);
    const { items } = await complete(params);
    expect(items.map((item) => accepted(text, editOf(item)))).toContainEqual(expect.stringMatching(result));
    for (const item of items) {
      // What the editor filters by begins with what is typed; the label shows what will stand there.
      expect(item.filterText?.startsWith(textIn(text, editOf(item).range))).toBe(true);
      expect(item.label).not.toMatch(/[a-z]/);
    }
    expect(await ghosts(params)).toEqual([]);
  });

  test('one letter keeps the list open: what begins with it comes first', async () => {
    const { text, params } = await openAt('同哈萨克斯坦总统托卡耶夫通话时他说：“w|');
    const { items } = await complete(params);
    expect(items.length).toBeGreaterThan(1);
    expect(accepted(text, editOf(items[0]))).toContain('说：“唯有团结协作');
  });

  test.each(['we said the|', '用 git|', '“Covid|'])(
    'words of other languages are left alone: %s',
    async (marked) => {
      const { params } = await openAt(marked);
      expect((await complete(params)).items).toEqual([]);
    },
  );
});

describe('the end of the quotation', () => {
  const WHOLE = '守望相助，携手应对风险挑战，共建美好地球家园。';
  const endings = async (marked: string, settings?: object): Promise<string[]> => {
    const { text, params } = await openAt(marked, settings);
    const { items } = await complete(params);
    return items
      .filter(({ textEdit }) => (textEdit as TextEdit).newText.includes('地球家园'))
      .map((item) => {
        const edits = [editOf(item), ...(item.additionalTextEdits ?? [])];
        const sorted = edits.toSorted(
          (a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start),
        );
        return sorted.reduce((all, edit) => accepted(all, edit), text);
      });
  };

  test('is marked where the sentence ends, unless the mark stands there or the setting is off', async () => {
    const before = '甲说：“国际社会必须树立人类命运共同体意识，';
    expect(await endings(`${before}守望|`)).toEqual([`${before}${WHOLE}”`]);
    await session.dispose();
    expect(await endings(`${before}守望|”此后`)).toEqual([
      expect.stringMatching(/^甲说：“国际社会必须树立人类命运共同体意识，守望相助，.*家园。?”此后$/),
    ]);
    await session.dispose();
    expect(await endings(`${before}守望|`, { completion: { closingMark: false } })).toEqual([
      `${before}${WHOLE}`,
    ]);
    await session.dispose();
    expect(await endings('国际社会必须树立人类命运共同体意识，守望|')).not.toContainEqual(
      expect.stringContaining('”'),
    );
  });

  test('with the source behind it, if wished', async () => {
    const source = { completion: { source: 'inText' } };
    const cited = '（2020年3月12日同联合国秘书长古特雷斯通话）';
    expect(await endings('甲说：“守望相助，携手|此后无话。', source)).toEqual([
      `甲说：“${WHOLE}”${cited}此后无话。`,
    ]);
    await session.dispose();
    expect(await endings('甲说：“守望相助，携手|', source)).toEqual([`甲说：“${WHOLE}”${cited}`]);
    await session.dispose();
    expect(await endings('甲说：“守望相助，携手|”此后', source)).toEqual([
      expect.stringMatching(new RegExp(`^甲说：“守望相助，.*家园。?”${cited}此后$`)),
    ]);
  });

  test('with a footnote: the note at the end of the document, the cursor before it', async () => {
    const source = { completion: { source: 'footnote' } };
    const note = '[^1]: 2020年3月12日同联合国秘书长古特雷斯通话。见：甲. 同舟共济[J]. 求是，2020（8）.\n';
    expect(await endings('甲说：“守望相助，携手|\n\n后文。\n', source)).toEqual([
      `甲说：“${WHOLE}”[^1]\n\n后文。\n\n${note}`,
    ]);
    await session.dispose();
    expect(await endings('甲说：“守望相助，携手|', source)).toEqual([`甲说：“${WHOLE}”[^1]$0\n\n${note}`]);
    await session.dispose();
    expect(await endings('甲说：“守望相助，携手|”', source)).toEqual([`甲说：“${WHOLE}”[^1]$0\n\n${note}`]);
  });
});

describe('ghost text', () => {
  test('begins with what is typed and goes on', async () => {
    const { text, params } = await openAt('甲说：“在应对这场全球公共卫生危机的过程中，|”');
    const [item] = await ghosts(params);
    const inserted = item.insertText as string;
    expect(inserted.startsWith(textIn(text, item.range as Range))).toBe(true);
    expect(accepted(text, { range: item.range as Range, newText: inserted })).toContain(
      '过程中，构建人类命运共同体的迫切性和重要性更加凸显',
    );
    expect(item.range?.start.line).toBe(item.range?.end.line);
  });

  test('none where the words before the cursor are not canonical, or nothing fits', async () => {
    const { params } = await openAt('甲说：“在应对这场全球公共卫生危机的过称中，|”');
    expect(await ghosts(params)).toEqual([]);
    session.change(URI, 2, { text: '今天天气很好，' });
    expect(await ghosts({ ...params, position: { line: 0, character: 7 } })).toEqual([]);
  });

  test('where it may go on in several ways none comes unasked, the likeliest when asked', async () => {
    const { text, params } = await openAt('甲说：“国际社会|”');
    expect(await ghosts(params)).toEqual([]);
    const [first] = await ghosts({ ...params, context: { triggerKind: 1 } });
    const newText = first.insertText as string;
    expect(accepted(text, { range: first.range as Range, newText })).toMatch(/“国际社会(?:必须|才能)/);
  });

  test('none where the continuation stands there already', async () => {
    const { params } = await openAt(
      '甲说：“在应对这场全球公共卫生危机的|过程中，构建人类命运共同体的迫切性和重要性更加凸显。”',
    );
    for (const item of await ghosts(params)) expect(item.insertText).not.toMatch(/过程中，?$/);
  });

  test('with the list open it only prolongs the chosen item', async () => {
    const { params } = await openAt('甲说：“国际社会必须|”');
    const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 10 } };
    const chosen = (text: string) => ({
      ...params,
      context: { triggerKind: 1, selectedCompletionInfo: { range, text } },
    });
    expect(await ghosts(chosen('国际社会必须改变'))).toEqual([]);
    for (const { insertText } of await ghosts(chosen('国际社会必须树立人类')))
      expect(insertText).toMatch(/^国际社会必须树立人类/);
  });
});
