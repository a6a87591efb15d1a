import type { Span } from '../text/span.ts';
import type { Emendation, EmendationNote, FrontMatter, Join, Move, Report } from './article.ts';

/** `length` code units of a text, from `start`, stand in the file's source from `at`. */
export interface Piece {
  readonly start: number;
  readonly at: number;
  readonly length: number;
}

/** A text made from a file's text, and where each of its code units stands in the file. */
export interface Reading {
  readonly text: string;
  /** Ascending in `start`; code units that were put in belong to no piece. */
  readonly pieces: readonly Piece[];
}

/** An emendation that was found, with its place in the reading. */
export interface Placed {
  readonly emendation: Emendation;
  readonly start: number;
  readonly end: number;
}

/** Index of the last piece that starts at or before `offset`; -1 when there is none. */
function pieceBefore(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where an offset of the text stands in the file: inside a piece exactly, elsewhere right after the words before it. */
export function offsetInFile(pieces: readonly Piece[], offset: number): number {
  const piece = pieces[pieceBefore(pieces, offset)];
  if (piece) return piece.at + Math.min(offset - piece.start, piece.length);
  return pieces.length > 0 ? pieces[0].at : 0;
}

/** Where a stretch of the text stands in the file, from its first to its last code unit that came from there. */
export function spanInFile(pieces: readonly Piece[], span: Span): Span {
  let start = offsetInFile(pieces, span.start);
  if (span.end <= span.start) return { start, end: start };
  const last = pieces[pieceBefore(pieces, span.end - 1)];
  const first = pieces[pieceBefore(pieces, span.start)];
  // A stretch that begins with words put in begins, in the file, with the next piece.
  if (first && span.start >= first.start + first.length) {
    const next = pieces[pieceBefore(pieces, span.start) + 1];
    if (next && next.start < span.end) start = next.at;
  }
  const end = last ? last.at + Math.min(span.end - last.start, last.length) : start;
  return { start, end: Math.max(start, end) };
}

/** Pieces for the given stretches of a reading (in text order), where they stand in the file. */
export function composePieces(runs: readonly Piece[], pieces: readonly Piece[]): Piece[] {
  if (runs.length === 1 && pieces.length === 1) {
    // Nearly every passage of a large corpus; a literal also takes no more memory than it needs.
    const [run] = runs;
    const [piece] = pieces;
    if (run.at >= piece.start && run.at + run.length <= piece.start + piece.length) {
      return [{ start: run.start, at: piece.at + run.at - piece.start, length: run.length }];
    }
  }
  const composed: Piece[] = [];
  for (const run of runs) {
    let index = Math.max(0, pieceBefore(pieces, run.at));
    for (; index < pieces.length && pieces[index].start < run.at + run.length; index++) {
      const piece = pieces[index];
      const from = Math.max(run.at, piece.start);
      const to = Math.min(run.at + run.length, piece.start + piece.length);
      if (to <= from) continue;
      const next = { start: run.start + from - run.at, at: piece.at + from - piece.start, length: to - from };
      const last = composed[composed.length - 1];
      if (last && last.start + last.length === next.start && last.at + last.length === next.at) {
        composed[composed.length - 1] = { ...last, length: last.length + next.length };
      } else composed.push(next);
    }
  }
  return composed;
}

/** A new reading from stretches of an old one and from words put in. */
function assemble(reading: Reading, parts: readonly (Span | string)[]): Reading {
  let length = 0;
  const texts: string[] = [];
  const runs: Piece[] = [];
  for (const part of parts) {
    const words = typeof part === 'string' ? part : reading.text.slice(part.start, part.end);
    if (words === '') continue;
    if (typeof part !== 'string') runs.push({ start: length, at: part.start, length: words.length });
    texts.push(words);
    length += words.length;
  }
  return { text: texts.join(''), pieces: composePieces(runs, reading.pieces) };
}

/** All places of `words`, at most two: one is right, two are ambiguous. */
function places(text: string, words: string): number[] {
  const first = text.indexOf(words);
  if (first === -1) return [];
  const second = text.indexOf(words, first + 1);
  return second === -1 ? [first] : [first, second];
}

/** Places of words that a front matter names; its line ends are `\n`, the file's may be `\r\n`. */
function find(text: string, words: string): { at: number[]; words: string } {
  const at = places(text, words);
  if (at.length > 0 || !words.includes('\n')) return { at, words };
  const dos = words.replace(/\r?\n/g, '\r\n');
  return { at: places(text, dos), words: dos };
}

/** The body as its front matter says it is to be read: moves, then joins, then emendations. The file stays as it is. */
export function readBody(
  text: string,
  start: number,
  front: FrontMatter,
  report: Report,
): { reading: Reading; emendations: Emendation[]; placed: Placed[] } {
  const body = start === 0 ? text : text.slice(start);
  let reading: Reading = { text: body, pieces: body ? [{ start: 0, at: start, length: body.length }] : [] };
  for (const move of front.moves) reading = applyMove(reading, move, report);
  reading = applyJoins(reading, front.joins, report);
  return applyEmendations(reading, front.emendations, report);
}

function applyMove(reading: Reading, move: Move, report: Report): Reading {
  const { text } = reading;
  const one = (words: string, field: string): number | null => {
    const at = places(text, words);
    if (at.length === 1) return at[0];
    report('error', at.length ? 'move-ambiguous' : 'move-not-found', move.span, { field, words });
    return null;
  };
  const from = one(move.from, 'from');
  if (from === null) return reading;
  // The last words need only be unique after the first ones.
  const to = text.indexOf(move.to, from);
  if (to === -1) {
    report('error', 'move-not-found', move.span, { field: 'to', words: move.to });
    return reading;
  }
  const end = to + move.to.length;
  const anchor = one(move.before ?? move.after ?? '', move.before ? 'before' : 'after');
  if (anchor === null) return reading;
  const target = move.before ? anchor : anchor + (move.after ?? '').length;
  if (target > from && target < end) {
    report('error', 'move-into-itself', move.span, { words: move.from });
    return reading;
  }
  const moved: Span = { start: from, end };
  const insert = move.before ? [moved, '\n\n'] : ['\n\n', moved];
  const parts: (Span | string)[] =
    target <= from
      ? [{ start: 0, end: target }, ...insert, { start: target, end: from }, { start: end, end: text.length }]
      : [
          { start: 0, end: from },
          { start: end, end: target },
          ...insert,
          { start: target, end: text.length },
        ];
  return assemble(reading, parts);
}

function applyJoins(reading: Reading, joins: readonly Join[], report: Report): Reading {
  const gaps: Span[] = [];
  for (const join of joins) {
    const found: Span[] = [];
    for (
      let at = reading.text.indexOf(join.before);
      at !== -1;
      at = reading.text.indexOf(join.before, at + 1)
    ) {
      const start = at + join.before.length;
      let end = start;
      while (end < reading.text.length && /[\s\u3000]/.test(reading.text[end])) end++;
      if (end > start && reading.text.startsWith(join.after, end)) found.push({ start, end });
      if (found.length > 1) break;
    }
    if (found.length === 1) gaps.push(found[0]);
    else report('error', found.length ? 'join-ambiguous' : 'join-not-found', join.span, { ...pick(join) });
  }
  return cut(
    reading,
    gaps.map((gap) => ({ ...gap, insert: '' })),
  ).reading;
}

function pick(join: Join): { before: string; after: string } {
  return { before: join.before, after: join.after };
}

function applyEmendations(
  reading: Reading,
  notes: readonly EmendationNote[],
  report: Report,
): { reading: Reading; emendations: Emendation[]; placed: Placed[] } {
  const found: { note: EmendationNote; start: number; end: number }[] = [];
  for (const note of notes) {
    const context = find(reading.text, note.before + note.found + note.after);
    if (context.at.length !== 1) {
      const code = context.at.length ? 'emendation-ambiguous' : 'emendation-not-found';
      report('error', code, note.span, { found: note.before + note.found + note.after });
      continue;
    }
    const dos = context.words.length - (note.before + note.found + note.after).length;
    const long = (words: string) => words.length + (dos ? (words.match(/(?<!\r)\n/g)?.length ?? 0) : 0);
    const start = context.at[0] + long(note.before);
    found.push({ note, start, end: start + long(note.found) });
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: typeof found = [];
  for (const one of found) {
    const last = kept[kept.length - 1];
    if (last && (one.start < last.end || (one.start === last.start && one.end === last.end))) {
      report('error', 'emendation-overlaps', one.note.span, {
        found: one.note.found,
        other: last.note.found,
      });
    } else kept.push(one);
  }
  const { reading: emended, spans } = cut(
    reading,
    kept.map((one) => ({
      start: one.start,
      end: one.end,
      insert: one.note.applied ? one.note.reads : null,
    })),
  );
  const placed = kept.map(({ note, start, end }, i): Placed => ({
    emendation: {
      span: spanInFile(reading.pieces, { start, end }),
      found: note.found,
      reads: note.reads,
      why: note.why,
      certainty: note.certainty,
      applied: note.applied,
    },
    ...spans[i],
  }));
  return { reading: emended, emendations: placed.map((place) => place.emendation), placed };
}

/** Replaces stretches in one pass (ascending, not overlapping); `insert: null` leaves the words and only tells their new place. */
function cut(
  reading: Reading,
  edits: readonly (Span & { insert: string | null })[],
): { reading: Reading; spans: Span[] } {
  if (edits.length === 0) return { reading, spans: [] };
  const ordered = [...edits].sort((a, b) => a.start - b.start);
  const parts: (Span | string)[] = [];
  const spans: Span[] = [];
  let from = 0;
  let length = 0;
  for (const edit of ordered) {
    parts.push({ start: from, end: edit.start });
    length += edit.start - from;
    const start = length;
    if (edit.insert === null) {
      parts.push({ start: edit.start, end: edit.end });
      length += edit.end - edit.start;
    } else {
      parts.push(edit.insert);
      length += edit.insert.length;
    }
    spans.push({ start, end: length });
    from = edit.end;
  }
  parts.push({ start: from, end: reading.text.length });
  return { reading: assemble(reading, parts), spans };
}
