import { composePieces } from './reading.ts';
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
const MARKUP = /[*_`~\\<&[]/;

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
  const writer = newWriter(text);
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
    const left = MARKUP.test(words) ? leaveOutMarkup(words, runs) : { text: words, runs };
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

/** Collects stretches of a text and words put in, and remembers where the stretches stood. */
function newWriter(source: string) {
  const texts: string[] = [];
  const runs: Piece[] = [];
  let length = 0;
  return {
    run(start: number, end: number): void {
      if (end <= start) return;
      const last = runs[runs.length - 1];
      if (last && last.start + last.length === length && last.at + last.length === start) {
        runs[runs.length - 1] = { ...last, length: last.length + end - start };
      } else runs.push({ start: length, at: start, length: end - start });
      texts.push(source.slice(start, end));
      length += end - start;
    },
    put(words: string): void {
      texts.push(words);
      length += words.length;
    },
    done: (): { text: string; runs: Piece[] } => ({
      text: texts.length === 1 ? texts[0] : texts.join(''),
      runs,
    }),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
};

/** Leaves out inline markup: emphasis, links' addresses, footnote marks, HTML tags and comments, escapes. */
function leaveOutMarkup(text: string, runs: readonly Piece[]): { text: string; runs: Piece[] } {
  const drops: { start: number; end: number; put: string }[] = [];
  const openers: { at: number; length: number; char: string }[] = [];
  const drop = (start: number, end: number, put = '') => drops.push({ start, end, put });
  // No end of a link or code can stand after this point: keeps a line of thousands of brackets linear.
  let noLink = false;
  const noCode = new Set<number>();
  // Ends of links whose words are being read.
  const skipAt = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\\') {
      if (i + 1 < text.length && /[!-/:-@[-`{-~]/.test(text[i + 1])) drop(i, ++i);
    } else if (char === '`') {
      let n = 1;
      while (text[i + n] === '`') n++;
      const close = noCode.has(n) ? -1 : closingTicks(text, i + n, n);
      if (close === -1) noCode.add(n);
      else {
        drop(i, i + n);
        drop(close, close + n);
      }
      i = close === -1 ? i + n - 1 : close + n - 1;
    } else if (char === '<') {
      const skip = htmlAt(text, i);
      if (skip) {
        if (skip.keep) {
          drop(i, i + 1);
          drop(skip.end - 1, skip.end);
        } else drop(i, skip.end);
        i = skip.end - 1;
      }
    } else if (char === '&') {
      const entity = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/.exec(text.slice(i, i + 12));
      const put = entity ? entityText(entity) : null;
      if (entity && put !== null) {
        drop(i, i + entity[0].length, put);
        i += entity[0].length - 1;
      }
    } else if (char === '[' && !noLink) {
      const footnote = /^\[\^[^\]\s]{1,40}\]/.exec(text.slice(i, i + 45));
      if (footnote) {
        drop(i, i + footnote[0].length);
        i += footnote[0].length - 1;
        continue;
      }
      const middle = text.indexOf('](', i);
      if (middle === -1) {
        noLink = !text.includes('[^', i);
        continue;
      }
      const inner = text.slice(i + 1, Math.min(middle, i + 1000));
      const address =
        /^\]\(\s*(?:<[^<>]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/.exec(
          text.slice(middle, middle + 2000),
        );
      if (address && !/[[\]]/.test(inner) && middle - i < 1000) {
        const image = text[i - 1] === '!';
        if (image) drop(i - 1, middle + address[0].length);
        else {
          drop(i, i + 1);
          drop(middle, middle + address[0].length);
        }
        i = image ? middle + address[0].length - 1 : i;
        if (!image) skipAt.set(middle, middle + address[0].length);
      }
    } else if (char === ']' && skipAt.has(i)) {
      i = (skipAt.get(i) ?? i + 1) - 1;
    } else if (char === '*' || char === '_' || char === '~') {
      let n = 1;
      while (text[i + n] === char) n++;
      emphasis(char, i, n);
      i += n - 1;
    }
  }
  return without(text, runs, drops);

  function emphasis(char: string, at: number, length: number): void {
    if (char === '~' && length !== 2) return;
    const before = text[at - 1] ?? ' ';
    const after = text[at + length] ?? ' ';
    const word = /[\p{L}\p{N}]/u;
    const inside = char === '_' && word.test(before) && word.test(after);
    const opens = !/\s/.test(after) && !inside;
    const closes = !/\s/.test(before) && !inside;
    if (closes) {
      for (let k = openers.length - 1; k >= 0 && k >= openers.length - 20; k--) {
        if (openers[k].char !== char || openers[k].length !== length) continue;
        drop(openers[k].at, openers[k].at + length);
        drop(at, at + length);
        openers.length = k;
        return;
      }
    }
    if (opens) openers.push({ at, length, char });
  }
}

function closingTicks(text: string, from: number, n: number): number {
  for (let i = text.indexOf('`', from); i !== -1;) {
    let m = 1;
    while (text[i + m] === '`') m++;
    if (m === n) return i;
    i = text.indexOf('`', i + m);
  }
  return -1;
}

function htmlAt(text: string, at: number): { end: number; keep: boolean } | null {
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    return close === -1 ? null : { end: close + 3, keep: false };
  }
  const head = text.slice(at, at + 500);
  const link = /^<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*>/.exec(head);
  if (link) return { end: at + link[0].length, keep: true };
  const tag = /^<\/?([a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]*)?\/?>/.exec(head);
  if (!tag) return null;
  // The reading aid of a ruby and the mark of a note are not words of the text.
  if (/^<(?:rt|rp)\b/i.test(tag[0])) {
    const close = new RegExp(`</${tag[1]}>`, 'i').exec(text.slice(at, at + 500));
    if (close) return { end: at + close.index + close[0].length, keep: false };
  }
  const note = /^<sup\b[^<>]*>[\s\d[\]()〔〕①-⑳*†]{1,8}<\/sup>/i.exec(head);
  if (note) return { end: at + note[0].length, keep: false };
  return { end: at + tag[0].length, keep: false };
}

function entityText(match: RegExpExecArray): string | null {
  const code =
    match[1] !== undefined ? Number(match[1]) : match[2] !== undefined ? parseInt(match[2], 16) : null;
  if (code !== null)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : null;
  return ENTITIES[match[3]] ?? null;
}

function without(
  text: string,
  runs: readonly Piece[],
  drops: { start: number; end: number; put: string }[],
): { text: string; runs: Piece[] } {
  if (drops.length === 0) return { text, runs: [...runs] };
  drops.sort((a, b) => a.start - b.start);
  const writer = newWriter(text);
  let from = 0;
  for (const { start, end, put } of drops) {
    if (start < from) continue;
    writer.run(from, start);
    if (put) writer.put(put);
    from = end;
  }
  writer.run(from, text.length);
  const done = writer.done();
  return { text: done.text, runs: composePieces(done.runs, runs) };
}
