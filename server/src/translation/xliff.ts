// Reads XLIFF 2 (2.0 to 2.2) and XLIFF 1.2: the segments that have a translation.
// https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
import type { TranslationStatus, TranslationUnit } from '../engine/index.ts';
import { languageTag } from './translation-file.ts';
import type { ReadTranslations } from './translation-file.ts';
import { below, childrenOf, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** Elements that hold codes of the program a text is from (XLIFF 1.2); those of XLIFF 2 are empty. */
const CODES = ['bpt', 'ept', 'ph', 'it', 'bx', 'ex', 'x', 'sc', 'ec'];

export function readXliff(root: XmlElement): ReadTranslations {
  return {
    units: /^2/.test(root.attributes.version ?? '') ? ofVersion2(root) : ofVersion1(root),
    problems: [],
  };
}

function ofVersion2(root: XmlElement): TranslationUnit[] {
  const source = root.attributes.srcLang ?? '';
  const target = root.attributes.trgLang ?? '';
  return childrenOf(root, 'file').flatMap((file) =>
    below(file, ['segment']).flatMap((segment) =>
      // What was agreed on is more than a draft; who published it a file of this kind does not say.
      unitOf(segment, source, target, segment.attributes.state === 'final' ? 'published' : 'draft', file),
    ),
  );
}

function ofVersion1(root: XmlElement): TranslationUnit[] {
  return childrenOf(root, 'file').flatMap((file) => {
    const { 'source-language': source = '', 'target-language': target = '' } = file.attributes;
    return below(file, ['trans-unit']).flatMap((unit) => {
      const { state } = childrenOf(unit, 'target')[0]?.attributes ?? {};
      const isFinal = unit.attributes.approved === 'yes' || state === 'final' || state === 'signed-off';
      return unitOf(unit, source, target, isFinal ? 'published' : 'draft', file);
    });
  });
}

function unitOf(
  element: XmlElement,
  sourceLanguage: string,
  targetLanguage: string,
  status: TranslationStatus,
  file: XmlElement,
): TranslationUnit[] {
  const [source, target] = [childrenOf(element, 'source')[0], childrenOf(element, 'target')[0]];
  if (source === undefined || target === undefined) return [];
  const [from, to] = [segmentText(source), segmentText(target)];
  if (from === '' || to === '') return [];
  return [
    {
      passage: null,
      source: { language: languageTag(source.attributes['xml:lang'] ?? sourceLanguage), text: from },
      target: { language: languageTag(target.attributes['xml:lang'] ?? targetLanguage), text: to },
      status,
      origin: file.attributes.original ?? null,
      line: element.line,
    },
  ];
}

function segmentText(element: XmlElement): string {
  return textOf(withCharacters(element), CODES).trim();
}

/** `<cp hex="001A"/>` stands for a character that XML cannot have; none of them is a letter. */
function withCharacters(element: XmlElement): XmlElement {
  const isPlain = (one: XmlElement | string): boolean => typeof one === 'string' || one.name !== 'cp';
  return { ...element, children: element.children.filter(isPlain) };
}
