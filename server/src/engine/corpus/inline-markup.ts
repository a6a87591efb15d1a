// The markup inside a paragraph of an article, and how its words are read without.
import { newPieceWriter } from './piece-writer.ts';
import { composePieces } from './reading.ts';
import type { Piece } from './reading.ts';

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

const MARKUP = /[*_`~\\<&[]/;

/** Leaves out inline markup: emphasis, links' addresses, footnote marks, HTML tags and comments, escapes. */
export function withoutMarkup(
  text: string,
  runs: readonly Piece[],
): { readonly text: string; readonly runs: readonly Piece[] } {
  if (!MARKUP.test(text)) return { text, runs };
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
  const writer = newPieceWriter(text);
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
