import type { Edit, Finding, Library } from '../engine/index.ts';

// A typing slip changes a few characters. Anything larger may be meant, and is for a person to decide.
const LONGEST_CHANGE = 6;
const LONGEST_RESTORED = 2;
const LARGEST_SHARE = 1 / 3;

/**
 * The edits that put back the canonical wording where that needs no choice: a closed quotation with one source,
 * small differences of wording only. Left to a person: words left out (restore them, or mark the omission?),
 * splices, variants, stated sources, and quotations in the other script.
 */
export function plainEdits(finding: Finding, library: Library): readonly Edit[] {
  if (finding.verdict !== 'misquote' || !finding.quoted || finding.open) return [];
  if (finding.attribution.status === 'contradicted') return [];
  const otherWording = finding.alternatives.some(
    ({ passage, start, end }) => library.passages[passage].text.slice(start, end) !== finding.canonical,
  );
  if (otherWording) return [];
  const wording = finding.edits.filter((edit) => edit.kind === 'wording');
  if (wording.length === 0 || finding.edits.some((edit) => edit.kind === 'script')) return [];
  const small = wording.every(({ op, found, expected }) =>
    op === 'omission'
      ? expected.length <= LONGEST_RESTORED
      : Math.max(found.length, expected.length) <= LONGEST_CHANGE,
  );
  const changed = wording.reduce(
    (sum, { found, expected }) => sum + Math.max(found.length, expected.length),
    0,
  );
  return small && changed <= finding.text.length * LARGEST_SHARE ? wording : [];
}

/** A text with the edits made; they must not overlap. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.expected;
    at = edit.end;
  }
  return result + text.slice(at);
}
