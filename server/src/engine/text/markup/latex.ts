import type { Span } from '../span.ts';
import { isIn, markupOf, spansOf } from './by-rules.ts';
import type { Markup } from './markup.ts';

/** One level of braces inside braces is followed. */
const ARGUMENT = '\\{(?:[^{}\\n]|\\{[^{}\\n]{0,200}\\}){0,500}\\}';
const OPTION = '\\[[^\\]\\n]{0,500}\\]';
/** Signs and commands that a reader looks through; of escaped characters the backslash alone. */
const SIGNS = new RegExp(
  [
    '\\\\\\\\(?:\\*?\\[\\s{0,9}-?[\\d.][^\\]\\n]{0,40}\\]|\\*)?',
    `\\\\(?:hspace|vspace|hskip|vskip|setlength|addtolength|fontsize)\\*?(?:${ARGUMENT})+`,
    `\\\\(?:textcolor|color|colorbox|href)(?:${OPTION})?${ARGUMENT}`,
    `\\\\hyperref(?:${OPTION})?`,
    `\\\\(?:footnote|footnotemark|footnotetext|cite\\w*|ref|label|url|index|includegraphics|usepackage|documentclass|bibliography\\w*|input|include)\\*?(?:${OPTION})*(?:${ARGUMENT})+`,
    `\\\\(?:begin|end)\\{[^{}\\n]{0,500}\\}(?:${OPTION})?`,
    '\\\\[a-zA-Z]+\\*?[ \\t]*',
    '[{}~]|\\\\(?=[%&#_$])|\\\\[ ,;:!/>-]',
  ].join('|'),
  'g',
);

/** What is set aside, from left to right; an escaped sign opens nothing, nor one in an address. */
const SET_ASIDE =
  /\\[\\%$]|\\(?:url|href|path)\{[^{}\n]{0,500}\}|%[^\n]*|\$\$(?:[^$\\]|\\[\s\S]){1,5000}\$\$|\$(?:[^$\n\\]|\\[^\n]){1,1000}\$|\\verb\*?(?![a-zA-Z])|\\(?:lstinline|mintinline)(?![a-zA-Z])(?:\[[^\]\n]{0,200}\])?|\\begin\{((?:[BL]?[vV]erbatim|lstlisting|minted|comment|alltt|filecontents|equation|align|gather|multline|eqnarray|displaymath)\*?)\}/g;
const LONGEST_INLINE = 1000;

/** Comments, and what is typed as it stands or is mathematics. */
function setAside(text: string): { comments: Span[]; notText: Span[] } {
  const comments: Span[] = [];
  const notText: Span[] = [];
  const unclosed = new Set<string>();
  SET_ASIDE.lastIndex = 0;
  for (let match = SET_ASIDE.exec(text); match; match = SET_ASIDE.exec(text)) {
    const [found, environment] = match;
    const start = match.index;
    let end = start + found.length;
    if (environment !== undefined) {
      const close = `\\end{${environment}}`;
      const at = unclosed.has(environment) ? -1 : text.indexOf(close, end);
      if (at < 0) {
        unclosed.add(environment);
        continue;
      }
      end = at + close.length;
    } else if (/^\\[vlm]/.test(found)) {
      const length = inlineLength(text.slice(end, end + LONGEST_INLINE), found.startsWith('\\m'));
      if (length === 0) continue;
      end += length;
    } else if (/^\\[\\%$uhp]/.test(found)) continue;
    (found.startsWith('%') ? comments : notText).push({ start, end });
    SET_ASIDE.lastIndex = end;
  }
  return { comments, notText };
}

/** Length of code between two signs of the writer's choice on one line, with them; 0 where it is not closed. */
function inlineLength(behind: string, isNamed: boolean): number {
  const language = isNamed ? (/^\{[^{}\n]{0,40}\}/.exec(behind)?.[0].length ?? 0) : 0;
  const open = behind[language] ?? '';
  if (!/[^\sa-zA-Z*]/.test(open)) return 0;
  const close = behind.indexOf(open === '{' ? '}' : open, language + 1);
  const feed = behind.indexOf('\n');
  return close < 0 || (feed >= 0 && feed < close) ? 0 : close + 1;
}

const QUOTATION = /\\(begin|end)\{(?:quote|quotation|displayquote|quoting|displaycquote|verse)\}/g;

function quotationsOf(text: string, aside: readonly Span[]): Span[] {
  const quotations: Span[] = [];
  let start = -1;
  for (const match of text.matchAll(QUOTATION)) {
    if (isIn(aside, match.index)) continue;
    if (match[1] === 'begin') {
      if (start < 0) start = match.index + match[0].length;
    } else if (start >= 0) {
      quotations.push({ start, end: match.index });
      start = -1;
    }
  }
  return quotations;
}

const HEADING = /^\s*\\(?:part|chapter|(?:sub)*section|title|paragraph)\b/;

/** LaTeX, as far as documents of running text go. */
export function readLatex(text: string): Markup {
  const { comments, notText } = setAside(text);
  const aside = [...comments, ...notText].sort((a, b) => a.start - b.start);
  const quotations = quotationsOf(text, aside);
  return markupOf(text, {
    comments,
    notText,
    signs: spansOf(text, SIGNS),
    quotations,
    isHeading: (words) => HEADING.test(words),
  });
}
