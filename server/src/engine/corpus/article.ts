import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';
import { frontMatterSlip } from './front-matter-slip.ts';
import type { Span } from '../text/span.ts';
import { readChecked, readPassageNote, readSectionNote, readVariantNote } from './curation.ts';
import type {
  CheckedNote,
  PassageNote,
  Remark,
  SectionNote,
  VariantDecision,
  VariantNote,
} from './curation.ts';
import { ARTICLE_KINDS, ENTRY_FIELDS, KNOWN_FIELDS, type ArticleKind } from './fields.ts';
import { readDate } from './provenance.ts';

export type { ArticleKind } from './fields.ts';

/** Something wrong in a corpus file, said to a person: what, where, and what to do. */
export interface Problem {
  readonly file: string;
  /** Place in the file's source text; {0,0} where the whole file is meant. */
  readonly span: Span;
  /** 1-based line of span.start. */
  readonly line: number;
  readonly severity: 'error' | 'warning';
  /** Rule id, e.g. `front-matter-missing`, `duplicate-id`, `provenance-unreadable`. */
  readonly code: string;
  /** Values for the message of that code; the wording lives with the interface that shows it. */
  readonly values: Readonly<Record<string, string>>;
}

/** How sure an emendation is. */
export type Certainty = 'certain' | 'probable' | 'uncertain';

/** A correction of a transcription error; the file's own text stays as it came. */
export interface Emendation {
  /** Place in the file's source text. */
  readonly span: Span;
  readonly found: string;
  readonly reads: string;
  readonly why: string;
  readonly certainty: Certainty;
  /** False where the reading is not certain enough: the text stays, the passage says so. */
  readonly applied: boolean;
}

/** How much of a partial article stands in the file, and how much the whole has. */
export interface Count {
  readonly present: number | null;
  readonly stated: number | null;
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string | null;
  readonly author: string | null;
  readonly publication: string | null;
  /** EDTF with reduced precision: `2020-04-16`, `2020-04`, `2020`. */
  readonly date: string | null;
  readonly kind: ArticleKind;
  /** BCP 47, e.g. `zh-Hans`. */
  readonly language: string;
  readonly status: 'complete' | 'partial';
  /** For a partial article: what is there and what is missing, in words for a person. */
  readonly statusNote: string | null;
  readonly counts?: { readonly sections: Count | null; readonly passages: Count | null };
  readonly authority: 'primary' | 'secondary';
  readonly emendations: readonly Emendation[];
  /** Words that say what it is about, for a person to search by. */
  readonly tags?: readonly string[];
  /** Ids of the articles that it quotes. */
  readonly quotes?: readonly string[];
  /** What the front matter says of passages, by passage id. */
  readonly remarks?: Readonly<Record<string, Remark>>;
  /** What it says of sections, by heading. */
  readonly themes?: Readonly<Record<string, Remark>>;
  /** What was decided about readings of other articles that differ. */
  readonly variants?: readonly VariantDecision[];
  /** Name of the file as the runtime gave it (path or URI). */
  readonly file: string;
}

/** An emendation as the front matter states it, before its place in the body is found. */
export interface EmendationNote {
  readonly before: string;
  readonly found: string;
  readonly after: string;
  readonly reads: string;
  readonly why: string;
  readonly certainty: Certainty;
  readonly applied: boolean;
  /** Where the front matter says it. */
  readonly span: Span;
}

/** A paragraph torn in two by a page break: its last words before, and its first words after the tear. */
export interface Join {
  readonly before: string;
  readonly after: string;
  readonly span: Span;
}

/** Paragraphs that a column or box has put into the wrong place. */
export interface Move {
  /** The first and the last words of what is moved. */
  readonly from: string;
  readonly to: string;
  /** Where it belongs: the words that follow it, or the words that precede it. */
  readonly before: string | null;
  readonly after: string | null;
  readonly span: Span;
}

/** What the article states of one of its quotations, where reading it by rule is not enough. */
export interface QuotationNote {
  /** The quotation's first words, inside the marks. */
  readonly starts: string;
  /** The words before its opening mark, where `starts` alone does not tell it apart. */
  readonly before: string;
  /** False: the marked words are not a quotation. */
  readonly passage: boolean;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly occasion: string | null;
  readonly span: Span;
}

