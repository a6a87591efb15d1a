// How an edit is made in a document whose words carry markup: the words change, the markup around and between them stays.
import type { Edit } from './engine/index.ts';

/**
 * Markup that may stand between two letters: a tag or comment, the end of a link with its address, the mark of a note,
 * a LaTeX command, marks of emphasis and code; and a note in brackets.
 */
const MARKUP =
  /<!--[\s\S]*?-->|<\/?[a-zA-Z][^<>]*>|\]\([^()\s]*\)|\]\[[^\][]*\]|\[\^[^\]]*\]|\$\^\{?[^{}$]*\}?\$|\\[a-zA-Z]+\*?\{?|[（(〔][^（()）〔〕\n]*[)）〕]|[*_~`|\][{}]+/y;

/**
 * The edit with its place in `text` narrowed or widened and its words such that markup inside the place is kept; null
 * where the two cannot be told apart. Where the words stand as they were read nothing changes.
 */
export function besideMarkup(text: string, edit: Edit): Edit | null {
  const { start, end, found, expected } = edit;
  const written = text.slice(start, end);
  if (written === found) return expected === '' ? withEmptyMarks(text, edit) : edit;
  const broken = withLineBreaks(written, edit, text[end]);
  if (broken !== null) return { ...edit, expected: broken };
  let result = '';
  let next = 0;
  let hasMarkup = false;
  for (let at = 0; at < written.length;) {
    MARKUP.lastIndex = at;
    const [markup] = MARKUP.exec(written) ?? [];
    if (markup !== undefined && !found.startsWith(markup, next)) {
      // What replaces the words stands where the first of them stood.
      result += markup;
      hasMarkup = true;
      at += markup.length;
      continue;
    }
    if (written[at] === found[next]) {
      if (next === 0) result += expected;
      next++;
    } else if (/\s/.test(written[at])) result += written[at];
    else return hasMarkup || MARKUP_INSIDE.test(written) ? null : edit;
    at++;
  }
  if (next < found.length) return hasMarkup ? null : edit;
  // Words that change places cannot take their markup along.
  if (hasMarkup && edit.op === 'transposition') return null;
  return { ...edit, expected: result };
}

/** What may not begin a line. */
const CLOSES = /[，。、；：！？）」』》”’…—]/;

/** The new words with the line's end that stands among the old ones; null where more than blanks stands there. */
function withLineBreaks(written: string, { found, expected }: Edit, next: string | undefined): string | null {
  if (!written.includes('\n') || written.replace(/\s+/g, '') !== found || expected === '') return null;
  if (found.length === expected.length) {
    let at = 0;
    return [...written].map((c) => (/\s/.test(c) ? c : [...expected][at++])).join('');
  }
  const blanks = /\s+/.exec(written)?.[0] ?? '';
  return next !== undefined && CLOSES.test(next) ? blanks + expected : expected + blanks;
}

const MARKUP_INSIDE = /[<>*`\][{}]/;

/** Marks of emphasis of which nothing would be left but themselves go with the words: **的**. */
function withEmptyMarks(text: string, edit: Edit): Edit {
  const before = /(\*\*\*|\*\*|\*|__|_|~~)$/.exec(text.slice(Math.max(0, edit.start - 3), edit.start))?.[0];
  if (before === undefined || !text.startsWith(before, edit.end)) return edit;
  if (text[edit.start - before.length - 1] === before[0] || text[edit.end + before.length] === before[0])
    return edit;
  return {
    ...edit,
    start: edit.start - before.length,
    end: edit.end + before.length,
    found: before + edit.found + before,
  };
}
