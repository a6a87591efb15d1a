// A provenance that stands in brackets or behind a dash, where it agrees with the source, as a link to it. What a
// sentence says in passing is no link: links are always underlined, and half the text would be.
import type { DocumentLink } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import type { Span } from '../engine/index.ts';
import { t } from '../messages/language.ts';
import { sourceText } from '../messages/wording.ts';
import { articlePlace, rangeOf } from './ranges.ts';

/** Links from stated sources to the articles; where two quotations share a statement, to the first one's. */
export function documentLinks(checked: CheckedDocument): DocumentLink[] {
  const { library, article } = checked.corpus;
  const links: DocumentLink[] = [];
  const text = checked.document.getText();
  let last = -1;
  const stated = checked.findings
    .filter(({ attribution, source }) => attribution.status === 'consistent' && source !== null)
    .flatMap(({ attribution: { span }, source }) => (span === null ? [] : [{ span, source: source! }]))
    .sort((a, b) => a.span.start - b.span.start);
  for (const { span, source } of stated) {
    if (span.start < last || span.end <= span.start || !isProvenance(text, span)) continue;
    const at = articlePlace(library, article, source);
    if (at === null) continue;
    last = span.end;
    links.push({
      range: rangeOf(checked.document, span),
      target: at.link,
      tooltip: t('Open the source: {0}', sourceText(library, source)),
    });
  }
  return links;
}

function isProvenance(text: string, { start, end }: Span): boolean {
  return (
    /[(（〔[［—―]\s*$/.test(text.slice(Math.max(0, start - 4), start)) ||
    /^[(（〔[［—―]/.test(text.slice(start, end))
  );
}