/** Everything a front matter says; null where it says nothing. */
export interface FrontMatter {
  readonly id: string | null;
  readonly title: string | null;
  /** `title: null` was written out: the document has none, so none is looked for. */
  readonly untitled: boolean;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly publication: string | null;
  readonly date: string | null;
  readonly kind: ArticleKind | null;
  readonly language: string | null;
  readonly status: 'complete' | 'partial';
  readonly statusNote: string | null;
  readonly counts: {
    readonly sections: Count | null;
    readonly passages: Count | null;
    readonly span: Span;
  } | null;
  readonly authority: 'primary' | 'secondary' | null;
  readonly emendations: readonly EmendationNote[];
  readonly joins: readonly Join[];
  readonly moves: readonly Move[];
  readonly quotations: readonly QuotationNote[];
  readonly tags: readonly string[];
  readonly quotes: readonly string[];
  /** By what the text calls a speaker (答), who that is; for a dialogue. */
  readonly speakers: ReadonlyMap<string, string>;
  readonly sections: readonly SectionNote[];
  readonly passages: readonly PassageNote[];
  readonly variants: readonly VariantNote[];
  readonly checked: readonly CheckedNote[];
}

/** Reports one problem; the reader fills in file and line. */
export type Report = (
  severity: Problem['severity'],
  code: string,
  span: Span,
  values?: Readonly<Record<string, string>>,
) => void;

// A front matter is a page of facts; anything longer is a file that was not meant for this.
const LONGEST_FRONT_MATTER = 1_000_000;

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/gm;

/** Where front matter and body of a file stand; null when there is no front matter at all. */
export function splitFrontMatter(text: string): { yaml: Span; body: number } | 'unclosed' | null {
  const opening = OPENING.exec(text);
  if (!opening) return null;
  CLOSING.lastIndex = opening[0].length;
  const closing = CLOSING.exec(text);
  if (!closing) return 'unclosed';
  return {
    yaml: { start: opening[0].length, end: closing.index },
    body: Math.min(text.length, closing.index + closing[0].length),
  };
}

/** Reads the YAML of a front matter. Null when it cannot be read at all; the reasons are reported. */
export function readFrontMatter(text: string, yaml: Span, report: Report): FrontMatter | null {
  const source = text.slice(yaml.start, yaml.end);
  const whole = { start: yaml.start, end: Math.min(yaml.end, yaml.start + 1) };
  if (source.length > LONGEST_FRONT_MATTER) {
    report('error', 'front-matter-too-long', whole, { limit: String(LONGEST_FRONT_MATTER) });
    return null;
  }
  const lines = new LineCounter();
  let document;
  try {
    document = parseDocument(source, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
      logLevel: 'silent',
    });
  } catch (error) {
    // The parser recurses: a thousand nested brackets end here.
    report('error', 'front-matter-broken', whole, {
      reason: error instanceof Error ? error.message : String(error),
    });
    return null;
  }
  const at = (range: readonly number[] | null | undefined): Span =>
    range ? { start: yaml.start + range[0], end: yaml.start + Math.max(range[0], range[1]) } : whole;
  if (document.errors.length > 0) {
    const told = new Set<string>();
    for (const { code, pos, message } of document.errors.slice(0, 5)) {
      const found = frontMatterSlip(source, code, pos[0]);
      const span = found ? at([found.span.start, found.span.end]) : at(pos);
      // What follows from one slip is told once.
      const key = `${found?.slip} ${span.start}`;
      if (found && told.has(key)) continue;
      told.add(key);
      const slip: Record<string, string> = found ? { slip: found.slip, what: found.what } : {};
      report('error', 'front-matter-broken', span, { reason: message, ...slip });
    }
    return null;
  }
  let alias: Node | null = null;
  visit(document, {
    Alias(_, node) {
      alias = node;
      return visit.BREAK;
    },
  });
  if (alias) {
    report('error', 'front-matter-alias', at((alias as Node).range));
    return null;
  }
  if (document.contents === null) return readFields(null, at, report);
  if (!isMap(document.contents)) {
    report('error', 'front-matter-not-fields', at((document.contents as Node).range));
    return null;
  }
  return readFields(document.contents, at, report);
}

type At = (range: readonly number[] | null | undefined) => Span;

