// Reads and writes Verbatim's own form of translations: YAML that a person can review, a passage an entry.
import { isMap, isScalar, isSeq, LineCounter, parseDocument, stringify } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { isSameLanguage, TRANSLATION_STATUSES } from '../engine/index.ts';
import type { TranslationStatus, TranslationUnit } from '../engine/index.ts';
import { asStatus } from './translation-file.ts';
import type { ReadTranslations, TranslationProblem } from './translation-file.ts';

const FIELDS = ['language', 'status', 'source', 'passages'];
const ENTRY_FIELDS = ['passage', 'status', 'source', 'sentences'];
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** The units of a file in our own form. Aliases are not followed: nothing grows. */
export function readOwnForm(text: string): ReadTranslations {
  const problems: TranslationProblem[] = [];
  const units: TranslationUnit[] = [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'silent' });
  const lineOf = (node: unknown): number => {
    const at = (node as Node | null)?.range?.[0];
    return at === undefined ? 1 : lines.linePos(at).line;
  };
  const problem = (code: TranslationProblem['code'], node: unknown, values: Record<string, string>): void => {
    problems.push({ code, line: lineOf(node), values });
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line ?? 1;
    return { units, problems: [{ code: 'yaml', line, values: { reason: broken.message.split('\n')[0] } }] };
  }
  const top = document.contents;
  if (!isMap(top)) {
    problem('form', top, {});
    return { units, problems };
  }
  /** A field's words; null where it is missing or no words. */
  const textIn = (map: YAMLMap, name: string): string | null => {
    const value = map.get(name, true) as unknown;
    if (value === undefined || value === null) return null;
    const inner = isScalar(value) ? value.value : undefined;
    if (typeof inner === 'string' || typeof inner === 'number') return String(inner).trim() || null;
    if (inner !== null) problem('field', value, { field: name });
    return null;
  };
  const statusIn = (map: YAMLMap): TranslationStatus | null => {
    const value = textIn(map, 'status');
    const status = asStatus(value);
    if (value !== null && status === null)
      problem('status', map.get('status', true), { value, known: TRANSLATION_STATUSES.join(', ') });
    return status;
  };
  const unknown = (map: YAMLMap, known: readonly string[], languages: boolean): void => {
    for (const { key } of map.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!known.includes(name) && !(languages && LANGUAGE.test(name)))
        problem('field', key, { field: name });
    }
  };
  unknown(top, FIELDS, false);
  const language = textIn(top, 'language');
  if (language === null || !LANGUAGE.test(language)) {
    problem('language', top.get('language', true) ?? top, {});
    return { units, problems };
  }
  const status = statusIn(top) ?? 'draft';
  const origin = textIn(top, 'source');
  const read = (
    map: YAMLMap,
    shared: { passage: string | null; status: TranslationStatus; origin: string | null },
  ): void => {
    const tags = map.items.flatMap(({ key }) =>
      isScalar(key) &&
      typeof key.value === 'string' &&
      !ENTRY_FIELDS.includes(key.value) &&
      LANGUAGE.test(key.value)
        ? [key.value]
        : [],
    );
    const target = tags.find((tag) => isSameLanguage(tag, language));
    const words = target === undefined ? null : textIn(map, target);
    if (words === null) return;
    const source = tags.find((tag) => tag !== target);
    const original = source === undefined ? null : textIn(map, source);
    if (original === null && shared.passage === null) return problem('field', map, { field: 'passage' });
    units.push({
      ...shared,
      source: original === null ? null : { language: source!, text: original },
      target: { language: target!, text: words },
      line: lineOf(map),
    });
  };
  const passages = top.get('passages', true) as unknown;
  if (!isSeq(passages)) {
    problem('field', passages ?? top, { field: 'passages' });
    return { units, problems };
  }
  for (const entry of passages.items) {
    if (!isMap(entry)) {
      problem('form', entry, {});
      continue;
    }
    unknown(entry, ENTRY_FIELDS, true);
    const shared = {
      passage: textIn(entry, 'passage'),
      status: statusIn(entry) ?? status,
      origin: textIn(entry, 'source') ?? origin,
    };
    read(entry, shared);
    const sentences = entry.get('sentences', true) as unknown;
    if (sentences === undefined) continue;
    if (!isSeq(sentences)) problem('field', sentences, { field: 'sentences' });
    else
      for (const one of sentences.items) {
        if (!isMap(one)) problem('form', one, {});
        else read(one, shared);
      }
  }
  return { units, problems };
}

/** A unit as a file in our own form has it. */
export interface OwnUnit {
  readonly passage: string;
  readonly source: string;
  readonly target: string;
}

/** A file in our own form; units of one passage stand together. */
export function writeOwnForm(
  units: readonly OwnUnit[],
  about: {
    readonly from: string;
    readonly language: string;
    readonly status: TranslationStatus;
    readonly origin: string | null;
  },
): string {
  const passages = new Map<string, OwnUnit[]>();
  for (const unit of units) passages.set(unit.passage, [...(passages.get(unit.passage) ?? []), unit]);
  return stringify(
    {
      language: about.language,
      status: about.status,
      ...(about.origin === null ? {} : { source: about.origin }),
      passages: [...passages].map(([passage, own]) => ({
        passage,
        sentences: own.map(({ source, target }) => ({ [about.from]: source, [about.language]: target })),
      })),
    },
    { lineWidth: 0 },
  );
}
