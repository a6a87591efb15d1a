// What people do amiss in a front matter, where the YAML parser only says what it stumbled over, often lines later.
import type { Span } from '../text/span.ts';

export type FrontMatterSlip =
  | 'tab'
  | 'indent'
  | 'colon-missing'
  | 'colon-wide'
  | 'colon-tight'
  | 'colon-within'
  | 'quote-open'
  | 'quote-rest'
  | 'bracket-open'
  | 'first-character'
  | 'escape'
  | 'field-twice';

export interface FoundSlip {
  readonly slip: FrontMatterSlip;
  /** Where it is, in the YAML text. */
  readonly span: Span;
  /** The field or the character in question; empty where there is none. */
  readonly what: string;
}

const FIELD = /^([ \t]*(?:- )?)([A-Za-z]\w*)/;

/** The slip behind an error of the parser, by its code and place; null where nothing simple explains it. */
export function frontMatterSlip(source: string, code: string, position: number): FoundSlip | null {
  const line = lineAt(source, Math.min(position, source.length));
  const found = (slip: FrontMatterSlip, start: number, length: number, what = ''): FoundSlip => ({
    slip,
    span: { start, end: start + length },
    what,
  });
  switch (code) {
    case 'TAB_AS_INDENT':
      return found('tab', position, 1);
    case 'DUPLICATE_KEY':
      return named(line, (field, at) => found('field-twice', at, field.length, field));
    case 'BAD_SCALAR_START':
      return found('first-character', position, 1, source.slice(position, position + 1));
    case 'BAD_DQ_ESCAPE':
      return found('escape', position, 2, source.slice(position, position + 2));
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const value = /^[ \t]*(?:- )?[A-Za-z]\w*:[ \t]+/.exec(line.text)?.[0].length;
      const within = value === undefined ? -1 : line.text.slice(value).search(/:(?=\s|$)/);
      if (within >= 0) return found('colon-within', line.start + value! + within, 1);
      const next = lineAt(source, Math.min(source.length, line.end + 1));
      return (
        named(next, (field, at) => found('indent', at, field.length)) ??
        named(line, (f, at) => found('indent', at, f.length))
      );
    }
    case 'MULTILINE_IMPLICIT_KEY':
      return colon(line) ?? colon(lineAt(source, Math.max(0, line.start - 1)));
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
    case 'BAD_INDENT':
      return (
        openQuote(source) ??
        quoteRest(line) ??
        openBracket(source, position) ??
        colon(line) ??
        indented(source, line)
      );
    default:
      return null;
  }

  /** A field without its colon, or with one that YAML does not take for it. */
  function colon({ text, start }: Line): FoundSlip | null {
    const name = FIELD.exec(text);
    if (name === null) return null;
    const at = start + name[0].length;
    const next = text.slice(name[0].length);
    if (next.startsWith('：')) return found('colon-wide', at, 1, name[2]);
    if (/^:\S/.test(next)) return found('colon-tight', at, 1, name[2]);
    return /^\s*:/.test(next) ? null : found('colon-missing', at - name[2].length, name[2].length, name[2]);
  }
  /** The first value that begins with a quotation mark which nothing closes. */
  function openQuote(text: string): FoundSlip | null {
    for (const m of text.matchAll(/^[ \t]*(?:- )?(?:[A-Za-z]\w*:[ \t]+)?(?=(["']))/gm)) {
      const mark = m[1];
      const from = m.index + m[0].length;
      const closed = mark === '"' ? /^"(?:\\[\s\S]|[^"\\])*"/ : /^'(?:''|[^'])*'/;
      const whole = closed.exec(text.slice(from));
      // One that is closed lines later only, before a field, was meant to end here.
      if (whole === null || /\n[ \t]*(?:- )?[A-Za-z]\w*:\s/.test(whole[0]))
        return found('quote-open', from, 1, mark);
    }
    return null;
  }
  function quoteRest({ text, start }: Line): FoundSlip | null {
    const m =
      /^[ \t]*(?:- )?(?:[A-Za-z]\w*:[ \t]+)?(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')[ \t]*(?=[^\s#,}\]])/.exec(
        text,
      );
    return m === null ? null : found('quote-rest', start + m[0].length, text.length - m[0].length);
  }
  function openBracket(text: string, to: number): FoundSlip | null {
    const open: number[] = [];
    for (const m of text
      .slice(0, to)
      .matchAll(/"(?:\\.|[^"\\\n])*"|(?<=:[ \t]+|- |^[ \t]*|[[{,][ \t]*)[[{]|[\]}]/gm)) {
      if (m[0] === '[' || m[0] === '{') open.push(m.index);
      else if (m[0] === ']' || m[0] === '}') open.pop();
    }
    const [first] = open;
    return first === undefined ? null : found('bracket-open', first, 1, text[first]);
  }
  function indented(text: string, at: Line): FoundSlip | null {
    const first = /^[ \t]+\S/.exec(text);
    if (first) return found('indent', 0, first[0].length - 1);
    return /^[ \t]/.test(at.text)
      ? found('indent', at.start, at.text.length - at.text.trimStart().length)
      : null;
  }
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function lineAt(source: string, offset: number): Line {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const next = source.indexOf('\n', offset);
  const end = next === -1 ? source.length : next;
  return { text: source.slice(start, end).replace(/\r$/, ''), start, end };
}

function named<T>({ text, start }: Line, make: (field: string, at: number) => T): T | null {
  const name = FIELD.exec(text);
  return name === null ? null : make(name[2], start + name[1].length);
}