function readFields(root: YAMLMap | null, at: At, report: Report): FrontMatter {
  const fields = fieldsOf(root, KNOWN_FIELDS, '', at, report);
  const words = (name: string) => fields.words(name);
  const notes = <T>(name: string, read: (fields: Fields, span: Span, report: Report) => T | null) =>
    fields
      .entries(name)
      .flatMap(
        (map) => read(fieldsOf(map, ENTRY_FIELDS[name], `${name}.`, at, report), at(map.range), report) ?? [],
      );
  const authors = fields.list('author') ? fields.strings('author') : null;
  for (const name of ['source', 'rights']) words(name);
  const original = fields.map('original');
  if (original) {
    const inner = fieldsOf(original, ENTRY_FIELDS.original, 'original.', at, report);
    for (const name of ENTRY_FIELDS.original) inner.words(name);
  }
  const date = words('date');
  if (date !== null && readDate(date) === null) {
    report('error', 'date-unreadable', fields.span('date'), { field: 'date', value: date });
  }
  return {
    id: words('id'),
    title: words('title'),
    untitled: fields.writtenNull('title'),
    subtitle: words('subtitle'),
    author: authors ? authors.join('、') : words('author'),
    publication: words('publication'),
    date: date === null ? null : readDate(date),
    kind: fields.oneOf('kind', ARTICLE_KINDS, 'kind-unknown') ?? null,
    language: words('language'),
    status: fields.oneOf('status', ['complete', 'partial'] as const) ?? 'complete',
    statusNote: words('statusNote'),
    counts: readCounts(fields.map('counts'), fields.span('counts'), at, report),
    authority: fields.oneOf('authority', ['primary', 'secondary'] as const) ?? null,
    emendations: fields.entries('emendations').flatMap((entry) => readEmendation(entry, at, report) ?? []),
    joins: fields.entries('joins').flatMap((entry) => readJoin(entry, at, report) ?? []),
    moves: fields.entries('moves').flatMap((entry) => readMove(entry, at, report) ?? []),
    quotations: fields.entries('quotations').flatMap((entry) => readQuotation(entry, at, report) ?? []),
    tags: fields.oneOrMore('tags'),
    quotes: fields.oneOrMore('quotes'),
    speakers: readSpeakers(fields.map('speakers'), at, report),
    sections: notes('sections', readSectionNote),
    passages: notes('passages', readPassageNote),
    variants: notes('variants', readVariantNote),
    checked: notes('checked', readChecked),
  };
}

function readSpeakers(map: YAMLMap | null, at: At, report: Report): ReadonlyMap<string, string> {
  const speakers = new Map<string, string>();
  for (const { key, value } of map?.items ?? []) {
    if (isScalar(key) && isScalar(value) && typeof value.value === 'string')
      speakers.set(String(key.value), value.value);
    else
      report('error', 'field-type', at((key as Node | null)?.range), {
        field: 'speakers',
        expected: '答: 王毅',
      });
  }
  return speakers;
}

function readCounts(map: YAMLMap | null, span: Span, at: At, report: Report): FrontMatter['counts'] {
  if (!map) return null;
  const fields = fieldsOf(map, ['sections', 'passages'], 'counts.', at, report);
  const count = (name: string): Count | null => {
    const inner = fields.map(name);
    if (!inner) return null;
    const numbers = fieldsOf(inner, ['present', 'stated'], `counts.${name}.`, at, report);
    return { present: numbers.number('present'), stated: numbers.number('stated') };
  };
  return { sections: count('sections'), passages: count('passages'), span };
}

function readEmendation(map: YAMLMap, at: At, report: Report): EmendationNote | null {
  const fields = fieldsOf(map, ENTRY_FIELDS.emendations, 'emendations.', at, report);
  const span = at(map.range);
  const before = fields.words('before') ?? '';
  const found = fields.words('found') ?? '';
  const after = fields.words('after') ?? '';
  if (found === '' && (before === '' || after === '')) {
    // An insertion has no words of its own: only both neighbours say where it goes.
    report('error', 'emendation-incomplete', span, { field: 'found' });
    return null;
  }
  if (!fields.has('reads')) {
    report('error', 'emendation-incomplete', span, { field: 'reads' });
    return null;
  }
  const certainty = fields.oneOf('certainty', ['certain', 'probable', 'uncertain'] as const) ?? 'certain';
  return {
    before,
    found,
    after,
    reads: fields.words('reads') ?? '',
    why: fields.words('why') ?? '',
    certainty,
    // What is uncertain stays as it came unless the editor says otherwise.
    applied: fields.flag('applied') ?? certainty !== 'uncertain',
    span,
  };
}

function readJoin(map: YAMLMap, at: At, report: Report): Join | null {
  const fields = fieldsOf(map, ENTRY_FIELDS.joins, 'joins.', at, report);
  fields.words('why');
  const before = fields.words('before');
  const after = fields.words('after');
  if (before && after) return { before, after, span: at(map.range) };
  report('error', 'join-incomplete', at(map.range), { field: before ? 'after' : 'before' });
  return null;
}

