import { describe, expect, it } from 'vitest';
import { brief, check, LIBRARY, libraryOf } from './corpus.ts';

const found = (text: string, languageId = 'markdown', library = LIBRARY) =>
  check(text, library, languageId)
    .filter((f) => f.quoted)
    .map(brief);

const GUTERRES = '国际社会应当加紧行动起来，有效开展联防联控国际合作。';
const TOKAYEV = '病毒没有国界，疫情不分种族。';

describe('block quotations', () => {
  it('are judged one by one', () => {
    const exact = [`exact: ${GUTERRES}`, `exact: ${TOKAYEV}`];
    expect(found(`> ${GUTERRES}\n\n> ${TOKAYEV}`)).toEqual(exact);
    expect(found(`> ${GUTERRES}\n> ——习近平同古特雷斯通话\n>\n> ${TOKAYEV}\n> ——习近平`)).toEqual(exact);
    expect(found(`> ${GUTERRES}\n>\n> ${TOKAYEV}`)).toEqual(exact);
    expect(found(`<blockquote><p>${GUTERRES}</p><p>${TOKAYEV}</p></blockquote>`, 'html')).toEqual(exact);
  });

  it('of several paragraphs of one source are one', () => {
    const library = libraryOf(
      '甲方愿意提供帮助。\n\n乙方愿意提供支持。\n\n(2020年3月12日同联合国秘书长古特雷斯通话)',
    );
    const [finding, ...others] = check('> 甲方愿意提供帮助。\n>\n> 乙方愿意提供支持。', library, 'markdown');
    expect(finding).toMatchObject({ verdict: 'exact', text: '甲方愿意提供帮助。\n>\n> 乙方愿意提供支持。' });
    expect(others).toEqual([]);
  });

  it('still show words of two sources that one paragraph joins', () => {
    expect(found(`> ${GUTERRES}${TOKAYEV}`)[0]).toMatch(/^spliced/);
  });

  it('leave a paragraph alone that begins with a dash or a bracket and that no source has', () => {
    const words = '克服困难提供宝贵物资捐助，';
    const long = `新冠肺炎疫情发生后，巴方第一时间发声向中方表达支持，${words}`;
    for (const said of ['——这是习近平二〇二〇年二月说的一段话。', '（这是他在电话里说的话。）'])
      for (const quoted of [words, long])
        expect(found(`> ${quoted}\n>\n> ${said}`)).toEqual([`exact: ${quoted}`]);
    expect(found(`> ${long}\n>\n> 这是习近平二〇二〇年二月说的一段话。`)[0]).toMatch(/^misquote/);
  });

  it('leave the name of who speaks alone, and say when it is another', () => {
    for (const lead of ['习近平：', '习近平说：', '习近平指出，']) {
      expect(found(`> ${lead}${TOKAYEV}`)).toEqual([`exact: ${TOKAYEV}`]);
      const slip = found(`> ${lead}病毒没有国境，疫情不分种族。`);
      expect(slip).toEqual(['misquote: 病毒没有国境，疫情不分种族。 [substitution 境→界]']);
    }
    const speakers = check('> 习近平：病毒没有国界，疫情不分种族。', LIBRARY, 'markdown')[0].attribution;
    expect(speakers).toMatchObject({ status: 'consistent', stated: { speaker: '习近平' } });
    const other = check('> 默克尔：病毒没有国界，疫情不分种族。', LIBRARY, 'markdown')[0].attribution;
    expect(other).toMatchObject({ status: 'contradicted', stated: { speaker: '默克尔' } });
  });

  it('are held against what the markup says of their source', () => {
    const status = (text: string, languageId: string) =>
      check(text, LIBRARY, languageId).find((f) => f.quoted)?.attribution.status;
    const cases: [languageId: string, (said: string) => string][] = [
      ['latex', (said) => `\\begin{quote}\n${TOKAYEV}\\\\ ——${said}\n\\end{quote}`],
      ['latex', (said) => `\\begin{quote}\n${TOKAYEV}\n\\hfill（${said}）\n\\end{quote}`],
      ['latex', (said) => `\\begin{quote}\n${TOKAYEV}\\\\\n\\hspace*{\\fill}——${said}\n\\end{quote}`],
      ['html', (said) => `<blockquote><p>${TOKAYEV}</p><footer>${said}</footer></blockquote>`],
      ['html', (said) => `<blockquote>${TOKAYEV}<br>——${said}</blockquote>`],
      ['asciidoc', (said) => `[quote, 习近平, ${said.replace('习近平', '')}]\n____\n${TOKAYEV}\n____`],
      ['restructuredtext', (said) => `段落。\n\n    ${TOKAYEV}\n\n    -- ${said}\n`],
    ];
    for (const [languageId, text] of cases) {
      expect(status(text('习近平同哈萨克斯坦总统托卡耶夫通话'), languageId), languageId).toBe('consistent');
      expect(status(text('习近平同法国总统马克龙通话'), languageId), languageId).toBe('contradicted');
    }
    const dated = (day: string) =>
      status(`[quote, 习近平, 2020年3月${day}日同托卡耶夫通话]\n____\n${TOKAYEV}\n____`, 'asciidoc');
    expect(dated('24')).toBe('consistent');
    expect(dated('25')).toBe('contradicted');
  });
});
