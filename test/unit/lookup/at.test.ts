import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLibrary, fileOffset, lookupAt, passageAt } from '../../../server/src/engine/index.ts';
import { brief, libraryOf, LIBRARY } from '../match/corpus.ts';

/** What is found at the place of `|` in a text. */
function found(marked: string, languageId = 'plaintext', library = LIBRARY) {
  const offset = marked.indexOf('|');
  return lookupAt(library, { text: marked.replace('|', ''), languageId }, offset);
}
const text = (marked: string, languageId?: string) => {
  const finding = found(marked, languageId);
  return finding && brief(finding);
};

describe('lookupAt', () => {
  it('finds running text that is too short for a check to report', () => {
    expect(text('疫情之下，我们常说患难|见真情，此言不虚。')).toBe('exact: 患难见真情');
    expect(text('疫情之下，我们|常说患难见真情，此言不虚。')).toBeNull();
  });

  it('finds nothing shorter than five letters', () => {
    expect(text('他们都说患难|见真，此言不虚。')).toBeNull();
  });

  it('finds the whole quotation, with its differences', () => {
    expect(text('他说：“中方会在巩固疫情|防控成果基础上，严格质量监管措施”。')).toBe(
      'misquote: 中方会在巩固疫情防控成果基础上，严格质量监管措施 [substitution 会→将]',
    );
    expect(found('他说：“病毒没有|国界”。')).toMatchObject({
      quoted: true,
      verdict: 'exact',
      text: '病毒没有国界',
    });
  });

  it('finds a stretch inside a quotation that as a whole is nowhere', () => {
    expect(found('他说：“大家都要记住一句话，病毒没有|国界，明天再谈别的事情吧”。')).toMatchObject({
      quoted: true,
      text: '病毒没有国界',
    });
  });

  it('touches the words at both ends, and not beyond', () => {
    expect(text('甲乙丙丁，|病毒没有国界，戊己庚辛')).toBe('exact: 病毒没有国界');
    expect(text('甲乙丙丁，病毒没有国界|，戊己庚辛')).toBe('exact: 病毒没有国界');
    expect(text('甲乙丙丁，病毒没有国界，|戊己庚辛')).toBeNull();
  });

  it('finds the whole of a long stretch, however far it goes', () => {
    const words = Array.from({ length: 900 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * 7919) % 20000)),
    ).join('');
    const library = libraryOf(`${words}\n\n(2020年3月12日同联合国秘书长古特雷斯通话)`);
    const at = 450;
    const finding = found(`他说了，${words.slice(0, at)}|${words.slice(at)}。这样`, 'plaintext', library);
    expect(finding?.text).toBe(words);
  });

  it('looks through markup, and sees nothing in code', () => {
    expect(text('他说病毒**没有|国界**，对吧', 'markdown')).toBe('exact: 病毒**没有国界');
    expect(text('前文\n\n```\n病毒没有|国界，疫情不分种族\n```\n', 'markdown')).toBeNull();
    expect(text('前文 `病毒没有|国界` 后文', 'markdown')).toBeNull();
  });

  it('gives null outside the text', () => {
    for (const offset of [-1, 99, NaN, Infinity]) {
      expect(lookupAt(LIBRARY, { text: '病毒没有国界', languageId: 'plaintext' }, offset)).toBeNull();
    }
    expect(lookupAt(buildLibrary([]), { text: '病毒没有国界', languageId: 'plaintext' }, 2)).toBeNull();
  });

  it('throws on no text, and finds only what holds the offset', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '病毒没有国界',
        '患难见真情',
        '“',
        '”',
        '，',
        '\n',
        '\n\n',
        '# ',
        '`',
        '𠮷',
        '\ud842',
        '<!--',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }).map((p) => p.join('')),
        fc.nat(120),
        fc.constantFrom('markdown', 'plaintext', 'latex', 'html'),
        (words, offset, languageId) => {
          const finding = lookupAt(LIBRARY, { text: words, languageId }, offset);
          if (!finding) return;
          expect(finding.start).toBeLessThanOrEqual(offset);
          expect(finding.end).toBeGreaterThanOrEqual(offset);
          expect(finding.text).toBe(words.slice(finding.start, finding.end));
          expect(finding.source).not.toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('passageAt', () => {
  const source = [
    '---\nid: r\ntitle: 报道\nauthor: 新华社\ndate: 2020-04-05\nkind: report\nlanguage: zh-Hans\nauthority: secondary\n---',
    '# 报道',
    '3月12日，习近平同联合国秘书长古特雷斯通电话。习近平指出：“人类是一个休戚与共的命运共同体，必须守望相助。”这是中国的主张。',
    '第二段。',
  ].join('\n\n');
  const report = buildLibrary([{ file: 'report.md', text: source }]);

  it('names the innermost passage', () => {
    const [article] = report.articles;
    const at = (words: string) => passageAt(report, article.file, source.indexOf(words));
    const inner = at('休戚与共');
    expect(inner).not.toBeNull();
    expect(report.passages[inner!].text).toBe('人类是一个休戚与共的命运共同体，必须守望相助。');
    const outer = at('古特雷斯');
    expect(report.passages[outer!].within).toBeNull();
    expect(report.passages[outer!].text).toContain('这是中国的主张');
    expect(at('第二段')).not.toBe(outer);
  });

  it('is null in front matter, in headings and for other files', () => {
    expect(passageAt(report, 'report.md', 3)).toBeNull();
    expect(passageAt(report, 'report.md', source.indexOf('# 报道') + 3)).toBeNull();
    expect(passageAt(report, 'other.md', source.indexOf('休戚与共'))).toBeNull();
    expect(passageAt(report, 'report.md', NaN)).toBeNull();
  });

  it('undoes fileOffset', () => {
    report.passages.forEach((passage, i) => {
      const middle = Math.floor(passage.text.length / 2);
      const outerOnly = report.passages.every((p) => p.within?.passage !== i);
      if (outerOnly) expect(passageAt(report, 'report.md', fileOffset(passage, middle))).toBe(i);
    });
  });
});
