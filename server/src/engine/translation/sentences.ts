// Cuts texts into sentences and clauses, in scripts with and without spaces: what a translation is aligned by.
import type { Span } from '../text/span.ts';

/** Behind these a point ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(“"‘'])(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Gov|Sen|Rep|Hon|Pres|No|Nos|vs|etc|cf|al|e\.g|i\.e|approx|Fig|Vol|pp?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|(?:[A-Z]\.)+[A-Z])$/;
const SENTENCE_END = /[。！？!?．]+[”’」』"')）】\]]*|\.+[”’"')\]]*(?=\s|$)|\n+/g;
/** A comma or point between digits is part of a number. */
const CLAUSE_END =
  /(?:[，；：。！？]+|(?<!\d)[,;:]|[,;:](?!\d)|[.!?](?=\s|["'”’]|$)|——?|–)[”’」』"')）】\]]*/g;

/** The sentences of text[start, end), without the white space around them. */
export function sentencesIn(text: string, { start, end }: Span): Span[] {
  const ends: number[] = [];
  const own = text.slice(start, end);
  for (const match of own.matchAll(SENTENCE_END)) {
    const at = match.index + match[0].length;
    if (match[0].startsWith('.')) {
      if (match[0][0] === '.' && ABBREVIATION.test(own.slice(0, match.index))) continue;
      // A sentence does not begin with a small letter.
      if (/^\s+\p{Ll}/u.test(own.slice(at))) continue;
    }
    ends.push(start + at);
  }
  return partsOf(text, { start, end }, ends);
}

/** The clauses of text[start, end), each with the mark that ends it. */
export function clausesIn(text: string, { start, end }: Span): Span[] {
  const own = text.slice(start, end);
  return partsOf(
    text,
    { start, end },
    [...own.matchAll(CLAUSE_END)].map((match) => start + match.index + match[0].length),
  );
}

/** The stretches between ascending places, without white space at their edges; those without a letter go with the one before. */
function partsOf(text: string, { start, end }: Span, ends: readonly number[]): Span[] {
  const parts: { start: number; end: number }[] = [];
  let from = start;
  for (const at of [...ends, end]) {
    if (at <= from) continue;
    const piece = text.slice(from, at);
    const trimmed = {
      start: from + (piece.length - piece.trimStart().length),
      end: from + piece.trimEnd().length,
    };
    from = at;
    if (trimmed.end <= trimmed.start) continue;
    if (/[\p{L}\p{N}]/u.test(piece)) parts.push(trimmed);
    else if (parts.length > 0) parts[parts.length - 1].end = trimmed.end;
  }
  return parts;
}
