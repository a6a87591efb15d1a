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

describe('HTML in Markdown', () => {
  it('has text like HTML, however its blocks are set', () => {
    for (const text of [
      '<p>他说：“甲”</p>',
      '<div>\n他说：“甲”\n</div>',
      '<div>\r\n他说：“甲”\r\n</div>\r\n',
      '前\n\n<section><p>他说：“<b>甲</b>”<!-- 注 --></p>\n</section>\n\n后',
      '- <p>他说：“甲”</p>',
      '<table>\n<tr><td>他说：“甲”</td></tr>\n</table>',
    ]) {
      expect(quoted(text, 'markdown')).toEqual(['甲']);
      expect(seen(text, 'markdown')).toContain('他说：“甲”');
    }
    expect(seen('<div align="center">\n\n他说：“甲”\n\n</div>', 'markdown')).toEqual(['他说：“甲”']);
  });

  it('has block quotations and headings like HTML', () => {
    expect(seen('<blockquote>甲</blockquote>', 'markdown')).toEqual(['> 甲']);
    expect(seen('> <p>甲\n> 乙</p>', 'markdown')).toEqual(['> 甲乙']);
    const { blocks } = readMarkup('<h2>甲</h2>\n\n<p>乙</p>', 'markdown');
    expect(blocks.map((b) => b.kind)).toEqual(['heading', 'text']);
  });

  it('has no text in code, scripts, comments and attributes', () => {
    for (const text of [
      '<pre>\n“甲”\n\n“乙”</pre>',
      '<script>\nx="甲";\n</script>',
      '<style>\n.a{content:"甲"}\n</style>',
      '<!-- “甲” -->',
      '<img alt="“甲”">',
      '<p><code>“甲”</code></p>',
    ])
      expect(quoted(text, 'markdown')).toEqual([]);
  });
});

