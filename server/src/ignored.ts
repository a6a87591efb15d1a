// What a document's comments and the lists of ignored quotations say to leave alone. Pure: used by the server and by
// the command line, so that both leave the same alone.
import { readIgnoreComments, RULES, visibleText } from './engine/index.ts';
import type { DocumentText, Finding, IgnoreComment, Rule } from './engine/index.ts';

/** Where a folder, a workspace or a user keeps the list. */
export const IGNORE_LIST = '.verbatim/ignore.json';

/** An entry of a list of ignored quotations: by its words, and where asked for by file and by what stands around it. */
export interface IgnoreEntry {
  /** The quoted words, without their marks. */
  readonly text: string;
  /** Null: whatever is pointed out about them. */
  readonly rule: Rule | null;
  /** Path from the folder that the list belongs to; null: in every file. */
  readonly file: string | null;
  /** What stands before and behind the words, a few characters of each; one of them has to be there still. */
  readonly before: string;
  readonly after: string;
  /** For `contradicted`: what is stated, such as a date; null: whatever is. */
  readonly stated: string | null;
}

/** Why something is left alone. */
export type IgnoredBy<E extends IgnoreEntry = IgnoreEntry> =
  { readonly comment: IgnoreComment } | { readonly entry: E };

/** The part of a flag that decides whether it is left alone. */
export interface Ignorable {
  readonly rule: Rule;
  readonly conflict: { readonly stated: string; readonly span: { readonly start: number } } | null;
}

/** What is to be left alone in one version of a document. */
export interface Ignored<E extends IgnoreEntry = IgnoreEntry> {
  /** Why this is not to be pointed out; null where it is. */
  readonly by: (finding: Finding, flag: Ignorable) => IgnoredBy<E> | null;
  readonly comments: readonly IgnoreComment[];
}

export const NOTHING_IGNORED: Ignored<never> = { by: () => null, comments: [] };

/** Characters of the surroundings that an entry keeps. */
const AROUND = 12;

/** Reads a document's comments and joins them with the entries that hold for its file. */
export function ignoredIn<E extends IgnoreEntry>(
  { text, languageId }: DocumentText,
  entries: readonly E[],
): Ignored<E> {
  const comments = readIgnoreComments(text, languageId);
  if (comments.length === 0 && entries.length === 0) return { by: () => null, comments };
  const byWords = new Map<string, E[]>();
  for (const entry of entries) {
    const key = plain(entry.text);
    byWords.set(key, [...(byWords.get(key) ?? []), entry]);
  }
  return {
    comments,
    by(finding, { rule, conflict }) {
      const comment = comments.find(
        ({ rules, scope }) =>
          scope !== null &&
          (rules.length === 0 || rules.includes(rule)) &&
          [finding.start, ...(conflict === null ? [] : [conflict.span.start])].some(
            (at) => scope.start <= at && at <= scope.end,
          ),
      );
      if (comment !== undefined) return { comment };
      if (entries.length === 0) return null;
      const entry = byWords
        .get(plain(finding.text))
        ?.find(
          (one) =>
            (one.rule === null || one.rule === rule) &&
            (one.stated === null || conflict === null || one.stated === conflict.stated) &&
            fitsAround(one, text, finding),
        );
      return entry === undefined ? null : { entry };
    },
  };
}

/** Words, rule and surroundings of something that is to be left alone from now on. */
export function entryFor(
  text: string,
  finding: Finding,
  { rule, conflict }: Ignorable,
  file: string | null,
): IgnoreEntry {
  return {
    text: plain(finding.text),
    rule,
    file,
    // Wherever the words stand: what stands around them does not matter.
    ...(file === null ? { before: '', after: '' } : around(text, finding)),
    stated: conflict?.stated ?? null,
  };
}

/** Names in a comment that are no rule's. */
export function unknownRules({ rules }: IgnoreComment): string[] {
  return rules.filter((name) => !(RULES as readonly string[]).includes(name));
}

function fitsAround({ before, after }: IgnoreEntry, text: string, finding: Finding): boolean {
  if (before === '' && after === '') return true;
  const now = around(text, finding);
  return (before !== '' && now.before.endsWith(before)) || (after !== '' && now.after.startsWith(after));
}

function around(text: string, { start, end }: Finding): { before: string; after: string } {
  const lineBefore = text.slice(Math.max(0, start - 4 * AROUND), start).split(/[\r\n]/);
  const [lineAfter] = text.slice(end, end + 4 * AROUND).split(/[\r\n]/);
  return {
    before: cutFront(plain(lineBefore[lineBefore.length - 1])),
    after: cutBack(plain(lineAfter)),
  };
}

/** Words as they are compared: without white space between Chinese characters, markup and invisible characters. */
function plain(text: string): string {
  return visibleText(text, 0, text.length);
}

const cutFront = (text: string): string => [...text].slice(-AROUND).join('');
const cutBack = (text: string): string => [...text].slice(0, AROUND).join('');
