// Reads files of translations. A file of its own in what ships, loaded where a corpus has translations: it brings an XML
// reader along.
import type { TranslationUnit } from '../engine/index.ts';
import { readOwnForm } from './own-form.ts';
import { readTmx } from './tmx.ts';
import { LONGEST_TRANSLATION, OWN_ENDINGS } from './translation-file.ts';
import type { ReadTranslations, TranslationProblem } from './translation-file.ts';
import { readXliff } from './xliff.ts';
import { readXml, readXmlInParts } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** A longer TMX file is read a part at a time, in UTF-16 units. */
const LONG = 200_000;

/**
 * The translations in a file, by its name's ending and what stands in it. Yields now and then, so that other work gets
 * in between. Never throws.
 */
export function* readingTranslations(name: string, text: string): Generator<void, ReadTranslations, void> {
  if (text.length > LONGEST_TRANSLATION) return only('too-large', 1);
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const isOwn = OWN_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
  if (isOwn) return readOwnForm(plain);
  if (plain.length > LONG && /<tmx[\s>]/.test(plain.slice(0, LONG))) {
    const read = yield* readLongTmx(plain);
    if (read !== null) return read;
  }
  const xml = readXml(plain);
  if (!xml.ok) return only('xml', xml.line, { reason: xml.reason });
  const { root } = xml;
  if (root.name === 'tmx') return readTmx(root);
  if (root.name === 'xliff') return readXliff(root);
  return only('form', root.line, { found: root.name });
}

/** The same at once. */
export function readTranslations(name: string, text: string): ReadTranslations {
  const reading = readingTranslations(name, text);
  for (let step = reading.next(); ; step = reading.next()) if (step.done) return step.value;
}

function* readLongTmx(text: string): Generator<void, ReadTranslations | null, void> {
  const parts = readXmlInParts(text, 'tu');
  const [units, problems]: [TranslationUnit[], TranslationProblem[]] = [[], []];
  let root: XmlElement | null = null;
  for (;;) {
    const step = parts.next();
    if (step.done) {
      if (step.value === null) return null;
      return step.value.ok
        ? { units, problems }
        : only('xml', step.value.line, { reason: step.value.reason });
    }
    if (root === null) root = step.value;
    else {
      const read = readTmx({ ...root, children: [...root.children, step.value] });
      for (const unit of read.units) units.push(unit);
      problems.push(...read.problems);
    }
    yield;
  }
}

function only(
  code: TranslationProblem['code'],
  line: number,
  values: Record<string, string> = {},
): ReadTranslations {
  return { units: [], problems: [{ code, line, values }] };
}

export { writeOwnForm } from './own-form.ts';
export { writeTmx } from './tmx.ts';
