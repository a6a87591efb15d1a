import type { Edit, Finding, Library } from './engine/index.ts';

/** Left-out words of this many letters are a clause: a person decides whether to restore them or to mark the omission. */
const CLAUSE_LETTERS = 5;
/** A slip changes so many letters at most, or this share of the quotation; anything larger may be meant. */
const SMALL_LETTERS = 4;
const SMALL_SHARE = 0.2;

/**
 * The edits that put back the canonical wording where that needs no choice: a closed quotation whose sources all
 * read the same, with little to change. Only wording: punctuation and script are the writer's own, and so are
 * quotations in the other script. What "fix all" does is the same in the editor and on the command line.
 */
export function plainEdits(finding: Finding, library: Library): readonly Edit[] {
  if (finding.verdict !== 'misquote' || !finding.quoted || finding.open || finding.source === null) return [];
  // Which of the two is meant, the words or the stated source, is for a person to say.
  if (finding.attribution.status === 'contradicted') return [];
  // A witness may close the words with another mark than the place of record: their letters are compared.
  const wording = onlyLetters(finding.canonical);
  const unclear = finding.alternatives.some(
    ({ passage, start, end }) => onlyLetters(library.passages[passage].text.slice(start, end)) !== wording,
  );
  if (unclear || finding.alternativesTotal > finding.alternatives.length) return [];
  if (finding.edits.some(({ kind }) => kind === 'script')) return [];
  const edits = finding.edits
    .filter(({ kind }) => kind === 'wording')
    .sort((a, b) => a.start - b.start || a.end - b.end);
  if (edits.some((edit, i) => i > 0 && edits[i - 1].end > edit.start)) return [];
  if (edits.some(isClauseLeftOut)) return [];
  const changed = edits.reduce(
    (sum, { found, expected }) => sum + Math.max(letters(found), letters(expected)),
    0,
  );
  return changed <= Math.max(SMALL_LETTERS, letters(finding.text) * SMALL_SHARE) ? edits : [];
}

function isClauseLeftOut({ op, expected }: Edit): boolean {
  return op === 'omission' && (letters(expected) >= CLAUSE_LETTERS || /[，。；：！？、]/.test(expected));
}

function onlyLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function letters(text: string): number {
  return onlyLetters(text).length;
}
