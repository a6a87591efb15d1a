/**
 * What an editor notes in a front matter while looking after an article: decisions about variants, places that were
 * looked at and stand, and what is said of single passages and sections.
 */
import type { Span } from '../text/span.ts';
import type { Fields, Report } from './article.ts';
import { DECISIONS, type Decision } from './fields.ts';
import { readDate } from './provenance.ts';

/** Words of a text, with so much of what stands beside them as makes the place unique. */
export interface Words {
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

/** A decision about a variant as the front matter states it. */
export interface VariantNote extends Words {
  /** What the other article reads in place of `found`; empty where it has nothing. */
  readonly reads: string;
  /** Id of the other article. */
  readonly in: string;
  readonly decision: Decision;
  readonly why: string;
  /** Where the front matter says it. */
  readonly span: Span;
}

/** A decision about a variant with its place in the article's file. */
export interface VariantDecision {
  readonly span: Span;
  readonly found: string;
  readonly reads: string;
  readonly in: string;
  readonly decision: Decision;
  readonly why: string;
}

/** A place that looks odd, was looked at, and stands. */
export interface CheckedNote extends Words {
  /** The rule that it is an exception to; null for any. */
  readonly rule: string | null;
  readonly why: string;
  readonly span: Span;
}

/** What is said of a passage or section beyond its words and provenance. */
export interface Remark {
  readonly theme?: string;
  readonly tags?: readonly string[];
  readonly note?: string;
}

/** What is said of a section: a short name for what it is about, and tags of all its passages. */
export interface SectionNote {
  /** The first words of its heading. */
  readonly starts: string;
  readonly theme: string | null;
  readonly tags: readonly string[];
  readonly span: Span;
}

/** What is said of one passage. What is null or empty is left as the text has it. */
export interface PassageNote {
  /** The passage's first words. */
  readonly starts: string;
  /** A name of its own in place of the hash: `article#name`. */
  readonly id: string | null;
  readonly theme: string | null;
  readonly tags: readonly string[];
  /** A remark for readers. */
  readonly note: string | null;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly occasion: string | null;
  readonly span: Span;
}

function readWords(fields: Fields): Words {
  return {
    before: fields.words('before') ?? '',
    found: fields.words('found') ?? '',
    after: fields.words('after') ?? '',
  };
}

export function readVariantNote(fields: Fields, span: Span, report: Report): VariantNote | null {
  const words = readWords(fields);
  const other = fields.words('in');
  const decision = fields.oneOf('decision', DECISIONS);
  const missing =
    words.found === '' && (words.before === '' || words.after === '') ? 'found'
    : !fields.has('reads') ? 'reads'
    : !other ? 'in'
    : decision === null ? 'decision'
    : null; // prettier-ignore
  if (missing !== null || !other || decision === null) {
    report('error', 'variant-incomplete', span, { field: missing ?? 'in' });
    return null;
  }
  return {
    ...words,
    reads: fields.words('reads') ?? '',
    in: other,
    decision,
    why: fields.words('why') ?? '',
    span,
  };
}

export function readChecked(fields: Fields, span: Span, report: Report): CheckedNote | null {
  const words = readWords(fields);
  const note = { ...words, rule: fields.words('rule'), why: fields.words('why') ?? '', span };
  if (words.found !== '') return note;
  report('error', 'checked-incomplete', span, { field: 'found' });
  return null;
}

export function readSectionNote(fields: Fields, span: Span, report: Report): SectionNote | null {
  const starts = fields.words('starts');
  const note = { theme: fields.words('theme'), tags: fields.oneOrMore('tags'), span };
  if (starts) return { starts, ...note };
  report('error', 'section-incomplete', span, { field: 'starts' });
  return null;
}

/** A passage's own name stands in reports and addresses: letters, digits and hyphens. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

export function readPassageNote(fields: Fields, span: Span, report: Report): PassageNote | null {
  const starts = fields.words('starts');
  const id = fields.words('id');
  const date = fields.words('date');
  if (id !== null && !NAME.test(id)) report('error', 'passage-id-unusable', fields.span('id'), { id });
  if (date !== null && readDate(date) === null)
    report('error', 'date-unreadable', fields.span('date'), { field: 'passages.date', value: date });
  const note = {
    id: id !== null && NAME.test(id) ? id : null,
    theme: fields.words('theme'),
    tags: fields.oneOrMore('tags'),
    note: fields.words('note'),
    speaker: fields.words('speaker'),
    date: date === null ? null : readDate(date),
    occasion: fields.words('occasion'),
    span,
  };
  if (starts) return { starts, ...note };
  report('error', 'passage-incomplete', span, { field: 'starts' });
  return null;
}
