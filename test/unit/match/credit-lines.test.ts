import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/src/engine/index.ts';
import { brief, check } from './corpus.ts';

const file = (name: string, head: string, body: string) => ({
  file: `${name}.md`,
  text: `---\nid: ${name}\n${head}\n---\n\n${body}\n`,
});
const LIBRARY = buildLibrary([
  file(
    'dufu',
    'title: 春望\nauthor: 杜甫\nkind: verse\nlanguage: zh-Hans',
    '国破山河在，城春草木深。\n感时花溅泪，恨别鸟惊心。\n烽火连三月，家书抵万金。',
  ),
  file(
    'lincoln',
    'title: Second Inaugural Address\nauthor: Abraham Lincoln\ndate: 1865-03-04\nkind: speech\nlanguage: en',
    'With malice toward none, with charity for all, let us strive on to finish the work we are in.',
  ),
  file(
    'psalms',
    'title: The Book of Psalms\nkind: text\nlanguage: en',
    '## Psalm 23\n\nThe LORD is my shepherd; I shall not want. He maketh me to lie down in green pastures.',
  ),
]);
const VERSE = '国破山河在，城春草木深。\n> 感时花溅泪，恨别鸟惊心。';
const MALICE = 'With malice toward none, with charity for all';
const PSALM = 'The LORD is my shepherd; I shall not want.';
const found = (text: string) => check(text, LIBRARY, 'markdown').filter((f) => f.quoted);

describe('a line of a block quotation that says whose the words are', () => {
  it('is no quoted word', () => {
    for (const [text, words] of [
      [`> 春望\n>\n> ${VERSE}`, VERSE],
      [`> **春望**\n>\n> ${VERSE}`, VERSE],
      [`> 春望\n> 杜甫\n>\n> ${VERSE}`, VERSE],
      [`> 《春望》 杜甫\n>\n> ${VERSE}`, VERSE],
      [`> 春望（杜甫）\n> ${VERSE}`, VERSE],
      [`> ${VERSE}\n>\n> 杜甫`, VERSE],
      [`> ${VERSE}\n> 唐·杜甫《春望》`, VERSE],
      [`> 老师写道：\n> ${VERSE}`, VERSE],
      [`> ${MALICE}\n>\n> *Abraham Lincoln, Second Inaugural Address*`, MALICE],
      [`> ${MALICE}\n>\n> Source: a book of speeches`, MALICE],
      [`> On Monday, Bob wrote:\n> ${MALICE}`, MALICE],
      [`> ${PSALM}\n>\n> Psalm 23:1`, PSALM],
      [`> ${PSALM}\n> Psalm 23:1–2 (KJV)`, PSALM],
    ]) {
      expect(found(text).map(brief), text).toEqual([`exact: ${words}`]);
    }
  });

  it('states the source', () => {
    const stated = (line: string, words = VERSE) => found(`> ${words}\n>\n> ${line}`)[0].attribution;
    expect(stated('杜甫')).toMatchObject({ status: 'consistent', stated: { speaker: '杜甫' } });
    expect(stated('杜甫《春望》').status).toBe('consistent');
    expect(stated('Abraham Lincoln, 1865', MALICE).status).toBe('consistent');
    for (const line of ['杜甫', 'Abraham Lincoln', '杜甫《春望》']) {
      const [own, dashed] = [stated(line), stated(`——${line}`)];
      expect({ ...own, span: null }).toEqual({ ...dashed, span: null });
    }
  });

  it('leaves the other words to be judged', () => {
    expect(found(`> 春望\n>\n> ${VERSE.replace('花', '华')}\n>\n> 杜甫`).map(brief)).toEqual([
      `misquote: ${VERSE.replace('花', '华')} [substitution 华→花]`,
    ]);
  });

  it('is none where it is nobody the corpus knows, more than a name, or the words themselves', () => {
    for (const line of ['王小明', '杜甫很难过', '春天的希望']) {
      expect(found(`> ${VERSE}\n>\n> ${line}`)[0].verdict, line).toBe('misquote');
    }
    expect(found(`> ${VERSE}\n> 烽火连三月，家书抵万金。`)[0].verdict).toBe('exact');
  });
});
