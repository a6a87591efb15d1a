import { findDate, occasionKindOf, pageNote, provenanceWords, readProvenance } from '../corpus/provenance.ts';
import { asHeading } from './parts.ts';
import type { Part } from './source.ts';

const NUMBER = '[一二三四五六七八九十百零〇两\\d]+';
const LEVELS: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `^第${NUMBER}[编編部卷][\\s\\u3000：:·]|^第${NUMBER}[编編部卷]$|^卷(?:之)?${NUMBER}(?:$|[\\s\\u3000])`,
    ),
    2,
  ],
  [new RegExp(`^第${NUMBER}[章回篇讲講](?:$|[\\s\\u3000：:·]|.{1,30}$)`), 2],
  [/^[\u4e00-\u9fff]{1,8}第[一二三四五六七八九十]{1,3}$/, 2],
  [new RegExp(`^第${NUMBER}[节節](?:$|[\\s\\u3000：:·]|.{1,30}$)`), 3],
  [/^[一二三四五六七八九十]{1,3}、\S/, 2],
  [/^[（(][一二三四五六七八九十]{1,3}[）)]\S/, 3],
  [/^(?:chapter|book|part)\s+[\divxlc]+\b/i, 2],
];
const SENTENCE_END = /[。！？!?….；;：:，,、”’」』）)】〕》]$/;

/** Whether a line ends as running text ends, so that what stands below it begins anew. */
export const ENDS = /[。！？!?….；;：:”’」』）)】〕》]$/;

/** The level of a line that its number shows to be a heading; null where it shows none. */
export function numberedLevel(words: string): number | null {
  if (words.includes('\n') || words.length > 80 || /[。；;]/.test(words)) return null;
  const found = LEVELS.find(([pattern]) => pattern.test(words));
  return found === undefined ? null : found[1];
}

/** Whether a line can be a heading by itself: short, without the marks at the end of a sentence. */
export function isHeadingLike(words: string, longest = 40): boolean {
  if (words === '' || words.length > longest || words.includes('\n') || /[。；;]/.test(words)) return false;
  if (/^[“‘「『（(〔[【●■▲◆*·—–-]/.test(words) || isDateLine(words) || !/\p{L}/u.test(words)) return false;
  if ([...words].filter((char) => char === '“').length !== [...words].filter((char) => char === '”').length)
    return false;
  // 情谊篇：“患难见真情” ends with a mark and is one nonetheless.
  if (/^[^“”：:]{1,12}[：:]“[^“”]+”$/.test(words) || /^《[^《》]+》$/.test(words)) return true;
  return !SENTENCE_END.test(words) && !/[：:]./.test(words);
}

/** A line that is a date and nothing else. */
export function isDateLine(words: string): boolean {
  if (words.length > 40 || /[。！？]/.test(words)) return false;
  const inner = provenanceWords(words) ?? words;
  const found = findDate(inner);
  return (
    found !== null && found.start === 0 && inner.length - found.end <= 12 && occasionKindOf(inner) === null
  );
}

/** A line that says where the words above it come from, or that the page goes on elsewhere. */
export function isSourceLine(words: string): boolean {
  if (words.includes('\n') || !/^[(（〔]/.test(words)) return false;
  const inner = provenanceWords(words);
  return inner !== null && (pageNote(inner) !== null || readProvenance(inner) !== null);
}

/** Marks the lines from `from` on that are headings without saying so: numbered ones, and short ones between paragraphs. */
export function withHeadings(parts: readonly Part[], from: number): { parts: Part[]; guessed: Part[] } {
  const prose = parts.filter((part) => part.type === 'paragraph');
  // Between lines of verse a short line is a line.
  const long = prose.filter((part) => part.words.length >= 40).length;
  const isProse = long >= Math.max(1, prose.length * 0.2);
  const guessed: Part[] = [];
  const marked = parts.map((part, i): Part => {
    if (part.type !== 'paragraph' || i < from) return part;
    const above = parts[i - 1];
    const open = above?.type === 'paragraph' && above.words.length > 40 && !ENDS.test(above.words);
    if (open || parts[i + 1]?.type !== 'paragraph') return part;
    const level = numberedLevel(part.words);
    if (level !== null && isTitleOfWhatFollows(part, parts[i + 1])) return asHeading(part, level);
    if (!isProse || i === 0 || !isHeadingLike(part.words, 32)) return part;
    // A heading stands over paragraphs; the signature of a letter or a line of a list does not.
    if (!isTitleOfWhatFollows(part, parts[i + 1]) || parts[i + 1].words.length < 40) return part;
    const heading = asHeading(part, 2);
    guessed.push(heading);
    return heading;
  });
  return { parts: marked, guessed };
}

function isTitleOfWhatFollows(part: Part, below: Part): boolean {
  return below.words.length > part.words.length || numberedLevel(below.words) !== null;
}
