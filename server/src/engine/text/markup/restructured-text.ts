import type { Span } from '../span.ts';
import { markupOf, sourceLines, spansOf, type SourceLine } from './by-rules.ts';
import type { Markup } from './markup.ts';

const INLINE_CODE = /``[^`\n]*``/g;
const SIGNS = [/\[[#*\w]{1,20}\]_/g, /:[\w-]+:(?=`)/g, /<[^<>\n]{1,200}>`__?/g, /[*`|]+_{0,2}/g];
const UNDERLINE = /^([=\-~^"'`#*+.:])\1{2,}\s*$/;
const LIST_MARK = /^(?:[-*+•‣⁃]|\(?(?:\d{1,9}|#|[a-zA-Z])[.)])[ \t]+(?=\S)/;
const EXPLICIT = /^\.\.(?:[ \t]+|$)/;
const DIRECTIVE = /^\.\.[ \t]+([\w:.+-]+?)::(?=\s|$)[ \t]*/;
/** Targets of links, and what a |name| stands for. */
const TARGET_OR_SUBSTITUTION = /^\.\.[ \t]+(?:_|\|[^|\n]{1,100}\|)/;
const NOTE = /^\.\.[ \t]+\[[^\]\n]{1,60}\](?=\s|$)/;
const IGNORE_COMMENT = /^\.\.[ \t]+verbatim-/;
/** Directives whose content is no running text. */
const NOT_TEXT =
  /^(?:code|code-block|sourcecode|highlight|parsed-literal|literalinclude|math|raw|image|include|toctree|contents|index|meta|graphviz|digraph|graph|uml|mermaid|plot|doctest|testcode|testsetup|testoutput|productionlist|default-role|role|sectnum|bibliography|auto\w+|(?:py|c|cpp|js|rst|std):.*)$/;
const QUOTATION = /^(?:epigraph|highlights|pull-quote)$/;
const OPTION = /^[ \t]+:[\w-]+:(?:\s|$)/;

/** What is set at one depth of indentation. */
interface Level {
  readonly indent: number;
  readonly isQuotation: boolean;
}

const indentOf = ({ words }: SourceLine): number => words.length - words.trimStart().length;
const isBlank = ({ words }: SourceLine): boolean => words.trim() === '';

/** Index of the first line from `from` on that is not blank and not indented deeper than `indent`. */
function bodyEnd(lines: readonly SourceLine[], from: number, indent: number): number {
  let end = from;
  while (end < lines.length && (isBlank(lines[end]) || indentOf(lines[end]) > indent)) end++;
  return end;
}

/** reStructuredText: a paragraph set deeper than the one before it is a block quotation. */
export function readRestructuredText(text: string): Markup {
  const lines = sourceLines(text);
  const comments: Span[] = [];
  const notText = spansOf(text, INLINE_CODE);
  const signs = SIGNS.flatMap((pattern) => spansOf(text, pattern));
  const quotations: Span[] = [];
  const levels: Level[] = [{ indent: 0, isQuotation: false }];
  const top = (): Level => levels[levels.length - 1];
  const open = (indent: number, isQuotation: boolean): void => {
    levels.push({ indent, isQuotation });
  };
  /** Opens the level of the content of a directive or note whose first line is `i`. */
  const openBody = (i: number, indent: number, isQuotation: boolean): void => {
    while (i < lines.length && isBlank(lines[i])) i++;
    if (i < lines.length && indentOf(lines[i]) > indent) open(indentOf(lines[i]), isQuotation);
  };
  const span = (from: number, to: number): Span => {
    let last = to - 1;
    while (last > from && isBlank(lines[last])) last--;
    return { start: lines[from].start + indentOf(lines[from]), end: lines[last].end };
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (isBlank(line)) continue;
    const indent = indentOf(line);
    const content = line.words.trim();
    let wasQuotation = false;
    while (levels.length > 1 && indent < top().indent) wasQuotation = levels.pop()!.isQuotation;
    const isFirst = i === 0 || isBlank(lines[i - 1]);

    if (EXPLICIT.test(content)) {
      const directive = DIRECTIVE.exec(content);
      const end = bodyEnd(lines, i + 1, indent);
      if (IGNORE_COMMENT.test(content)) comments.push(span(i, i + 1));
      else if (directive && !NOT_TEXT.test(directive[1].toLowerCase())) {
        const start = line.start + indent;
        signs.push({ start, end: start + directive[0].length });
        const isQuotation = QUOTATION.test(directive[1].toLowerCase());
        if (isQuotation && directive[0].length < content.length)
          quotations.push({ start: start + directive[0].length, end: line.end });
        while (i + 1 < end && OPTION.test(lines[i + 1].words)) notText.push(span(++i, i + 1));
        openBody(i + 1, indent, isQuotation || top().isQuotation);
      } else if (directive || TARGET_OR_SUBSTITUTION.test(content)) {
        notText.push(span(i, end));
        i = end - 1;
      } else if (NOTE.test(content)) {
        openBody(i + 1, indent, false);
      } else {
        // A blank line ends two dots that nothing follows.
        const isEmpty = content === '..' && i + 1 < lines.length && isBlank(lines[i + 1]);
        comments.push(span(i, isEmpty ? i + 1 : end));
        if (!isEmpty) i = end - 1;
      }
      continue;
    }

    if (indent > top().indent) open(indent, isFirst || wasQuotation || top().isQuotation);
    if (top().isQuotation) quotations.push({ start: line.start, end: Math.min(line.end + 1, text.length) });
    let mark = LIST_MARK.exec(content);
    for (let at = 0; mark && at < 40; mark = LIST_MARK.exec(content.slice(at))) {
      at += mark[0].length;
      open(indent + at, top().isQuotation);
    }
    const isLast = i + 1 < lines.length && isBlank(lines[i + 1]);
    if (isLast && content.endsWith('::')) {
      const end = bodyEnd(lines, i + 1, top().indent);
      const colons = line.start + indent + content.length - 2;
      // Behind words one colon is seen; two alone are not.
      signs.push({ start: /\S/.test(text[colons - 1] ?? '') ? colons + 1 : colons, end: colons + 2 });
      if (lines.slice(i + 1, end).some((l) => !isBlank(l))) notText.push(span(i + 2, end));
      i = end - 1;
    }
  }
  return markupOf(text, {
    comments,
    notText,
    signs,
    quotations,
    isHeading: (words, below) => UNDERLINE.test(words) || UNDERLINE.test(below),
  });
}
