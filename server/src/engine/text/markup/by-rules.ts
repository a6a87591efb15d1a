import type { Span } from '../span.ts';
import type { Block, Markup } from './markup.ts';
import { linesOf } from './plain-text.ts';
import { joined } from './spans.ts';
import { BELOW_QUOTE_HEAD } from './spelling.ts';

/** How a markup language without a parser of its own is looked through: stretches that are not text, and signs. */
interface Rules {
  /** Comments, which are not text. */
  readonly comments: readonly RegExp[];
  /** Other stretches that are not text: code, mathematics. */
  readonly notText: readonly RegExp[];
  /** Signs and commands that a reader looks through. */
  readonly signs: readonly RegExp[];
  /** Lines that are headings (tested against the line). */
  readonly heading?: RegExp;
  /** Block quotations; the first group is the content. */
  readonly quotation: readonly RegExp[];
}

const LATEX: Rules = {
  comments: [/(?<!\\)%[^\n]*/g],
  notText: [
    /\\begin\{(verbatim|lstlisting|equation|align|minted|comment)\*?\}[\s\S]{0,20000}?\\end\{\1\*?\}/g,
    /\$\$[^$]{0,5000}\$\$|\$[^$\n]{0,1000}\$/g,
  ],
  signs: [
    /\\(?:hspace|vspace|hskip|vskip|setlength|addtolength|textcolor|color|fontsize)\*?(?:\{[^{}\n]{0,80}\})+/g,
    /\\(?:footnote|cite\w*|ref|label|url|index|includegraphics|usepackage|documentclass|bibliography\w*|input|include)(?:\[[^\]\n]{0,500}\])*(?:\{[^{}\n]{0,500}\})+/g,
    /\\(?:begin|end)\{[^{}\n]{0,500}\}(?:\[[^\]\n]{0,500}\])?/g,
    /\\[a-zA-Z]+\*?/g,
    /[{}~]|\\[\\%&#_$ ,]/g,
  ],
  heading: /^\s*\\(?:part|chapter|(?:sub)*section|title|paragraph)\b/,
  quotation: [
    /\\begin\{(?:quote|quotation|displayquote|quoting|displaycquote)\}([\s\S]*?)\\end\{(?:quote|quotation|displayquote|quoting|displaycquote)\}/g,
  ],
};

const RESTRUCTURED_TEXT: Rules = {
  comments: [/^[ \t]*\.\. (?=verbatim-)[^\n]*|^\.\. (?!\[|_)[^\n]*(?:\n(?:[ \t]+[^\n]*)?)*/gm],
  notText: [/``[^`\n]*``/g],
  signs: [/\[[#*\w]{1,20}\]_/g, /:[\w-]+:(?=`)/g, /<[^<>\n]{1,200}>`__?/g, /[*`|]+_{0,2}/g],
  heading: /^([=\-~^"'`#*+.:])\1{2,}\s*$/,
  quotation: [/(?<=^|\n[ \t]*\r?\n)((?:[ \t]+\S[^\n]*(?:\n|$))+)/g],
};

const ASCIIDOC: Rules = {
  comments: [/^\/{4,}\n[\s\S]*?^\/{4,}$/gm, /^\/\/[^\n]*/gm],
  notText: [/^-{4,}\n[\s\S]*?^-{4,}$/gm, /^\[[^\]\n]{0,500}\]$/gm, /^:[\w!-]{1,60}:[^\n]*/gm],
  signs: [
    /(?:footnote|footnoteref):[^[\s]{0,300}\[[^\]\n]{0,500}\]/g,
    /(?:https?|link|mailto|image|xref):[^[\s]{0,300}\[/g,
    /\[[.#][\w.#-]+\](?=#)/g,
    /[*_`#^~]+/g,
    /^_{4,}$/gm,
  ],
  heading: /^=+ /,
  quotation: [/^_{4,}\n([\s\S]*?)^_{4,}$/gm, BELOW_QUOTE_HEAD],
};

export const readLatex = (text: string): Markup => readByRules(text, LATEX);
export const readRestructuredText = (text: string): Markup => readByRules(text, RESTRUCTURED_TEXT);
export const readAsciidoc = (text: string): Markup => readByRules(text, ASCIIDOC);

function readByRules(text: string, rules: Rules): Markup {
  const spansOf = (patterns: readonly RegExp[]): Span[] =>
    patterns.flatMap((p) =>
      [...text.matchAll(p)].map((m) => ({ start: m.index, end: m.index + m[0].length })),
    );
  const comments = spansOf(rules.comments);
  const notText = joined([...comments, ...spansOf(rules.notText)]);
  const hidden = joined([...notText, ...spansOf(rules.signs)]);
  const quotations = joined(
    rules.quotation.flatMap((p) =>
      [...text.matchAll(p)].map((m) => {
        const start = m.index + m[0].indexOf(m[1]);
        return { start, end: start + m[1].length };
      }),
    ),
  );
  // Paragraphs of one quotation may be found one by one.
  const firsts = quotations.map((q) => q.start);
  for (let q = 1; q < quotations.length; q++)
    if (!/\S/.test(text.slice(quotations[q - 1].end, quotations[q].start))) firsts[q] = firsts[q - 1];
  const lines = linesOf(text, { start: 0, end: text.length });
  const blocks: Block[] = [];
  let next = 0;
  let quotation = 0;
  for (const [i, line] of lines.entries()) {
    while (next < notText.length && notText[next].end <= line.start) next++;
    if (next < notText.length && notText[next].start <= line.start && notText[next].end >= line.end) continue;
    const words = text.slice(line.start, line.end);
    const underline = i + 1 < lines.length ? text.slice(lines[i + 1].start, lines[i + 1].end) : '';
    if (rules.heading?.test(words) || (rules === RESTRUCTURED_TEXT && rules.heading?.test(underline))) {
      blocks.push({ ...line, kind: 'heading' });
      continue;
    }
    // A quotation may begin and end inside a line.
    for (let { start } = line; start < line.end;) {
      while (quotation < quotations.length && quotations[quotation].end <= start) quotation++;
      const own = quotation < quotations.length ? quotations[quotation] : undefined;
      const isQuoted = own !== undefined && own.start <= start;
      const end = Math.min(line.end, (isQuoted ? own.end : own?.start) ?? line.end);
      const kind = isQuoted
        ? ({ kind: 'quotation', quotation: firsts[quotation] } as const)
        : ({ kind: 'text' } as const);
      for (const part of linesOf(text, { start, end })) blocks.push({ ...part, ...kind });
      start = end;
    }
  }
  return { blocks, hidden, comments: comments.sort((a, b) => a.start - b.start) };
}
