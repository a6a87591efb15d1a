import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  establishedFor,
  fittedTranslation,
  placesOfWords,
  primaryLanguage,
  suggest,
} from '../engine/index.ts';
import type { Established, Translations } from '../engine/index.ts';
import { renderingText, statusText } from '../messages/translation.ts';
import { clip, oneLine } from '../messages/wording.ts';
import { languageInName } from '../translation/partner.ts';
import { lineStart, offsetOf, rangeOf } from './ranges.ts';

const MOST_ITEMS = 5;
/** Continuations of what is typed that are looked up. */
const MOST_CONTINUED = 5;
const LONGEST_LABEL = 60;
/** Fewer Chinese characters are no phrase. */
const SHORTEST = 4;
/** A Chinese phrase with its commas; a quotation mark ends it. */
const PHRASE = /[\p{Script=Han}\d％%．·、，；：。！？《》（）—…⋯]+$/u;
const HAN = /\p{Script=Han}/gu;
/** Characters by which the language of a document is told. */
const SAMPLE = 20_000;
/** A document in another language has fewer Chinese characters than this, of its letters. */
const MOST_HAN = 0.3;

/** The established translation of the Chinese phrase before the cursor, in a document of another language. */
export function translationCompletion(
  document: TextDocument,
  translations: Translations,
  position: Position,
): CompletionItem[] {
  const offset = offsetOf(document, position);
  const line = document.getText().slice(lineStart(document, offset), offset);
  const typed = PHRASE.exec(line)?.[0].replace(/^[^\p{Script=Han}\d《]+/u, '') ?? '';
  if ((typed.match(HAN)?.length ?? 0) < SHORTEST || !isInOtherLanguage(document)) return [];
  const found: { readonly start: number; readonly established: Established }[] = [];
  const add = (words: string, start: number): void => {
    for (const established of translationsOf(translations, document, words))
      if (!found.some((one) => one.established.text === established.text)) found.push({ start, established });
  };
  add(typed, offset - typed.length);
  // The phrase may not be finished.
  const text = document.getText();
  for (const one of suggest(translations.corpus, text, offset, { limit: MOST_CONTINUED }))
    if (one.replace.start >= offset - typed.length) add(one.text, one.replace.start);
  return found.slice(0, MOST_ITEMS).map(({ start, established }, rank) => ({
    label: clip(oneLine(established.text), LONGEST_LABEL),
    labelDetails: { description: statusText(established.rendering.status) },
    detail: renderingText(established.rendering),
    kind: CompletionItemKind.Reference,
    // Before what goes on in Chinese.
    sortText: `!${rank}`,
    // The editor compares this with what stands in the range.
    filterText: text.slice(start, offset),
    textEdit: {
      range: rangeOf(document, { start, end: offset }),
      newText: /[。！？]$/.test(typed) ? established.text : fittedTranslation(established.text, ''),
    },
    data: { passage: translations.corpus.passages[established.source.passage].id },
  }));
}

/** The established translations of a Chinese phrase into the language of a document, the firmest first. */
export function translationsOf(
  translations: Translations,
  document: TextDocument,
  words: string,
): Established[] {
  const named = languageInName(document.uri);
  const language = named !== null && primaryLanguage(named) !== 'zh' ? named : null;
  const [place] = placesOfWords(translations.corpus, words, 1);
  return place === undefined ? [] : establishedFor(translations, place, language);
}

/** Whether a document is written in another language than Chinese, by its name, else by its letters. */
export function isInOtherLanguage(document: TextDocument): boolean {
  const named = languageInName(document.uri);
  if (named !== null) return primaryLanguage(named) !== 'zh';
  const text = document.getText().slice(0, SAMPLE);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(HAN)?.length ?? 0) < letters * MOST_HAN;
}
