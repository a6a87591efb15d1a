import { newPieceWriter } from './piece-writer.ts';
import { withoutMarkup } from './inline-markup.ts';
import type { Piece, Reading } from './reading.ts';

/** A paragraph or heading of a body, its markup left out. */
export interface Block {
  /** A `break` is a rule across the page: what stands below it does not run on. */
  readonly type: 'heading' | 'paragraph' | 'break';
  /** Heading level; 0 for a paragraph, 7 for a line in bold that stands as a heading. */
  readonly level: number;
  readonly text: string;
  /** Where the text stands in the reading. */
  readonly runs: readonly Piece[];
  /** Place of the whole block in the reading. */
  readonly start: number;
  readonly end: number;
  /** The number a list item or verse carries: `3`, `12:1`. */
  readonly number: string | null;
}

export interface BlockOptions {
  /** A line that begins with a number is a verse of its own; line breaks are the author's. */
  readonly verse: boolean;
  /** Whether a line that stands in brackets as a whole is a block of its own. */
  readonly standsAlone: (line: string) => boolean;
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|(?<=##)(?=[^#\s])|$)/;
const HEADING_END = /(?:[ \t]+#+)?[ \t]*$/;
const BOLD_LINE = /^(?:\*\*(?!\*)(?:(?!\*\*).)+\*\*|__(?!_)(?:(?!__).)+__)$/;
const BREAK = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
const BULLET = /^ {0,3}[-*+][ \t]+(?=\S)/;
const ORDERED = /^ {0,3}(\d{1,9})[.)][ \t]+(?=\S)/;
const VERSE_NUMBER =
  /^[ \t\u3000]*[[【〔(（]?([\d٠-٩۰-۹]{1,4}(?:[:.：][\d٠-٩۰-۹]{1,4})?)[\]】〕)）]?[.．、)）]?[ \t\u3000]+(?=\S)/;
const DEFINITION = /^ {0,3}\[(?:\^[^\]]+\]:|[^\]]+\]:\s*\S+\s*(?:"[^"]*"|'[^']*'|\([^)]*\))?\s*$)/;
const QUOTE = /^ {0,3}>[ \t]?/;

// (（〔［【[—《
const OPENS_PROVENANCE = new Set([40, 0xff08, 0x3014, 0xff3b, 0x3010, 91, 0x2014, 0x300a]);
// The same, and the digits of verses in Arabic script.
const MAY_BE_MARKUP = new Set([
  ...OPENS_PROVENANCE,
  ...Array.from({ length: 10 }, (_, i) => [0x660 + i, 0x6f0 + i]).flat(),
]);

// A line wrapped by hand is rarely wider than 100 columns, a line of verse rarely wider than 60.
const WRAPPED_FROM = 60;
const PARAGRAPH_FROM = 120;

interface Line {
  start: number;
  end: number;
  /** Ends in two blanks or a backslash: the author's own line break. */
  hard: boolean;
  number: string | null;
}

/** Takes a body apart into headings and paragraphs, in reading order, in one pass; what is all markup is none. */
export function* readBlocks(reading: Reading, options: BlockOptions): Generator<Block> {
  for (const block of blocksIn(reading, options)) {
    if (block.type === 'break' || /\S/.test(block.text)) yield block;
  }
}

