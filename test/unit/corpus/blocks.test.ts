import { describe, expect, it } from 'vitest';
import { misplaced, read, facts } from './read.ts';
import { readCorpusFile } from '../../../server/src/engine/corpus/read-corpus-file.ts';

const texts = (body: string, front = 'id: x') => read(front, body).passages.map((passage) => passage.text);

describe('paragraphs', () => {
  it.each([
    ['parted by blank lines', '甲。\n\n乙。\n \t\u3000\n丙。', ['甲。', '乙。', '丙。']],
    [
      'with the line breaks of verse',
      '床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。',
      ['床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。'],
    ],
    [
      'wrapped by hand, ideographs',
      `${'字'.repeat(35)}\n${'词'.repeat(12)}。`,
      [`${'字'.repeat(35)}${'词'.repeat(12)}。`],
    ],
    [
      'wrapped by hand, words',
      'Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae,\naliam Aquitani, tertiam qui ipsorum lingua Celtae appellantur.',
      [
        'Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua Celtae appellantur.',
      ],
    ],
    [
      'one a line, without blank lines',
      `${'字'.repeat(70)}。\n小句。\n${'词'.repeat(70)}。`,
      [`${'字'.repeat(70)}。`, '小句。', `${'词'.repeat(70)}。`],
    ],
    [
      'opened by two blanks',
      `　　${'字'.repeat(35)}。\n　　${'词'.repeat(35)}。`,
      [`${'字'.repeat(35)}。`, `${'词'.repeat(35)}。`],
    ],
    [
      'with hard breaks',
      `${'字'.repeat(35)}  \n${'词'.repeat(35)}\\\n完。`,
      [`${'字'.repeat(35)}\n${'词'.repeat(35)}\n完。`],
    ],
    ['in lists', '- 甲\n- 乙\n\n1. 丙\n2. 丁', ['甲', '乙', '丙', '丁']],
    ['with a number at a line’s head', '那是\n1998. 年', ['那是\n1998. 年']],
    ['in block quotations', '> 甲\n>\n> 乙', ['甲', '乙']],
    ['between fences', '```\n甲\n# 乙\n```', ['甲\n# 乙']],
    ['between rules', '甲\n\n---\n\n乙\n\n* * *\n\n丙', ['甲', '乙', '丙']],
    ['around comments', '甲\n<!-- 丙\n\n丁 -->\n乙\n\n<!-- 戊', ['甲', '乙']],
    ['beside definitions', '甲[^1]乙\n\n[^1]: 注\n[x]: https://example.org "t"', ['甲乙']],
    ['of Arabic', 'بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ', ['بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ']],
    ['with characters beyond the BMP', '𠮷野家，👨‍👩‍👧。', ['𠮷野家，👨‍👩‍👧。']],
    ['with lone surrogates', '\ud800甲\udfff', ['\ud800甲\udfff']],
  ])('%s', (_, body, expected) => expect(texts(body)).toEqual(expected));
});

describe('markup is left out', () => {
  it.each([
    ['**甲**乙*丙*丁~~戊~~', '甲乙丙丁戊'],
    ['snake_case_name 与 _强调_', 'snake_case_name 与 强调'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['甲[乙](https://example.org/a_(b) "题")丙', '甲乙丙'],
    ['甲![图](a.png)乙', '甲乙'],
    ['甲[乙]丙[丁', '甲[乙]丙[丁'],
    ['甲`代码`乙``c`d``', '甲代码乙c`d'],
    ['甲\\*乙\\丙', '甲*乙\\丙'],
    ['甲<br>乙<span class="x">丙</span><!-- 丁 -->', '甲乙丙'],
    ['<ruby>漢<rp>(</rp><rt>han</rt><rp>)</rp></ruby>字<sup>[1]</sup>', '漢字'],
    ['a < b, <https://example.org>', 'a < b, https://example.org'],
    ['甲&amp;乙&#x4e19;&bogus;&#1114112;', '甲&乙丙&bogus;&#1114112;'],
  ])('%s', (body, expected) => {
    const { passages } = read('id: x', body);
    expect(passages.map((passage) => passage.text)).toEqual([expected]);
    expect(misplaced(`---\nid: x\n---\n\n${body}`, passages[0])).toEqual([]);
  });
});

describe('headings', () => {
  it('are sections, not passages', () => {
    const { article, passages } = read(
      'id: x',
      '# 书\n\n## 第一章 ##\n\n甲\n\n### 一\n\n乙\n\n## 第二章\n\n丙\n\n**附录**\n\n丁\n\n尾声\n====\n\n戊',
    );
    expect(article?.title).toBe('书');
    expect(passages.map(({ section, text, continues }) => [section, text, continues])).toEqual([
      ['第一章', '甲', false],
      ['一', '乙', false],
      ['第二章', '丙', false],
      ['附录', '丁', false],
      ['尾声', '戊', false],
    ]);
  });

  it('do without a blank after ## only', () => {
    expect(
      read('id: x\ntitle: 书', '##第一章\n\n甲\n\n#话题 乙').passages.map(({ section, text }) => [
        section,
        text,
      ]),
    ).toEqual([
      ['第一章', '甲'],
      ['第一章', '#话题 乙'],
    ]);
  });

  it('that repeat the title, subtitles, bylines and credit lines are not text', () => {
    const front = 'id: x\ntitle: 甲 乙\nauthor: 王毅\nkind: essay';
    const body =
      '# 甲\n\n# 乙\n\n——副题\n\n国务委员兼外交部长 王 毅\n\n（2020年3月1日）\n\n正文。\n\n（新华社北京4月5日电）';
    const { article, passages } = read(front, body);
    expect(article).toMatchObject({ title: '甲 乙', subtitle: '——副题' });
    expect(passages.map(facts)).toMatchObject([{ text: '正文。', section: null, continues: false }]);
  });
});

it('runs on from paragraph to paragraph, not over headings and rules', () => {
  const { passages } = read('id: x\ntitle: 题', '甲\n\n乙\n\n---\n\n丙\n\n丁\n\n## 二\n\n戊');
  expect(passages.map((passage) => passage.continues)).toEqual([false, true, false, true, false]);
});

it('reads long lines and hostile markup in linear time', () => {
  const bodies = [
    '甲'.repeat(2e6),
    '*a '.repeat(1e5),
    '[('.repeat(1e5),
    '<a '.repeat(1e5),
    '[a](b '.repeat(5e4),
    '`'.repeat(1e5),
    '&a'.repeat(1e5),
    '<!-- \n'.repeat(1e5),
    '('.repeat(1e5),
  ];
  const start = performance.now();
  for (const body of bodies)
    expect(readCorpusFile('x.md', `---\nid: x\n---\n${body}`).article).not.toBeNull();
  expect(performance.now() - start).toBeLessThan(5000);
});
