// Reads files of translations. A file of its own in what ships, loaded where a corpus has translations: it brings an XML
// reader along.
import { readOwnForm } from './own-form.ts';
import { readTmx } from './tmx.ts';
import { LONGEST_TRANSLATION, OWN_ENDINGS } from './translation-file.ts';
import type { ReadTranslations, TranslationProblem } from './translation-file.ts';
import { readXliff } from './xliff.ts';
import { readXml } from './xml.ts';

/** The translations in a file, by its name's ending and what stands in it. Never throws. */
export function readTranslations(name: string, text: string): ReadTranslations {
  const only = (code: TranslationProblem['code'], line: number, values: Record<string, string> = {}) => ({
    units: [],
    problems: [{ code, line, values }],
  });
  if (text.length > LONGEST_TRANSLATION) return only('too-large', 1);
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const isOwn = OWN_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
  if (isOwn) return readOwnForm(plain);
  const xml = readXml(plain);
  if (!xml.ok) return only('xml', xml.line, { reason: xml.reason });
  const { root } = xml;
  if (root.name === 'tmx') return readTmx(root);
  if (root.name === 'xliff') return readXliff(root);
  return only('form', root.line, { found: root.name });
}

export { writeOwnForm } from './own-form.ts';
export { writeTmx } from './tmx.ts';
