import { describe, expect, it } from 'vitest';
import { readMarkup } from '../../../server/src/engine/text/markup/markup.ts';
import { spelledOut } from '../../../server/src/engine/text/markup/spelling.ts';
import { readSegments } from '../../../server/src/engine/text/segment.ts';
import { visibleText } from '../../../server/src/engine/text/visible.ts';

/** What a reader sees of each block, and a > before one that is a block quotation. */
const seen = (text: string, languageId: string): string[] => {
  const spelled = spelledOut(text, languageId);
  expect(spelled).toHaveLength(text.length);
  const { blocks, hidden } = readMarkup(spelled, languageId);
  return blocks
    .map((b) => (b.kind === 'quotation' ? '> ' : '') + visibleText(spelled, b.start, b.end, hidden))
    .filter((words) => words.trim() !== '');
};

/** The quotations of a document as a reader sees them, one after another. */
const quoted = (text: string, languageId: string): string[] => {
  const spelled = spelledOut(text, languageId);
  return readSegments(spelled, languageId).flatMap(({ quotations, hidden }) =>
    quotations.map((q) => visibleText(spelled, q.start, q.end, hidden)),
  );
};

describe('square brackets in Markdown', () => {
  it('are characters round words that no link is defined for', () => {
    expect(seen('我们[中方]愿同各国', 'markdown')).toEqual(['我们[中方]愿同各国']);
    expect(seen('我们\\[中方\\]愿同各国', 'markdown')).toEqual(['我们[中方]愿同各国']);
    expect(seen('[W]e [sic] shall [at all][] [costs][x] ![win]', 'markdown')).toEqual([
      '[W]e [sic] shall [at all][] [costs][x] ![win]',
    ]);
  });

  it('are markup round links, images and the marks of footnotes', () => {
    expect(seen('我们[中方](http://a "b c")愿', 'markdown')).toEqual(['我们中方愿']);
    expect(seen('the [end](http://a "b c"), we', 'markdown')).toEqual(['the end, we']);
    expect(
      seen(
        '我们[中方]、[各国][a b]和[人民][]愿[^1]![图](x)同\n\n[中方]: http://a\n[A  B]: <c> "d"\n[人民]:\n  e',
        'markdown',
      ),
    ).toEqual(['我们中方、各国和人民愿同']);
  });

  it('are markup wherever in the document the link is defined', () => {
    const text = '“我们[中方]愿”\n\n后文\n\n- [中方]: http://a\n';
    expect(quoted(text, 'markdown')).toEqual(['我们中方愿']);
    expect(quoted(text.replace('http', '见 '), 'markdown')).toEqual(['我们[中方]愿']);
  });
});

describe('markup between words', () => {
  it('is white space where a reader sees the border of two lines, paragraphs or cells', () => {
    for (const [text, languageId] of [
      ['<p>“to the end<br>we shall”</p>', 'html'],
      ['<table><tr><td>“to the end</td><td>we shall”</td></tr></table>', 'html'],
      ['<ul><li>“to the end</li><li>we shall”</li></ul>', 'html'],
      ['“to the end<br/>we shall”', 'markdown'],
      ['“to the <a href="x">end</a> <b class="y">w</b>e shall”', 'html'],
    ])
      expect(quoted(text, languageId)).toEqual(['to the end we shall']);
    expect(quoted('“前<br>后”', 'html')).toEqual(['前后']);
  });
});

describe('code is not text', () => {
  it('in Markdown: elements of HTML, mathematics, TOML before the text', () => {
    expect(quoted('<code>“甲”</code>“乙”<kbd>“丙”</kbd> `<code>` “丁”</code>', 'markdown')).toEqual([
      '乙',
      '丁',
    ]);
    expect(quoted('+++\ntitle = "甲"\n+++\n“乙”\n\n+++\n“丙”', 'markdown')).toEqual(['乙', '丙']);
    expect(seen('前\n\n$$\n“甲”\n$$\n\n后$$x$$边 `$$`，$$', 'markdown')).toEqual(['前', '后边，$$']);
    expect(seen('$$甲\n\n乙$$', 'markdown')).toEqual(['$$甲', '乙$$']);
  });
});