function* blocksIn(reading: Reading, options: BlockOptions): Generator<Block> {
  const { text } = reading;
  let lines: Line[] = [];
  let fenced = false;
  let comment = false;
  const paragraph = function* (): Generator<Block> {
    if (lines.length === 0) return;
    const all = lines;
    lines = [];
    if (
      all.length > 1 &&
      !options.verse &&
      all.some((line) => columns(text, line.start, line.end) > PARAGRAPH_FROM)
    ) {
      for (const line of all) yield paragraphOf(text, [line], options);
    } else yield paragraphOf(text, all, options);
  };
  for (let start = 0, next = 0; start < text.length; start = next) {
    let end = text.indexOf('\n', start);
    next = end === -1 ? text.length : end + 1;
    if (end === -1) end = text.length;
    if (end > start && text.charCodeAt(end - 1) === 13) end--;
    let from = start;
    if (comment) {
      const close = text.indexOf('-->', start);
      if (close === -1) return;
      if (close >= end) continue;
      comment = false;
      from = close + 3;
    }
    let first = firstCode(text, from, end);
    if (first === 0) {
      if (!fenced || lines.length > 0) yield* paragraph();
      continue;
    }
    // Most lines begin with a letter: only the others can be markup.
    if (first < 0x80 || MAY_BE_MARKUP.has(first)) {
      let line = text.slice(from, end);
      if ((first === 96 || first === 126) && FENCE.test(line)) {
        yield* paragraph();
        fenced = !fenced;
        continue;
      }
      if (fenced) {
        lines.push(lineOf(text, from, end, null));
        continue;
      }
      const quote = first === 62 ? QUOTE.exec(line) : null;
      if (quote) {
        from += quote[0].length;
        line = text.slice(from, end);
        first = firstCode(text, from, end);
        if (first === 0) {
          yield* paragraph();
          continue;
        }
      }
      if (first === 60 && /^\s*<!--/.test(line) && !line.includes('-->')) {
        yield* paragraph();
        comment = true;
        continue;
      }
      if (first === 35) {
        const heading = HEADING.exec(line);
        if (heading) {
          yield* paragraph();
          const words = from + heading[0].length;
          const stop = end - (HEADING_END.exec(text.slice(words, end))?.[0].length ?? 0);
          const title = { start: words, end: stop, hard: false, number: null };
          yield blockOf(text, 'heading', heading[1].length, [title], false, from, end);
          continue;
        }
      }
      if ((first === 61 || first === 45) && lines.length === 1 && /^ {0,3}(?:=+|-+)[ \t]*$/.test(line)) {
        const above = text.slice(lines[0].start, lines[0].end);
        if (first === 61 || !/[。！？；：，、.!?;:,”’」』）)]$/.test(above.trimEnd())) {
          const [title] = lines;
          lines = [];
          yield blockOf(text, 'heading', first === 61 ? 1 : 2, [title], false, title.start, end);
          continue;
        }
      }
      if ((first === 45 || first === 42 || first === 95) && BREAK.test(line)) {
        yield* paragraph();
        yield { type: 'break', level: 0, text: '', runs: [], start: from, end, number: null };
        continue;
      }
      if (first === 91 && lines.length === 0 && DEFINITION.test(line)) continue;
      if ((first === 42 || first === 95) && lines.length === 0 && BOLD_LINE.test(line.trim())) {
        const alone = next >= text.length || /^[ \t\u3000]*(?:\r?\n|$)/.test(text.slice(next, next + 200));
        const words = line.trim().slice(2, -2);
        if (alone && !/[。！？]/.test(words)) {
          const whole = [lineOf(text, from, end, null)];
          if (options.standsAlone(words)) yield paragraphOf(text, whole, options);
          else yield blockOf(text, 'heading', 7, whole, false, from, end);
          continue;
        }
      }
      const marker = markerOf(line, first, lines, options.verse);
      if (marker) {
        yield* paragraph();
        from += marker.length;
        lines.push(lineOf(text, from, end, marker.number));
        continue;
      }
      if (OPENS_PROVENANCE.has(first) && options.standsAlone(line)) {
        yield* paragraph();
        yield paragraphOf(text, [lineOf(text, from, end, null)], options);
        continue;
      }
    }
    if (fenced) {
      lines.push(lineOf(text, from, end, null));
      continue;
    }
    // Two ideographic blanks open a paragraph where no blank line does, unless the lines are short as in verse.
    if (lines.length > 0 && text.charCodeAt(from) === 0x3000 && text.charCodeAt(from + 1) === 0x3000) {
      const last = lines[lines.length - 1];
      if (columns(text, last.start, last.end) >= WRAPPED_FROM) yield* paragraph();
    }
    lines.push(lineOf(text, from, end, null));
  }
  yield* paragraph();
}

