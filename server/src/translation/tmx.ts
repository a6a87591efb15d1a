// Reads TMX (1.1 to 1.4b) as translation programs write it, OmegaT's among them, and writes TMX 1.4b.
// https://resources.gala-global.org/tmx14b
import { XMLBuilder } from 'fast-xml-parser';
import { isSameLanguage, primaryLanguage } from '../engine/index.ts';
import type { TranslationStatus, TranslationUnit } from '../engine/index.ts';
import { asStatus, languageTag } from './translation-file.ts';
import type { ReadTranslations, TranslationProblem } from './translation-file.ts';
import { below, childrenOf, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What TMX has no field for. */
export const STATUS_PROP = 'x-verbatim-status';
export const ORIGIN_PROP = 'x-verbatim-source';
export const PASSAGE_PROP = 'x-verbatim-passage';

/** Elements that hold codes of the program a text is from (TMX 1.4b, inline elements); `hi` and `sub` hold text. */
const CODES = ['bpt', 'ept', 'ph', 'it', 'ut'];
/** In OmegaT's own memory tags stand as text: <f0>, </f0>, <br1/>. */
const OMEGAT_TAG = /<\/?[a-z]{1,8}\d+\s*\/?>/gi;

/** The units of a TMX file: each unit's source language with every other language it has. */
export function readTmx(root: XmlElement): ReadTranslations {
  const problems: TranslationProblem[] = [];
  const units: TranslationUnit[] = [];
  const [header] = childrenOf(root, 'header');
  const isOmegat = /^omegat/i.test(header?.attributes.creationtool ?? '');
  const stated = header?.attributes.srclang ?? '';
  const fallback = {
    status: asStatus(header && prop(header, STATUS_PROP)) ?? 'draft',
    origin: (header && prop(header, ORIGIN_PROP)) ?? null,
  };
  for (const tu of below(root, ['tu'])) {
    const variants = childrenOf(tu, 'tuv').map((tuv) => ({
      language: languageTag(tuv.attributes['xml:lang'] ?? tuv.attributes.lang ?? ''),
      text: segmentText(childrenOf(tuv, 'seg')[0], isOmegat),
      line: tuv.line,
      status: asStatus(prop(tuv, STATUS_PROP)),
      origin: prop(tuv, ORIGIN_PROP),
    }));
    for (const { language, line } of variants)
      if (language === '') problems.push({ code: 'language', line, values: {} });
    const named = variants.filter(({ language }) => language !== '');
    const asked = tu.attributes.srclang ?? stated;
    const source =
      named.find(({ language }) => asked !== '' && asked !== '*all*' && isSameLanguage(language, asked)) ??
      named.find(({ language }) => primaryLanguage(language) === 'zh') ??
      named[0];
    if (source === undefined || source.text === '') continue;
    const status = asStatus(prop(tu, STATUS_PROP)) ?? fallback.status;
    const origin = prop(tu, ORIGIN_PROP) ?? fallback.origin;
    for (const target of named) {
      if (target === source || target.text === '') continue;
      units.push({
        passage: prop(tu, PASSAGE_PROP),
        source: { language: source.language, text: source.text },
        target: { language: target.language, text: target.text },
        status: target.status ?? status,
        origin: target.origin ?? origin,
        line: tu.line,
      });
    }
  }
  return { units, problems };
}

function segmentText(seg: XmlElement | undefined, isOmegat: boolean): string {
  if (seg === undefined) return '';
  const text = textOf(seg, CODES);
  return (isOmegat ? text.replace(OMEGAT_TAG, '') : text).trim();
}

function prop(element: XmlElement, type: string): string | null {
  const found = childrenOf(element, 'prop').find(({ attributes }) => attributes.type === type);
  return found === undefined ? null : textOf(found).trim() || null;
}

/** What a TMX file is to hold. */
export interface TmxUnit {
  readonly passage: string;
  readonly source: { readonly language: string; readonly text: string };
  readonly target: { readonly language: string; readonly text: string };
  readonly status: TranslationStatus;
  readonly origin: string | null;
}

/** Units as TMX 1.4b, level 1 (plain text). `version` is this program's. */
export function writeTmx(units: readonly TmxUnit[], version: string): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
    processEntities: true,
  });
  const props = ({ passage, status, origin }: TmxUnit) => [
    { '@type': PASSAGE_PROP, '#text': clean(passage) },
    { '@type': STATUS_PROP, '#text': status },
    ...(origin === null ? [] : [{ '@type': ORIGIN_PROP, '#text': clean(origin) }]),
  ];
  const tuv = ({ language, text }: TmxUnit['source']) => ({ '@xml:lang': clean(language), seg: clean(text) });
  const written = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    tmx: {
      '@version': '1.4',
      header: {
        '@creationtool': 'Verbatim',
        '@creationtoolversion': version,
        '@segtype': 'sentence',
        '@o-tmf': 'Verbatim',
        '@adminlang': 'en',
        '@srclang': units[0]?.source.language ?? 'zh-Hans',
        '@datatype': 'plaintext',
      },
      body: {
        tu: units.map((unit) => ({
          '@srclang': clean(unit.source.language),
          prop: props(unit),
          tuv: [tuv(unit.source), tuv(unit.target)],
        })),
      },
    },
  });
  return written.replace('?>\n', '?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n');
}

/** XML has no control characters but white space, and no halves of characters. */
function clean(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}
