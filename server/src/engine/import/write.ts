import type { ArticleKind } from '../corpus/article.ts';
import { frontMatterText } from '../corpus/front-matter-text.ts';
import type { Field, FieldValue } from '../corpus/front-matter-text.ts';
import type { SlipNote } from './slips.ts';
import type { Doubt, ImportSource } from './source.ts';
import type { JoinNote, MoveNote } from './tears.ts';

/** What is said to people in a proposal, in their language. */
export interface ImportWords {
  doubt(doubt: Pick<Doubt, 'code' | 'values'>): string;
  why(reason: SlipNote['reason']): string;
  /** A note on where the text breaks off. */
  brokenOff(words: string): string;
  /** The line above the list of doubts in the file. */
  readonly heading: string;
}

/** Everything a proposal says of an article; null and empty lists are left out of the file. */
export interface Draft {
  readonly id: string;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly publication: string | null;
  readonly date: string | null;
  readonly kind: ArticleKind;
  readonly language: string;
  /** The words at which the text breaks off. */
  readonly brokenOff: string | null;
  /** How much stands in the file; for a compilation. */
  readonly counts: { readonly passages: number; readonly sections: number | null } | null;
  readonly source: string | null;
  readonly original: Pick<ImportSource, 'name' | 'format' | 'sha256'>;
  readonly moves: readonly MoveNote[];
  readonly joins: readonly JoinNote[];
  readonly slips: readonly SlipNote[];
  readonly body: string;
}

/** The file of a draft. `notes`: what a person has to look at, as comments on top. */
export function writeDraft(draft: Draft, notes: readonly string[], words: ImportWords): string {
  const { kind, date, original, counts, brokenOff } = draft;
  const stated = (name: string, value: FieldValue): Field[] => (value === null ? [] : [{ name, value }]);
  const fields: Field[] = [
    { name: 'id', value: draft.id },
    // Written out even where there is none: then none is looked for.
    { name: 'title', value: draft.title },
    ...stated('subtitle', draft.subtitle),
    ...stated('author', draft.author),
    ...stated('publication', draft.publication),
    ...stated('date', date !== null && /^\d{4}$/.test(date) ? Number(date) : date),
    { name: 'kind', value: kind },
    { name: 'language', value: draft.language },
    ...stated('status', brokenOff === null ? null : 'partial'),
    ...stated('statusNote', brokenOff === null ? null : words.brokenOff(brokenOff)),
    { name: 'authority', value: kind === 'report' || kind === 'commentary' ? 'secondary' : 'primary' },
    ...stated('counts', counts === null ? null : countsText(counts)),
    ...stated('source', draft.source),
    { name: 'original', value: { file: original.name, format: original.format, sha256: original.sha256 } },
    { name: 'moves', value: draft.moves.map((move) => ({ ...move })) },
    { name: 'joins', value: draft.joins.map((join) => ({ ...join })) },
    { name: 'emendations', value: draft.slips.map((slip) => emendationOf(slip, words)) },
  ];
  const schema = 'yaml-language-server: $schema=./article.schema.json';
  return `${frontMatterText(fields, [schema, ...notes])}\n${draft.body}\n`;
}

function countsText({ passages, sections }: NonNullable<Draft['counts']>): FieldValue {
  return { sections: sections === null ? undefined : { present: sections }, passages: { present: passages } };
}

function emendationOf({ before, found, after, reads, reason }: SlipNote, words: ImportWords): FieldValue {
  return {
    before: before || undefined,
    found,
    after: after || undefined,
    reads,
    why: words.why(reason),
    certainty: 'certain',
  };
}
