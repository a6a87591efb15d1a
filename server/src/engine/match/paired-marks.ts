// Marks at the edges of quoted words that pair with one inside: what becomes of the one becomes of the other.
import { visible } from '../text/visible.ts';
import type { Edit } from './finding.ts';
import type { Setting } from './setting.ts';

const CLOSING: Readonly<Record<string, string>> = {
  '（': '）', '(': ')', '［': '］', '[': ']', '〔': '〕', '【': '】', '《': '》', '〈': '〉', '“': '”', '‘': '’', '「': '」', '『': '』',
}; // prettier-ignore
const OPENING: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSING).map(([open, close]) => [close, open]),
);
/** The same sign opens and closes. */
const SAME = '#＃"＂';

/** Two marks of one pair, as indices into a list of characters. */
interface MarkPair {
  readonly open: number;
  readonly close: number;
}

/** The pairs among characters, and the marks that have no other half. */
function pairsOf(characters: readonly string[]): { readonly pairs: MarkPair[]; readonly lone: number[] } {
  const pairs: MarkPair[] = [];
  const lone: number[] = [];
  const stack: number[] = [];
  characters.forEach((mark, i) => {
    const top = stack.at(-1);
    const isClosed = top !== undefined && characters[top] === (SAME.includes(mark) ? mark : OPENING[mark]);
    if (isClosed) pairs.push({ open: stack.pop()!, close: i });
    else if (mark in CLOSING || SAME.includes(mark)) stack.push(i);
    else if (mark in OPENING) lone.push(i);
  });
  return { pairs, lone: [...lone, ...stack].sort((a, b) => a - b) };
}

const HAS_PAIR = /[（([［〔【《〈“‘「『#＃"＂]/;

/**
 * Edits of the marks at the edges, outside the letters [wordsStart, wordsEnd), whose other half one of `edits` changes:
 * “（甲）乙” for 甲乙 loses both brackets, ‘甲，‘乙’’ for 甲，“乙” gets both marks. Ascending.
 */
export function pairedMarks(
  { text, span, hidden }: Setting,
  edits: readonly Edit[],
  wordsStart: number,
  wordsEnd: number,
): Edit[] {
  if (edits.length === 0 || (wordsStart === span.start && wordsEnd === span.end)) return [];
  if (!HAS_PAIR.test(text.slice(span.start, span.end))) return [];
  const { characters, at } = visible(text, span.start, span.end, hidden);
  const own: Edit[] = [];
  for (const { open, close } of pairsOf(characters).pairs) {
    const [isHead, isTail] = [at[open] < wordsStart, at[close] >= wordsEnd];
    if (isHead === isTail) continue;
    const inner = at[isHead ? close : open];
    const changed = edits.find((e) => e.start <= inner && inner < e.end);
    if (changed)
      own.push(markEdit(changed, at[isHead ? open : close], characters[isHead ? open : close], isHead));
  }
  return own.filter((e) => e.found !== e.expected).sort((a, b) => a.start - b.start);
}

/** The edit of a mark at an edge, of which `changed` has the other half. */
function markEdit(changed: Edit, start: number, found: string, isHead: boolean): Edit {
  const characters = [...changed.expected];
  const lone = pairsOf(characters).lone.map((i) => characters[i]);
  const half = isHead ? lone.find((c) => c in OPENING) : lone.findLast((c) => c in CLOSING);
  const expected = half === undefined ? '' : isHead ? OPENING[half] : CLOSING[half];
  const isSame = found.normalize('NFKC') === expected.normalize('NFKC');
  return {
    start,
    end: start + found.length,
    op: expected === '' ? 'addition' : 'substitution',
    found,
    expected,
    kind: isSame ? 'width' : 'punctuation',
  };
}

/** Edits of marks among others, joined with those that they touch; both ascending. */
export function joinedMarks(edits: readonly Edit[], marks: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  const all = marks.length ? [...edits, ...marks].sort((a, b) => a.start - b.start || a.end - b.end) : edits;
  for (const e of all) {
    const last = result.at(-1);
    if (last?.end !== e.start || !(marks.includes(e) || marks.includes(last))) {
      result.push(e);
      continue;
    }
    const words = e.kind === 'wording' ? e : last;
    const [found, expected] = [last.found + e.found, last.expected + e.expected];
    const isMoved = words.op === 'transposition';
    const op = isMoved ? words.op : !expected ? 'addition' : 'substitution';
    result[result.length - 1] = { ...words, op, start: last.start, end: e.end, found, expected };
  }
  return result;
}

const BEFORE_BRACKET = /^[^\p{L}\p{N}（(［[〔【]+(?=[（(［[〔【])/u;

/** What stays of an addition in brackets at the end: the mark before it, where none ends the words behind it; 甲。（立即）. */
export function keptBefore({ text, span }: Setting, { op, found, start, end }: Edit): string {
  if (op !== 'addition' || /[^\s”’」』]/u.test(text.slice(end, span.end))) return '';
  const marks = BEFORE_BRACKET.exec(found)?.[0] ?? '';
  return text.startsWith(marks, start) ? marks : '';
}
