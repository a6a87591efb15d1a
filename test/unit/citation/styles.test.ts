import { describe, expect, it } from 'vitest';
import { bibtexEntry } from '../../../server/src/citation/exchange.ts';
import { referenceOf, type Reference } from '../../../server/src/citation/reference.ts';
import { referenceText } from '../../../server/src/citation/styles.ts';
import { buildLibrary } from '../../../server/src/engine/index.ts';

/** The reference of an article with this front matter. */
function reference(fields: Record<string, string>): Reference {
  const front = Object.entries({ id: 'a', language: 'zh-Hans', kind: 'essay', ...fields })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  const library = buildLibrary([
    { file: 'a.md', text: `---\n${front}\n---\n\n病毒没有国界，疫情不分种族。\n` },
  ]);
  return referenceOf(library, 0);
}
const plain = (text: string): string => text;

const JOURNAL = reference({
  title: '团结合作是国际社会战胜疫情最有力武器',
  author: '习近平',
  publication: '《求是》2020年第8期',
  date: '2020-04-16',
});
const NEWSPAPER = reference({
  title: '数字革命与竞争国际化',
  author: '丁文祥',
  publication: '中国青年报 2000-11-20 第15版',
  date: '2000-11-20',
});
const AGENCY = reference({
  title: '书写篇章',
  author: '新华社',
  publication: '新华社',
  date: '2020-04-05',
  kind: 'report',
});
const UNPLACED = reference({ title: '打赢阻击战', author: '王毅', date: '2020' });
const FOREIGN = reference({
  title: 'Cataloging internet resources',
  author: 'Priscilla Anne Caplan',
  publication: 'The Library Review, vol. 4, no. 2',
  date: '1993-05',
  language: 'en',
});

describe('GB/T 7714', () => {
  it.each([
    [JOURNAL, '习近平. 团结合作是国际社会战胜疫情最有力武器[J]. 求是，2020（8）.'],
    // As in the standard's own example of a newspaper.
    [NEWSPAPER, '丁文祥. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.'],
    [AGENCY, '新华社. 书写篇章[N]. 新华社，2020-04-05.'],
    [UNPLACED, '王毅. 打赢阻击战[Z]. 2020.'],
    [FOREIGN, 'Caplan P A. Cataloging internet resources[J]. The Library Review，1993，4（2）.'],
  ])('2025, marks in full width: %#', (item, text) => {
    expect(referenceText(item, 'gb-t-7714-2025', plain)).toBe(text);
  });

  it.each([
    [JOURNAL, '习近平. 团结合作是国际社会战胜疫情最有力武器[J]. 求是, 2020(8).'],
    [NEWSPAPER, '丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).'],
    [FOREIGN, 'CAPLAN P A. Cataloging internet resources[J]. The Library Review, 1993, 4(2).'],
  ])('2015, marks in half width, Western family names in capitals: %#', (item, text) => {
    expect(referenceText(item, 'gb-t-7714-2015', plain)).toBe(text);
  });

  it('names three authors at most', () => {
    const item = reference({ title: '甲', author: '印森林、吴胜和、李俊飞、冯文杰' });
    expect(referenceText(item, 'gb-t-7714-2025', plain)).toBe('印森林，吴胜和，李俊飞，等. 甲[Z].');
    expect(referenceText(item, 'gb-t-7714-2015', plain)).toBe('印森林, 吴胜和, 李俊飞, 等. 甲[Z].');
  });
});

describe('APA and MLA', () => {
  const emphasis = (text: string): string => `*${text}*`;

  it.each([
    [JOURNAL, '习近平. (2020). 团结合作是国际社会战胜疫情最有力武器. *求是*, (8).'],
    [NEWSPAPER, '丁文祥. (2000, November 20). 数字革命与竞争国际化. *中国青年报*, 15.'],
    [UNPLACED, '王毅. (2020). *打赢阻击战*.'],
    [FOREIGN, 'Caplan, P. A. (1993). Cataloging internet resources. *The Library Review*, *4*(2).'],
    [reference({ title: '甲' }), '*甲*. (n.d.).'],
  ])('APA: %#', (item, text) => {
    expect(referenceText(item, 'apa', emphasis)).toBe(text);
  });

  it.each([
    [JOURNAL, '习近平. “团结合作是国际社会战胜疫情最有力武器.” *求是*, no. 8, 16 Apr. 2020.'],
    [NEWSPAPER, '丁文祥. “数字革命与竞争国际化.” *中国青年报*, 20 Nov. 2000, p. 15.'],
    [
      FOREIGN,
      'Caplan, Priscilla Anne. “Cataloging internet resources.” *The Library Review*, vol. 4, no. 2, May 1993.',
    ],
    [reference({ title: '甲' }), '“甲.”'],
  ])('MLA: %#', (item, text) => {
    expect(referenceText(item, 'mla', emphasis)).toBe(text);
  });
});

describe('for other programs', () => {
  it('CSL-JSON says what is known, and nothing else', () => {
    expect(JOURNAL).toEqual({
      id: 'a',
      type: 'article-journal',
      title: '团结合作是国际社会战胜疫情最有力武器',
      author: [{ literal: '习近平' }],
      'container-title': '求是',
      issue: '8',
      issued: { 'date-parts': [[2020, 4, 16]] },
      language: 'zh-Hans',
    });
    expect(UNPLACED).toEqual({
      id: 'a',
      type: 'document',
      title: '打赢阻击战',
      author: [{ literal: '王毅' }],
      issued: { 'date-parts': [[2020]] },
      language: 'zh-Hans',
    });
  });

  it('BibTeX keeps Chinese, and what means something in TeX is written so that it means itself', () => {
    const entry = bibtexEntry({ ...JOURNAL, title: '合作 & 100% _x' }, 'bibtex', '2020年3月12日通话');
    expect(entry).toMatch(/^@article\{a,/);
    expect(entry).toContain('author = {{习近平}}');
    expect(entry).toContain('journal = {求是}');
    expect(entry).toContain('title = {合作 \\& 100\\% \\_x}');
    expect(entry).toContain('note = {2020年3月12日通话}');
    expect(bibtexEntry(JOURNAL, 'biblatex', '')).toContain('date = {2020-04-16}');
  });
});
