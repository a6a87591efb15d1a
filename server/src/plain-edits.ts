import { doubtsAt } from './doubts.ts';
import { inScriptOf, isNumeral, type Edit, type Finding, type Library } from './engine/index.ts';

/** Left-out words of this many letters are a clause: a person decides whether to restore them or to mark the omission. */
const CLAUSE_LETTERS = 5;
/** So many letters that nobody is said to have written are no saying of which there are several. */
const SHORTEST_UNSTATED = 12;
/** Words too many, of this many letters and with a mark, are a clause or an item: they may be somebody’s after all. */
const ADDED_LETTERS = 2;
const CLAUSE_MARK = /[，。；：！？、]/;
/** A slip changes one letter, or this share of the quotation at most; anything larger may be meant. */
const SMALL_SHARE = 0.15;
/** … and as much as this where the day or the occasion that is stated is the source's. */
const TIED_LETTERS = 4;
const TIED_SHARE = 0.2;

/**
 * The edits that put back the canonical wording where that needs no choice: a closed quotation whose sources all
 * read the same, with little to change. Only wording: punctuation and script are the writer's own, so that what is put
 * into a quotation in the other script is set in that; where its form is not plain, nothing is. What "fix all" does is the same in the editor and on the command line.
 */
export function plainEdits(finding: Finding, library: Library): readonly Edit[] {
  if (finding.verdict !== 'misquote' || !finding.quoted || finding.open || finding.source === null) return [];
  // Which of the two is meant, the words or the stated source, is for a person to say.
  if (finding.attribution.status === 'contradicted') return [];
  // A few words of which nobody is said to be the author may be another saying than the one they are like.
  if (finding.attribution.status === 'unstated' && letters(finding.text) < SHORTEST_UNSTATED) return [];
  // A reading that is in doubt itself puts nothing right.
  if (doubtsAt(library, finding.source).length > 0) return [];
  // A witness may close the words with another mark than the place of record: their letters are compared.
  const wording = onlyLetters(finding.canonical);
  const unclear = finding.alternatives.some(
    ({ passage, start, end }) => onlyLetters(library.passages[passage].text.slice(start, end)) !== wording,
  );
  if (unclear || finding.alternativesTotal > finding.alternatives.length) return [];
  const read = wordingEdits(finding);
  if (read === null) return [];
  const edits = read.filter((edit) => !isMarkedAsRead(finding, edit));
  if (edits.some((edit, i) => i > 0 && edits[i - 1].end > edit.start)) return [];
  if (
    edits.some(
      (edit) =>
        isClause(edit) || isBracketTaken(edit) || isElisionTaken(edit) || isOtherNumber(finding, edit),
    )
  )
    return [];
  const changed = edits.reduce(
    (sum, { found, expected }) => sum + Math.max(letters(found), letters(expected)),
    0,
  );
  const { date, occasion } = finding.attribution.stated;
  const [fewest, share] = date || occasion ? [TIED_LETTERS, TIED_SHARE] : [1, SMALL_SHARE];
  return changed <= Math.max(fewest, letters(finding.text) * share) ? edits : [];
}

/** In order; null where what they put in cannot be set in the quotation's script. */
function wordingEdits({ text, edits }: Finding): Edit[] | null {
  const wording = edits
    .filter(({ kind }) => kind === 'wording')
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const bare = withoutSigns(text, wording);
  if (!edits.some(({ kind }) => kind === 'script')) return bare;
  const set: Edit[] = [];
  for (const edit of bare) {
    const expected = inScriptOf(edit.expected, text);
    if (expected === null) return null;
    set.push({ ...edit, expected });
  }
  return set;
}

/** Vowel and reading signs that a writer may leave out: in a text without them a word is put in without them. */
const SIGNS = /[\u0610-\u061a\u064b-\u0653\u0656-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7]/gu;

function withoutSigns(text: string, edits: readonly Edit[]): Edit[] {
  if (text.search(SIGNS) >= 0) return [...edits];
  return edits.map((edit) => ({ ...edit, expected: edit.expected.replace(SIGNS, '') }));
}

/** [sic], （原文如此）, sic: right behind the word that differs: the writer knows. */
const READ_SO =
  /^(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{L})*[^\s\p{P}]?["”’」』]?\s*[[(（［〔【]\s*(?:sic|recte|原文|原书|原書|原作|照原|ママ|如此)/iu;

function isMarkedAsRead({ text, start }: Finding, edit: Edit): boolean {
  return READ_SO.test(text.slice(edit.end - start));
}

/** 87 years ago, at the beginning, for Four score and seven: meant, or another number. */
function isOtherNumber({ start }: Finding, edit: Edit): boolean {
  return edit.start <= start && isNumeral(edit.found);
}

function isClause({ op, found, expected }: Edit): boolean {
  if (op === 'addition') return letters(found) >= ADDED_LETTERS && CLAUSE_MARK.test(found);
  return op === 'omission' && (letters(expected) >= CLAUSE_LETTERS || CLAUSE_MARK.test(expected));
}

const ELISION = /[…⋯]|\.\s?\.\s?\.|。{3}|略/;

/** Words with the mark of an omission beside them may stand elsewhere in the source. */
function isElisionTaken({ found, expected }: Edit): boolean {
  return ELISION.test(found) && !ELISION.test(expected);
}

const BRACKET = /[（(［[〔【]/;

/** Words in brackets may be the writer's note, and are nobody's slip. */
function isBracketTaken({ found, expected }: Edit): boolean {
  return BRACKET.test(found) && !BRACKET.test(expected);
}

function onlyLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function letters(text: string): number {
  return onlyLetters(text).length;
}
