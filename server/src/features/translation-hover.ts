import { MarkupKind } from 'vscode-languageserver-types';
import type { Hover, Position } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import { lookupAt, translatedBy } from '../engine/index.ts';
import type { Finding, Translations } from '../engine/index.ts';
import { t } from '../messages/language.ts';
import { escaped, linkTarget } from '../messages/markdown.ts';
import { alterationsText, linked } from '../messages/translation.ts';
import { clip, oneLine, sourceText } from '../messages/wording.ts';
import { articlePlace, offsetOf, rangeOf } from './ranges.ts';

const LONGEST = 400;

/** What the words of an established translation at a position translate; null where there are none. */
export function translationHover(
  { document, corpus }: Pick<CheckedDocument, 'document' | 'corpus'>,
  translations: Translations,
  position: Position,
): Hover | null {
  const text = { text: document.getText(), languageId: document.languageId };
  const finding = lookupAt(translations.library, text, offsetOf(document, position));
  if (finding === null || finding.source === null) return null;
  const rendering = translations.renderings[finding.source.passage];
  const place = translatedBy(translations, finding.source);
  const library = translations.corpus;
  const own = library.passages[place.passage];
  const at = articlePlace(library, corpus.article, place);
  const title = escaped(`《${library.articles[library.articleOf[place.passage]].title}》`);
  const pair = rendering.pairs.find(({ target }) => target.end > finding.source!.start);
  const from = linked({
    rendering,
    line: pair?.line ?? 1,
  });
  const parts = [
    `**${escaped(headOf(finding))}** ${from}`,
    finding.verdict === 'misquote' ? `- ${escaped(alterationsText(finding))}` : '',
    `${escaped(sourceText(library, place))}  \n${at === null ? title : `[${title}](${linkTarget(at.link)})`}`,
    `> ${escaped(clip(oneLine(own.text.slice(place.start, place.end)), LONGEST))}`,
  ];
  return {
    range: rangeOf(document, finding),
    contents: { kind: MarkupKind.Markdown, value: parts.filter((part) => part !== '').join('\n\n') },
  };
}

function headOf({ verdict }: Finding): string {
  return verdict === 'misquote'
    ? t('Differs from the established translation')
    : t('Agrees with the established translation');
}
