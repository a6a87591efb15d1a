import { describe, expect, it } from 'vitest';
import { citationFor } from '../../../server/src/citation/citation.ts';
import { footnoteIn } from '../../../server/src/citation/footnotes.ts';
import { inTextCitation, isChinese } from '../../../server/src/citation/in-text.ts';
import { buildLibrary } from '../../../server/src/engine/index.ts';

const COMPILATION = `---
id: c
title: 团结合作
author: 习近平
publication: 《求是》2020年第8期
date: 2020-04-16
kind: compilation
language: zh-Hans
authority: primary
---

新冠肺炎疫情的发生再次表明，人类是一个休戚与共的命运共同体。

(2020年3月12日同联合国秘书长古特雷斯通话)
`;
const REPORT = `---
id: r
title: 命运与共
author: 新华社
date: 2020-04-05
kind: report
language: zh-Hans
authority: secondary
---

3月12日，习近平同联合国秘书长古特雷斯通电话。古特雷斯表示：“中国人民作出了巨大牺牲，正在为全人类作贡献。”习近平感谢他的理解。
`;
const library = buildLibrary([
  { file: 'c.md', text: COMPILATION },
  { file: 'r.md', text: REPORT },
]);
const called = 0;
const own = library.passages.findIndex(({ within, text }) => within === null && text.startsWith('3月12日'));
const spoken = library.passages.findIndex(({ within }) => within !== null);

describe('the source in brackets', () => {
  it('date and occasion, the speaker where another wrote the article', () => {
    expect(inTextCitation(library, called, true)).toBe('（2020年3月12日同联合国秘书长古特雷斯通话）');
    expect(inTextCitation(library, spoken, true)).toMatch(/^（古特雷斯2020年3月12日同.*古特雷斯.*）$/);
    expect(inTextCitation(library, own, true)).toBe('（新华社：《命运与共》，2020年4月5日）');
  });

  it('in English text in English', () => {
    expect(inTextCitation(library, called, false)).toBe(' (12 March 2020, 同联合国秘书长古特雷斯通话)');
  });

  it('the language is that of the text around, and with too little of it that of the article', () => {
    expect(isChinese('今天天气很好，大家都很高兴，于是出门走了走，看了看花。', 5, 'en')).toBe(true);
    expect(
      isChinese(
        'As the secretary-general was told on the phone, “人类是一个命运共同体” is meant for all.'.repeat(2),
        60,
        'zh-Hans',
      ),
    ).toBe(false);
    expect(isChinese('', 0, 'zh-Hans')).toBe(true);
    expect(isChinese('OK', 0, 'en')).toBe(false);
  });
});

describe('footnotes', () => {
  /** The document after the footnote is put in at |. */
  const noted = (languageId: string, marked: string): string => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const { text: mark, note } = citationFor(library, called, 'footnote', 'gb-t-7714-2025', {
      text,
      languageId,
      offset,
    });
    const whole = note === null ? text : text.slice(0, note.offset) + note.text + text.slice(note.offset);
    return whole.slice(0, offset) + mark + whole.slice(offset);
  };
  const WORDS = '2020年3月12日同联合国秘书长古特雷斯通话。见：习近平. 团结合作';

  it('Markdown: numbered on, the note at the end', () => {
    expect(noted('markdown', '他说：“命运共同体。”|此后无话。')).toBe(
      `他说：“命运共同体。”[^1]此后无话。\n\n[^1]: ${WORDS}\\[J\\]. 求是，2020（8）.\n`.replace(
        '\\[J\\]',
        '[J]',
      ),
    );
    const second = noted('markdown', '甲“乙。”|\n\n丙[^3]。\n\n[^3]: 丁\n');
    expect(second).toBe(`甲“乙。”[^4]\n\n丙[^3]。\n\n[^3]: 丁\n[^4]: ${WORDS}[J]. 求是，2020（8）.\n`);
  });

  it('line ends stay what they are', () => {
    expect(noted('markdown', '甲“乙。”|\r\n').match(/(?<!\r)\n/g)).toBeNull();
  });

  it('LaTeX and AsciiDoc: the note inside the mark', () => {
    expect(noted('latex', '“甲。”|')).toBe(`“甲。”\\footnote{${WORDS}[J]. 求是，2020（8）.}`);
    expect(noted('asciidoc', '“甲。”|')).toBe(`“甲。”footnote:[${WORDS}[J\\]. 求是，2020（8）.]`);
  });

  it('HTML: a link to the note before the end of the body, and back', () => {
    const text = noted('html', '<body><p>“甲。”|</p></body>');
    expect(text).toContain('“甲。”<sup id="fnref-1"><a href="#fn-1">1</a></sup></p>');
    expect(text).toContain(
      `<p id="fn-1"><a href="#fnref-1">1</a> ${WORDS}[J]. 求是，2020（8）.</p>\n</body>`,
    );
  });

  it('reStructuredText and plain text', () => {
    expect(noted('restructuredtext', '“甲。”| 乙')).toContain('“甲。”\\ [#note1]_ 乙\n\n.. [#note1] ');
    expect(noted('plaintext', '“甲。”|乙')).toContain(`“甲。”[1]乙\n\n[1] ${WORDS}`);
  });

  it('what the markup would read otherwise is escaped', () => {
    expect(footnoteIn('latex', '', 'x').mark).toBe('\\footnote{x}');
    const odd = buildLibrary([
      { file: 'c.md', text: COMPILATION.replace('title: 团结合作', "title: 'a_b & 100% <i>*x*</i>'") },
    ]);
    const at = (languageId: string) =>
      citationFor(odd, 0, 'footnote', 'gb-t-7714-2025', { text: '', languageId, offset: 0 });
    expect(at('latex').text).toContain('a\\_b \\& 100\\%');
    expect(at('html').note?.text).toContain('a_b &amp; 100% &lt;i&gt;*x*');
    expect(at('markdown').note?.text).toContain('a\\_b & 100% \\<i>\\*x\\*');
  });
});