function readMove(map: YAMLMap, at: At, report: Report): Move | null {
  const fields = fieldsOf(map, ENTRY_FIELDS.moves, 'moves.', at, report);
  fields.words('why');
  const from = fields.words('from');
  const to = fields.words('to');
  const before = fields.words('before');
  const after = fields.words('after');
  const missing = !from ? 'from' : !to ? 'to' : !before === !after ? 'before' : null;
  if (missing === null && from && to) return { from, to, before, after, span: at(map.range) };
  report('error', 'move-incomplete', at(map.range), { field: missing ?? 'from' });
  return null;
}

function readQuotation(map: YAMLMap, at: At, report: Report): QuotationNote | null {
  const fields = fieldsOf(map, ENTRY_FIELDS.quotations, 'quotations.', at, report);
  fields.words('why');
  const starts = fields.words('starts');
  if (!starts) {
    report('error', 'quotation-incomplete', at(map.range), { field: 'starts' });
    return null;
  }
  const date = fields.words('date');
  if (date !== null && readDate(date) === null) {
    report('error', 'date-unreadable', fields.span('date'), { field: 'quotations.date', value: date });
  }
  return {
    starts,
    before: fields.words('before') ?? '',
    passage: fields.flag('passage') ?? true,
    speaker: fields.words('speaker'),
    date: date === null ? null : readDate(date),
    occasion: fields.words('occasion'),
    span: at(map.range),
  };
}

/** Asks for the fields of a mapping. */
export type Fields = ReturnType<typeof fieldsOf>;

/** The fields of one YAML mapping, each asked for by type; what does not fit is reported once, where it stands. */
function fieldsOf(map: YAMLMap | null, known: readonly string[], prefix: string, at: At, report: Report) {
  const pairs = new Map<string, Pair>();
  for (const pair of map?.items ?? []) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const span = at((pair.key as Node | null)?.range);
    if (known.includes(name)) pairs.set(name, pair);
    else report('warning', 'field-unknown', span, { field: prefix + name, known: known.join(', ') });
  }
  const value = (name: string): Node | null => {
    const node = pairs.get(name)?.value as Node | null | undefined;
    return node && !(isScalar(node) && node.value === null) ? node : null;
  };
  const span = (name: string): Span => {
    const pair = pairs.get(name);
    return at(((pair?.value ?? pair?.key) as Node | null | undefined)?.range);
  };
  const wrong = (name: string, expected: string): null => {
    report('error', 'field-type', span(name), { field: prefix + name, expected });
    return null;
  };
  const words = (name: string): string | null => {
    const node = value(name);
    if (node === null) return null;
    if (!isScalar(node)) return wrong(name, 'text');
    // `date: 2020` and `id: 001` are numbers to YAML; what was written is what is meant.
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  };
  return {
    words,
    span,
    has: (name: string) => pairs.has(name),
    writtenNull: (name: string) => pairs.has(name) && value(name) === null,
    list: (name: string) => isSeq(value(name)),
    strings(name: string): string[] {
      const node = value(name);
      if (!isSeq(node)) return [];
      if (node.items.every((item) => isScalar(item) && item.value !== null)) {
        return node.items.map((item) => String((item as { value: unknown }).value));
      }
      wrong(name, 'text');
      return [];
    },
    /** One word, or a list of words. */
    oneOrMore(name: string): string[] {
      if (isSeq(value(name))) return this.strings(name);
      const one = words(name);
      return one === null ? [] : [one];
    },
    number(name: string): number | null {
      const node = value(name);
      if (node === null) return null;
      if (
        isScalar(node) &&
        typeof node.value === 'number' &&
        Number.isInteger(node.value) &&
        node.value >= 0
      ) {
        return node.value;
      }
      return wrong(name, 'number');
    },
    flag(name: string): boolean | null {
      const node = value(name);
      if (node === null) return null;
      return isScalar(node) && typeof node.value === 'boolean' ? node.value : wrong(name, 'true | false');
    },
    oneOf<T extends string>(name: string, values: readonly T[], code = 'value-unknown'): T | null {
      const found = words(name);
      if (found === null) return null;
      const match = values.find((v) => v === found.trim().toLowerCase());
      if (match === undefined) {
        report('warning', code, span(name), { field: prefix + name, value: found, known: values.join(', ') });
      }
      return match ?? null;
    },
    map(name: string): YAMLMap | null {
      const node = value(name);
      return node === null ? null : isMap(node) ? node : wrong(name, 'fields');
    },
    entries(name: string): YAMLMap[] {
      const node = value(name);
      if (node === null) return [];
      if (!isSeq(node)) {
        wrong(name, 'list');
        return [];
      }
      return node.items.flatMap((item) => {
        if (isMap(item)) return [item];
        report('error', 'field-type', at((item as Node | null)?.range), {
          field: prefix + name,
          expected: 'list of fields',
        });
        return [];
      });
    },
  };
}
