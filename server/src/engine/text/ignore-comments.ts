// Comments in a document that tell Verbatim to leave something alone:
//   verbatim-ignore-next-line, verbatim-ignore-line, verbatim-ignore-start … verbatim-ignore-end, verbatim-ignore-file
// each with names of rules behind it (none: all of them) and, after a colon, the reason.
import { readMarkup } from './markup/markup.ts';
import type { Span } from './span.ts';

export type IgnoreKind = 'next-line' | 'line' | 'start' | 'end' | 'file';

/** One such comment; its span is the whole comment with its marks. */
export interface IgnoreComment extends Span {
  readonly kind: IgnoreKind;
  /** Names as written; none means every rule. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** It holds for what begins in here; null for an `end`. */
  readonly scope: Span | null;
}

const MARK = 'verbatim-ignore-';
const DIRECTIVE =
  /verbatim-ignore-(next-line|line|start|end|file)(?!-?\w)([\w,\s-]*?)(?:[:：]([\s\S]*?))?\s*(?:-->|\*\/|$)/;

/** The comments of a document that tell Verbatim to leave something alone, in order. */
export function readIgnoreComments(text: string, languageId: string): IgnoreComment[] {
  if (!text.includes(MARK)) return [];
  const { comments } = readMarkup(text, languageId);
  const read = comments.flatMap(({ start, end }) => {
    const match = DIRECTIVE.exec(text.slice(start, end));
    if (match === null) return [];
    const kind = match[1] as IgnoreKind;
    const rules = match[2].split(/[\s,]+/).filter((name) => /\w/.test(name));
    return [{ start, end, kind, rules, reason: (match[3] ?? '').trim() }];
  });
  return read.map((comment, i) => ({ ...comment, scope: scopeOf(text, read, i) }));
}

type Read = Omit<IgnoreComment, 'scope'>;

function scopeOf(text: string, all: readonly Read[], i: number): Span | null {
  const { kind, start, end, rules } = all[i];
  switch (kind) {
    case 'file':
      return { start: 0, end: text.length };
    case 'line':
      return { start: lineStart(text, start), end: lineEnd(text, start) };
    case 'next-line': {
      // What another such comment stands on is not the line that is meant.
      let next = lineEnd(text, end) + 1;
      for (; next < text.length; next = lineEnd(text, next) + 1) {
        const stop = lineEnd(text, next);
        const isComment = all.some((other) => other.start < stop && other.end > next);
        if (!isComment && /\S/.test(text.slice(next, stop))) return { start: next, end: stop };
      }
      return { start: text.length, end: text.length };
    }
    case 'start': {
      const close = all
        .slice(i + 1)
        .find((other) => other.kind === 'end' && (other.rules.length === 0 || sameRules(other.rules, rules)));
      return { start: end, end: close?.start ?? text.length };
    }
    case 'end':
      return null;
  }
}

function sameRules(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text[start - 1])) start--;
  return start;
}

function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !/[\r\n]/.test(text[end])) end++;
  return end;
}
