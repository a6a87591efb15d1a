import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../../server/src/engine/text/markup/markup.ts';
import { readQuotations } from '../../../server/src/engine/text/quotations.ts';

/** The quotations of a text: `words`, `words…` where the closing mark is missing, indented by depth. */
const quotations = (text: string, languageId = 'plaintext') =>
  readQuotations(text, readMarkup(text, languageId)).quotations.map(
    (q) => `${'>'.repeat(q.depth)}${text.slice(q.start, q.end)}${q.open ? '…' : ''}`,
  );

describe('quotation marks', () => {
  it('pairs marks of every form', () => {
    expect(quotations('他说“甲”，又说「乙」，『丙』，"丁"，«戊»。')).toEqual(['甲', '乙', '丙', '丁', '戊']);
  });

  it('nests', () => {
    expect(quotations('他说：“打造‘健康丝绸之路’吧。”')).toEqual(['打造‘健康丝绸之路’吧。', '>健康丝绸之路']);
    expect(quotations('“一些国家进入“紧急状态”，股市震荡。”')).toEqual([
      '一些国家进入“紧急状态”，股市震荡。',
      '>紧急状态',
    ]);
  });

  it('takes an apostrophe for what it is', () => {
    expect(quotations('‘It’s the people’s will,’ he said.')).toEqual(['It’s the people’s will,']);
  });

  it('ends a quotation that is never closed with its paragraph', () => {
    expect(quotations('他说：“甲乙丙。\n\n另一段“丁”。')).toEqual(['甲乙丙。…', '丁']);
  });

  it('follows a quotation over paragraphs that each open anew, the last one closing', () => {
    expect(quotations('“第一段话说完了。\n\n“第二段话也说完了。”')).toEqual([
      '第一段话说完了。\n\n“第二段话也说完了。',
    ]);
  });

  it('follows a quotation over a page break in mid-sentence', () => {
    expect(quotations('他指出：“国际社会应当加紧行动起来，有效开展\n\n联防联控国际合作。”')).toEqual([
      '国际社会应当加紧行动起来，有效开展\n\n联防联控国际合作。',
    ]);
  });

  it('accepts a closing mark of the wrong form', () => {
    expect(quotations('他说：“团结合作」，又说。')).toEqual(['团结合作']);
    expect(quotations('他说：”团结合作”，又说。')).toEqual(['团结合作']);
    expect(quotations('他说：“团结合作“，又说。')).toEqual(['团结合作']);
  });

  it('knows a pair typed the wrong way round, or twice the same, whatever follows it', () => {
    expect(quotations('他指出：”团结合作。“这句话很重要。')).toEqual(['团结合作。']);
    expect(quotations('他指出：”团结合作。”这句话很重要。')).toEqual(['团结合作。']);
    expect(quotations('他指出：“团结合作。“这句话很重要。')).toEqual(['团结合作。']);
    expect(quotations('他说：“甲。“乙”丙。”')).toEqual(['甲。“乙”丙。', '>乙']);
    expect(quotations('他指出：”团结合作。“\n\n又说：“携手。”')).toEqual(['团结合作。', '携手。']);
  });

  it('ignores marks in code and comments', () => {
    expect(quotations('`“甲”` <!-- “乙” --> “丙”\n\n```\n“丁”\n```\n', 'markdown')).toEqual(['丙']);
  });

  it('takes a block quotation as quoted, without the line that says whose it is', () => {
    expect(quotations('引言\n\n> 团结合作是最有力的武器。\n> ——习近平\n\n后文', 'markdown')).toEqual([
      '团结合作是最有力的武器。',
    ]);
    expect(quotations('> “团结合作。”\n', 'markdown')).toEqual(['团结合作。']);
  });

  it('takes block quotations of other markup', () => {
    expect(quotations('\\begin{quote}\n团结合作。\n\\end{quote}', 'latex')).toEqual(['团结合作。']);
    expect(quotations('<p>前</p><blockquote><p>团结合作。</p></blockquote>', 'html')).toEqual(['团结合作。']);
    expect(quotations('____\n团结合作。\n____', 'asciidoc')).toEqual(['团结合作。']);
  });

  it('never throws and never gives a span outside the text', () => {
    const marks = fc.constantFrom(
      '“',
      '”',
      '「',
      '」',
      '‘',
      '’',
      '"',
      '甲',
      '。',
      '\n',
      '\n\n',
      '> ',
      'a',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(marks, { maxLength: 60 }).map((parts) => parts.join('')),
        fc.constantFrom('markdown', 'plaintext', 'html', 'latex', 'restructuredtext', 'asciidoc'),
        (text, languageId) => {
          for (const q of readQuotations(text, readMarkup(text, languageId)).quotations) {
            expect(q.start).toBeLessThanOrEqual(q.end);
            expect(q.start).toBeGreaterThanOrEqual(0);
            expect(q.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});

describe('line endings', () => {
  it('takes the line that says whose a block quotation is out of it, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n']) {
      const text = ['他常念：', '', '> 别酒劝君君一醉。', '>', '> （苏轼《蝶恋花》）', '', '食堂'].join(end);
      expect(quotations(text, 'markdown')).toEqual(['别酒劝君君一醉。']);
    }
  });
});

describe('block quotations', () => {
  it('are two where a blank line parts them, and one of several paragraphs where the sign goes on', () => {
    expect(quotations('> 甲甲。\n\n> 乙乙。', 'markdown')).toEqual(['甲甲。', '乙乙。']);
    const text = '> 甲甲。\n>\n> 乙乙。';
    const [whole] = readQuotations(text, readMarkup(text, 'markdown')).quotations;
    expect(whole.parts?.map((p) => text.slice(p.start, p.end))).toEqual(['甲甲。', '乙乙。']);
  });

  it('end where a line says whose they are, and the next begins', () => {
    expect(quotations('> 甲甲。\n> ——习近平同马克龙通话\n>\n> 乙乙。\n> ——习近平\n', 'markdown')).toEqual([
      '甲甲。',
      '乙乙。',
    ]);
    expect(quotations('> 甲甲。——习近平\n\n> 乙乙。（2020年3月2日）', 'markdown')).toEqual([
      '甲甲。',
      '乙乙。',
    ]);
  });

  it('keep points of a list that begin with dashes, and stated omissions', () => {
    const points = '> 主张如下：\n>\n> ——第一，团结合作；\n>\n> ——第二，携手应对。';
    expect(quotations(points, 'markdown')).toEqual([points.slice(2)]);
    expect(quotations('> 甲甲。\n>\n> （略）\n>\n> 乙乙。', 'markdown')).toEqual([
      '甲甲。\n>\n> （略）\n>\n> 乙乙。',
    ]);
  });

  it('leave out the attribution however the markup sets it', () => {
    for (const tail of [
      '\\\\ ——习近平',
      '\\hfill ——习近平',
      '\n\\hfill（习近平同默克尔通话）',
      '\\\\\n\\hspace*{\\fill}——习近平',
      '\\par\n\\rightline{——习近平}',
      '\n\n\\begin{flushright}\n——习近平\n\\end{flushright}',
    ])
      expect(quotations(`\\begin{quote}\n团结合作。${tail}\n\\end{quote}`, 'latex')).toEqual(['团结合作。']);
    for (const tail of [
      '</p><footer>习近平</footer>',
      '<br>——习近平</p>',
      '<cite>习近平</cite></p>',
      '</p><p>——习近平</p>',
    ])
      expect(quotations(`<blockquote><p>团结合作。${tail}</blockquote>`, 'html')).toEqual(['团结合作。']);
    expect(quotations('段落。\n\n    团结合作。\n\n    -- 习近平\n\n另一段。', 'restructuredtext')).toEqual([
      '团结合作。',
    ]);
    expect(quotations('____\n团结合作。\n\n-- 习近平\n____', 'asciidoc')).toEqual(['团结合作。']);
  });

  it('may begin and end inside a line of LaTeX', () => {
    expect(quotations('他说：\\begin{quote}团结合作。\\end{quote}对。', 'latex')).toEqual(['团结合作。']);
  });
});
