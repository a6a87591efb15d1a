import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLibrary, search } from '../../../server/src/engine/index.ts';
import { LIBRARY, libraryOf } from '../match/corpus.ts';

const REPORT = buildLibrary(
  [
    ...[...LIBRARY.files].map(([file, { hash }]) => ({ file, text: null, hash })),
    {
      file: 'report.md',
      text: [
        '---\nid: report\ntitle: 命运与共\nauthor: 新华社\ndate: 2020-04-05\nkind: report\nlanguage: zh-Hans\nauthority: secondary\n---',
        '3月12日，习近平同联合国秘书长古特雷斯通电话。习近平指出：“国际社会应当加紧行动起来，凝聚起战胜疫情的强大合力。”古特雷斯表示：“中国人民作出了巨大牺牲，正在为全人类作贡献。”',
        '意大利总统马塔雷拉写道：“主席先生，您充满鼓励的话语，令人感动。”',
      ].join('\n\n'),
    },
  ],
  LIBRARY,
);

const found = (query: string, library = LIBRARY, limit?: number) =>
  search(library, query, limit).map(({ passage }) => library.passages[passage]);
const dates = (query: string, library = LIBRARY) => found(query, library).map((p) => p.date);
const marked = (query: string, library = LIBRARY) =>
  search(library, query).map(({ passage, matches }) =>
    matches.map(({ start, end }) => library.passages[passage].text.slice(start, end)).join('|'),
  );

describe('search', () => {
  it('finds words, and marks them', () => {
    expect(dates('不分种族')).toEqual(['2020-03-24']);
    expect(marked('不分种族')).toEqual(['不分种族']);
    expect(marked('疫情')[0]).toMatch(/^疫情(\|疫情)*$/);
  });

  it('looks through punctuation, width and script', () => {
    expect(marked('團結協作攜手應對')).toEqual(['团结协作、携手应对']);
    expect(marked('９８.６%')).toEqual(['98.6%']);
  });

  it('finds one and two letters', () => {
    expect(found('患难')).toHaveLength(2);
    expect(found('捐')).toHaveLength(1);
  });

  it('joins several words', () => {
    expect(dates('疫情 家园')).toEqual(['2020-03-24']);
    expect(marked('家园 疫情')).toEqual(['疫情|疫情|家园']);
    expect(found('疫情 没有这样的话')).toEqual([]);
  });

  it('survives a typing error', () => {
    expect(marked('联防连控')).toEqual(['联防联控']);
    expect(marked('互帮互住')).toEqual(['互帮互助']);
    expect(marked('病毒没有边界疫情不分种族')).toEqual(['病毒没有国界，疫情不分种族']);
    expect(marked('优良的传统')).toEqual(['优良传统']);
    expect(marked('全天候略合作')).toEqual(['全天候战略合作']);
  });

  it('finds by date: year, month, day, in any form', () => {
    for (const query of ['2020-03-12', '2020年3月12日', '3月12日', '三月十二日', '2020/3/12', '３月１２日']) {
      expect(dates(query)).toEqual(['2020-03-12']);
    }
    for (const query of ['2020-03', '2020年3月', '3月']) {
      expect(dates(query)).toEqual(['2020-03-24', '2020-03-12']);
    }
    expect(found('2020')).toHaveLength(5);
    expect(found('1999')).toEqual([]);
  });

  it('finds by occasion, and by its kind', () => {
    expect(dates('古特雷斯')).toEqual(['2020-03-12']);
    expect(dates('哈萨克斯坦')).toEqual(['2020-03-24']);
    expect(found('通话')).toHaveLength(5);
    expect(dates('古特雷丝')).toEqual(['2020-03-12']);
    expect(dates('通话 2月 总理')).toEqual(['2020-02-20']);
  });

  it('finds by speaker and by title, those who speak before those who are spoken of', () => {
    expect(found('古特雷斯', REPORT).map((p) => [p.speaker, p.within === null])[0]).toEqual(['习近平', true]);
    expect(found('马塔雷拉', REPORT)[0]).toMatchObject({ speaker: '马塔雷拉' });
    expect(found('马塔雷啦', REPORT)[0]).toMatchObject({ speaker: '马塔雷拉' });
    expect(found('马塔雷拉 鼓励', REPORT)).toHaveLength(1);
    expect(found('命运与共', REPORT).every((p) => p.articleId === 'report')).toBe(true);
    expect(found('命运与共', REPORT).length).toBeGreaterThan(2);
  });

  it('names the quotation rather than the paragraph around it', () => {
    const hits = found('为全人类作贡献', REPORT);
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      speaker: '古特雷斯',
      text: '中国人民作出了巨大牺牲，正在为全人类作贡献。',
    });
  });

  it('puts the place of record first, then the later date', () => {
    const articles = found('凝聚起战胜疫情的强大合力', REPORT).map((p) => p.articleId);
    expect(articles).toEqual(['a0', 'report']);
    expect(dates('患难见真情')).toEqual(['2020-02-20', '2020-02-11']);
  });

  it('gives the latest passages for no words', () => {
    for (const query of ['', '  ', '，。', '“”']) {
      expect(search(LIBRARY, query, 2).map((h) => [LIBRARY.passages[h.passage].date, h.matches])).toEqual([
        ['2020-04-02', []],
        ['2020-03-24', []],
      ]);
    }
  });

  it('gives no more than asked for', () => {
    expect(search(LIBRARY, '疫情', 1)).toHaveLength(1);
    for (const limit of [0, -1, NaN]) expect(search(LIBRARY, '疫情', limit)).toEqual([]);
    expect(search(buildLibrary([]), '疫情')).toEqual([]);
    expect(search(buildLibrary([]), '')).toEqual([]);
  });

  it('throws on no query; scores descend; matches are spans of the text', () => {
    const word = fc.oneof(
      fc.constantFrom('疫情', '古特雷斯', '3月', '2020-03', ' ', '患难', '病毒没有国', '通话'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 5 }).map((w) => w.join('')),
        (query) => {
          const hits = search(REPORT, query, 10);
          hits.forEach(({ passage, score, matches }, i) => {
            const { length } = REPORT.passages[passage].text;
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(i ? hits[i - 1].score : 1);
            for (const [k, { start, end }] of matches.entries()) {
              expect(start).toBeGreaterThanOrEqual(k ? matches[k - 1].end : 0);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(length);
            }
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds any three letters and more of any passage', () => {
    const whole = libraryOf(
      '春眠不觉晓，处处闻啼鸟。𠮷野家の牛丼，夜来风雨声。Quite another line.\n\n(2020年3月12日同联合国秘书长古特雷斯通话)',
    );
    const { text } = whole.passages[0];
    fc.assert(
      fc.property(fc.nat(text.length - 5), fc.integer({ min: 5, max: 20 }), (start, length) => {
        const words = text.slice(start, start + length).trim();
        expect(search(whole, words).map((h) => h.passage)).toContain(0);
      }),
    );
  });
});
