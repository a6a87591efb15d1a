import { frontMatterLength } from './markup/markdown.ts';
import { joined } from './markup/spans.ts';
import type { Span } from './span.ts';

// Where a document can be cut so that the markup of each piece reads as it does in the whole.

/** Starts of the pieces of a document, ascending, the first 0. A language whose markup may reach anywhere is one piece. */
export function pieceStarts(text: string, languageId: string): number[] {
  switch (languageId) {
    case 'markdown':
      return markdownPieces(text);
    case 'html':
    case 'latex':
    case 'tex':
    case 'restructuredtext':
    case 'asciidoc':
      return [0];
    default:
      return lines(text);
  }
}

function lines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1))
    starts.push(at + 1);
  return starts;
}

/**
 * CommonMark: a blank line ends a paragraph, a table, a block quotation and most HTML, and what begins at the margin
 * behind it is in no list item; only code between fences and HTML comments, scripts and the like go on.
 */
function markdownPieces(text: string): number[] {
  const starts = [0];
  const goesOn = lastingBlocks(text);
  let next = 0;
  let isBlankBefore = false;
  for (let at = frontMatterLength(text); at < text.length;) {
    let first = at;
    while (first < text.length && isWhite(text.charCodeAt(first))) first++;
    const isBlank = first === text.length || text.charCodeAt(first) === LINE_FEED;
    if (isBlankBefore && !isBlank && first === at) {
      while (next < goesOn.length && goesOn[next].end <= at) next++;
      const isInside = next < goesOn.length && goesOn[next].start < at;
      if (!isInside) starts.push(at);
    }
    isBlankBefore = isBlank;
    const end = text.indexOf('\n', first);
    at = end < 0 ? text.length : end + 1;
  }
  return starts;
}

const LINE_FEED = 0x0a;
const isWhite = (unit: number) => unit === 0x20 || unit === 0x09 || unit === 0x0d;

/**
 * What may begin a block that blank lines do not end, and what ends it (CommonMark 0.31, 4.5, and 4.6, HTML blocks 1 to
 * 5): a fence of code, or a tag.
 */
const LASTING = /^( {0,3})(?:(`{3,})[^`\n]*$|(~{3,})|<(\w+|!--|\?|!\[CDATA\[|![A-Z])?)/gm;
const ENDINGS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:script|pre|style|textarea)$/i, /<\/(?:script|pre|style|textarea)>/gi],
  [/^!--$/, /-->/g],
  [/^\?$/, /\?>/g],
  [/^!\[CDATA\[$/, /\]\]>/g],
  [/^![A-Z]$/, />/g],
];
/** A regular expression cannot count farther; nobody's fence is so long. */
const LONGEST_FENCE = 1000;

/**
 * Stretches that are not cut. Where it takes a parser to tell (a fence inside HTML or in a list), nothing behind is cut:
 * that costs time, not truth.
 */
function lastingBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  if (!text.includes('<') && !text.includes('```') && !text.includes('~~~')) return blocks;
  let hasFence = false;
  let hasTag = false;
  LASTING.lastIndex = frontMatterLength(text);
  for (let match = LASTING.exec(text); match; match = LASTING.exec(text)) {
    const [, indent, ticks, tildes, tag = ''] = match;
    const fence = ticks ?? tildes;
    if (fence === undefined) hasTag = true;
    else hasFence = true;
    const isUnclear = hasFence && (hasTag || indent !== '' || (fence?.length ?? 0) > LONGEST_FENCE);
    const ending = isUnclear
      ? NEVER
      : fence !== undefined
        ? new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t\\r]*$`, 'gm')
        : ENDINGS.find(([name]) => name.test(tag))?.[1];
    if (!ending) continue;
    // A fence does not close itself; a comment may close on the line where it opens.
    ending.lastIndex = LASTING.lastIndex;
    const end = ending.exec(text) ? ending.lastIndex : text.length;
    blocks.push({ start: match.index, end });
    if (end === text.length) break;
    // What looked like HTML may have been none, and then another begins inside it.
    if (fence !== undefined) LASTING.lastIndex = end;
  }
  return joined(blocks);
}

const NEVER = /(?!)/g;
