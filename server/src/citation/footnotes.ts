// Footnotes as each markup writes them: a mark behind the quotation, and where the markup wants it apart, the note.
import type { Emphasis } from './styles.ts';

/** What goes in behind the quotation, and what goes in elsewhere. */
export interface Footnote {
  readonly mark: string;
  /** Null where the note stands inside the mark. `offset`: place in the document, UTF-16. */
  readonly note: { readonly offset: number; readonly text: string } | null;
}

/** Titles of journals and books, set off in a document's own markup. */
export function emphasisIn(languageId: string): Emphasis {
  switch (languageId) {
    case 'markdown':
    case 'restructuredtext':
      return (text) => `*${text}*`;
    case 'asciidoc':
      return (text) => `_${text}_`;
    case 'latex':
      return (text) => `\\emph{${text}}`;
    case 'html':
      return (text) => `<i>${text}</i>`;
    default:
      return (text) => text;
  }
}

/** Words so that they stand as themselves in a document's markup. */
export function escapedFor(languageId: string, text: string): string {
  switch (languageId) {
    case 'latex':
      return text.replace(/[\\{}$&#%_^~]/g, (mark) => LATEX[mark] ?? mark);
    case 'html':
      return text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
    case 'markdown':
      return text.replace(/[\\`*_[\]<]/g, '\\$&');
    case 'restructuredtext':
      return text.replace(/[\\`*|]|_(?=\W|$)/g, '\\$&');
    default:
      return text;
  }
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
};

/** A footnote with `words`, which are in the document's markup already. `text`: the whole document. */
export function footnoteIn(languageId: string, text: string, words: string): Footnote {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  switch (languageId) {
    case 'latex':
      return { mark: `\\footnote{${words}}`, note: null };
    case 'asciidoc':
      return { mark: `footnote:[${words.replace(/\]/g, '\\]')}]`, note: null };
    case 'markdown': {
      const n = next(text, /\[\^(\d+)\]/g);
      return { mark: `[^${n}]`, note: atEnd(text, `[^${n}]: ${words}`, newline, /^\[\^[^\]]+\]:/) };
    }
    case 'restructuredtext': {
      // Named and numbered by the program: one put in between others does not shift them.
      const n = next(text, /\[#note(\d+)\]/g);
      return { mark: `\\ [#note${n}]_`, note: atEnd(text, `.. [#note${n}] ${words}`, newline, /^\.\. \[#/) };
    }
    case 'html': {
      const n = next(text, /\bid="fn-(\d+)"/g);
      const end = text.search(/<\/body\s*>/i);
      const note = `<p id="fn-${n}"><a href="#fnref-${n}">${n}</a> ${words}</p>${newline}`;
      const mark = `<sup id="fnref-${n}"><a href="#fn-${n}">${n}</a></sup>`;
      if (end >= 0) return { mark, note: { offset: end, text: note } };
      return { mark, note: { offset: text.length, text: `${text.endsWith('\n') ? '' : newline}${note}` } };
    }
    default: {
      const n = next(text, /\[(\d{1,3})\]/g);
      return { mark: `[${n}]`, note: atEnd(text, `[${n}] ${words}`, newline, /^\[\d{1,3}\] /) };
    }
  }
}

/** The number after the highest in use. */
function next(text: string, used: RegExp): number {
  let highest = 0;
  for (const [, number] of text.matchAll(used)) highest = Math.max(highest, Number(number));
  return highest + 1;
}

/** Behind the last line of a document, under a blank line where that is no note itself. */
function atEnd(
  text: string,
  note: string,
  newline: string,
  isNote: RegExp,
): { offset: number; text: string } {
  const last = text.trimEnd();
  const line = last.slice(last.lastIndexOf('\n') + 1);
  const missing = isNote.test(line) ? 1 : 2;
  const there = text.slice(last.length).match(/\n/g)?.length ?? 0;
  const before = newline.repeat(Math.max(0, missing - there));
  return { offset: text.length, text: `${last === '' ? '' : before}${note}${newline}` };
}