/** The number of a verse, or the mark of a list item, that begins a line; null when it has none. */
function markerOf(
  line: string,
  first: number,
  above: readonly Line[],
  verse: boolean,
): { length: number; number: string | null } | null {
  if (verse) {
    const marker = VERSE_NUMBER.exec(line);
    return marker && { length: marker[0].length, number: marker[1] };
  }
  const bullet = first === 45 || first === 42 || first === 43 ? BULLET.exec(line) : null;
  if (bullet) return { length: bullet[0].length, number: null };
  const ordered = first >= 48 && first <= 57 ? ORDERED.exec(line) : null;
  // In the middle of a paragraph a number is a number (in 1998. …), unless a list is under way or begins.
  const begins = ordered && (above.length === 0 || ordered[1] === '1' || above[0].number !== null);
  return ordered && begins ? { length: ordered[0].length, number: ordered[1] } : null;
}

/** The first code unit of a line that is no blank; 0 when there is none. */
function firstCode(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code)) return code || 1;
  }
  return 0;
}

function lineOf(text: string, from: number, end: number, number: string | null): Line {
  let stop = end;
  while (stop > from && isSpace(text.charCodeAt(stop - 1))) stop--;
  let hard = end - stop >= 2;
  if (stop > from && text.charCodeAt(stop - 1) === 92) {
    hard = true;
    stop--;
  }
  return { start: from + indent(text, from, stop), end: stop, hard, number };
}

function indent(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at - from;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0x3000 || code === 0xa0 || code === 13 || code === 0xfeff;
}

/** Width in columns as a terminal counts: two for an ideograph. Stops counting when it is clearly a paragraph. */
function columns(text: string, start: number, end: number): number {
  if (end - start > PARAGRAPH_FROM) return PARAGRAPH_FROM + 1;
  let width = 0;
  for (let i = start; i < end; i++) width += text.charCodeAt(i) >= 0x2e80 ? 2 : 1;
  return width;
}

function paragraphOf(text: string, lines: readonly Line[], options: BlockOptions): Block {
  return blockOf(text, 'paragraph', 0, lines, options.verse, lines[0].start, lines[lines.length - 1].end);
}

function blockOf(
  text: string,
  type: Block['type'],
  level: number,
  lines: readonly Line[],
  keepLines: boolean,
  start: number,
  end: number,
): Block {
  if (lines.length === 1 || isOneStretch(text, lines, keepLines)) {
    const from = lines[0].start;
    const words = text.slice(from, lines[lines.length - 1].end);
    return marked(words, words === '' ? [] : [{ start: 0, at: from, length: words.length }]);
  }
  const writer = newPieceWriter(text);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (i > 0) {
      const above = lines[i - 1];
      if (keepLines || above.hard || columns(text, above.start, above.end) < WRAPPED_FROM) {
        // The break itself stands in the file: keep it mapped.
        const newline = text.indexOf('\n', above.end);
        writer.run(newline, newline + 1);
      } else if (!(isWide(text.charCodeAt(above.end - 1)) || isWide(text.charCodeAt(line.start))))
        writer.put(' ');
    }
    writer.run(line.start, line.end);
  }
  const plain = writer.done();
  return marked(plain.text, plain.runs);

  function marked(words: string, runs: readonly Piece[]): Block {
    const left = withoutMarkup(words, runs);
    return { type, level, text: left.text, runs: left.runs, start, end, number: lines[0].number };
  }
}

/** Whether nothing but line feeds that are kept stands between the lines: they can be taken as they stand. */
function isOneStretch(text: string, lines: readonly Line[], keepLines: boolean): boolean {
  for (let i = 1; i < lines.length; i++) {
    if (!keepLines && columns(text, lines[i - 1].start, lines[i - 1].end) >= WRAPPED_FROM) return false;
    if (lines[i].start !== lines[i - 1].end + 1 || text.charCodeAt(lines[i - 1].end) !== 10) return false;
  }
  return true;
}

function isWide(code: number): boolean {
  return code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027);
}