describe('struck-out words in Markdown', () => {
  it('are taken back, but for a quotation or a longer stretch', () => {
    expect(seen('“命运共同体~~理念~~意识”', 'markdown')).toEqual(['“命运共同体意识”']);
    expect(quoted('~~他说：“甲”~~', 'markdown')).toEqual(['甲']);
    expect(seen(`前~~${'甲'.repeat(60)}~~后`, 'markdown')[0]).toHaveLength(62);
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

  it('in HTML: what is typed and what a program says', () => {
    expect(quoted('<p><kbd>“甲”</kbd>“乙”<samp>“丙”</samp></p>', 'html')).toEqual(['乙']);
  });

  it('in LaTeX: typed as it stands between any signs, and environments of code', () => {
    expect(
      quoted(
        '\\verb|“甲% $|“乙”\\verb*+“丙”+\\lstinline[a=b]!“丁”!\\lstinline{“戊”}\\mintinline{c}/“己”/',
        'latex',
      ),
    ).toEqual(['乙']);
    for (const name of ['verbatim', 'verbatim*', 'Verbatim', 'lstlisting', 'minted', 'comment'])
      expect(quoted(`“甲”\n\\begin{${name}}\n“乙”\n\\end{${name}}\n“丙”`, 'latex')).toEqual(['甲', '丙']);
    expect(quoted('\\begin{verbatim} “甲”', 'latex')).toEqual(['甲']);
    expect(seen('100\\% of \\$5 and \\$6 % 注\n甲\\\\% 注', 'latex')).toEqual(['100% of $5 and $6 ', '甲']);
    expect(seen('见\\url{http://a/%20b}，\\href{http://c}{共建}\\textcolor{red}{家园}', 'latex')).toEqual([
      '见，共建家园',
    ]);
  });

  it('in reStructuredText: literal blocks and comments, but not the content of a note', () => {
    expect(seen('他说::\n\n    “甲”\n\n  “乙”\n\n后', 'restructuredtext')).toEqual(['他说:', '后']);
    expect(seen('前\n\n::\n\n  甲\n\n- 点::\n\n    乙\n\n  丙', 'restructuredtext')).toEqual([
      '前',
      '-点:',
      '丙',
    ]);
    expect(seen('前\n\n.. 甲\n   乙\n\n   丙\n\n..\n   丁\n\n后', 'restructuredtext')).toEqual(['前', '后']);
    expect(
      seen(
        '.. note:: 甲\n   乙\n\n   丙\n\n      丁\n\n.. code-block:: c\n\n   戊\n\n后',
        'restructuredtext',
      ),
    ).toEqual(['甲', '乙', '丙', '> 丁', '后']);
    expect(
      seen('.. _a: http://b\n.. |c| image:: d\n   :alt: e\n.. [1] 注\n   释\n', 'restructuredtext'),
    ).toEqual(['.. [1]注', '释']);
  });

  it('in AsciiDoc: between lines of dots, fences and pluses, and where a paragraph is indented', () => {
    for (const line of ['....', '----', '```', '++++', '////'])
      expect(seen(`前\n\n${line}\n甲\n\n乙\n${line}\n\n后`, 'asciidoc')).toEqual(['前', '后']);
    expect(seen('```js\n甲\n```\n\n[source,js]\n乙\n\n  丙\n  丁\n\n后\n 边', 'asciidoc')).toEqual([
      '后',
      '边',
    ]);
    expect(seen(' 一个空格\n后文', 'asciidoc')).toEqual(['一个空格', '后文']);
    expect(seen('|===\n\n  | 甲\n|===\n\n  * 乙\n\n词::\n\n  丙\n\n....\n丁', 'asciidoc')).toEqual([
      '|甲',
      '乙',
      '词::',
      '丙',
      '丁',
    ]);
  });
});

describe('block quotations', () => {
  it('of reStructuredText may be named', () => {
    for (const name of ['epigraph', 'highlights', 'pull-quote']) {
      expect(quoted(`前\n\n.. ${name}::\n\n   团结合作。\n\n   -- 习近平\n\n后`, 'restructuredtext')).toEqual(
        ['团结合作。'],
      );
      expect(quoted(`前\n\n.. ${name}:: 团结合作。\n   携手应对。\n\n后`, 'restructuredtext')).toEqual([
        '团结合作。携手应对。',
      ]);
    }
  });

  it('of AsciiDoc may be a paragraph below its head', () => {
    for (const head of ['[quote]', '[verse]', '[quote, 习近平, 复信]', '[quote]\n.标题'])
      expect(quoted(`前\n\n${head}\n团结合作。\n携手应对。\n\n后`, 'asciidoc')).toEqual([
        '团结合作。携手应对。',
      ]);
    expect(quoted('[verse]\n____\n团结合作。\n\n  携手应对。\n____\n\n后', 'asciidoc')).toEqual([
      '团结合作。携手应对。',
    ]);
    expect(quoted('[quote]\n--\n团结合作。\n--\n\n后', 'asciidoc')).toEqual(['团结合作。']);
  });

  it('of LaTeX may be verse', () => {
    expect(
      quoted('\\begin{verse}\n团结合作，\\\\\n携手应对。\\\\[2pt]\n——习近平\n\\end{verse}', 'latex'),
    ).toEqual(['团结合作，携手应对。']);
    expect(quoted('% \\begin{quote}\n甲\\verb|\\begin{quote}|乙\\end{quote}', 'latex')).toEqual([]);
  });
});

describe('what LaTeX spells out', () => {
  it('reads as it is printed', () => {
    expect(
      seen('the~end,\\,we\\ shall hy\\-phen\\\\word {\\em wing} (\\emph{end}) ({\\bf a})', 'latex'),
    ).toEqual(['the end, we shall hyphen word wing (end) (a)']);
    expect(seen('1939--1945---war 习近平------说 ----', 'latex')).toEqual(['1939–1945—war习近平——说----']);
    expect(seen('the end\\footnote{see \\emph{page} 3}, we', 'latex')).toEqual(['the end, we']);
  });
});

describe('reading markup', () => {
  it('takes no longer where nothing is closed', () => {
    const opens = [
      '\\begin{quote}',
      '\\begin{verbatim}',
      '\\verb|',
      '$',
      '////\n',
      '----\n\n',
      '....\n',
      '```a\n',
      '____\n',
      '.. a\n',
      '.. note::\n\n ',
      '甲::\n\n',
      '[a',
      '![a](',
      '<code>',
      '$$\n',
      '\\footnote{',
    ];
    for (const languageId of ['markdown', 'html', 'latex', 'restructuredtext', 'asciidoc'])
      for (const sign of opens) {
        const text = sign.repeat(Math.ceil(60_000 / sign.length));
        const begin = performance.now();
        readSegments(spelledOut(text, languageId), languageId);
        expect(performance.now() - begin, `${languageId} ${sign}`).toBeLessThan(5000);
      }
  }, 60_000);
});
