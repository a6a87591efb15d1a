import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../document-checker.ts';
import { lookupAt } from '../engine/index.ts';
import type { Finding, SourcePlace } from '../engine/index.ts';
import { articlePlace, offsetOf, rangeOf } from './ranges.ts';

/** The passages a quotation comes from: the best source first; every part's for a spliced one. */
export function definition(checked: CheckedDocument, position: Position): LocationLink[] {
  const finding = sourcedFindingAt(checked, offsetOf(checked.document, position));
  if (finding === null) return [];
  const origin = rangeOf(checked.document, finding);
  return sourcePlaces(finding).flatMap((place) => {
    const at = articlePlace(checked.corpus.library, checked.corpus.article, place);
    if (at === null) return [];
    return [
      {
        originSelectionRange: origin,
        targetUri: at.uri,
        targetRange: at.passageRange,
        targetSelectionRange: at.range,
      },
    ];
  });
}

/** The same for clients that know no links. */
export function asLocations(links: readonly LocationLink[]): Location[] {
  return links.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}

function sourcePlaces(finding: Finding): readonly SourcePlace[] {
  if (finding.verdict === 'spliced' && finding.alternatives.length > 0) return finding.alternatives;
  const places = finding.source === null ? [] : [finding.source];
  return finding.verdict === 'variant' ? [...places, ...finding.alternatives.slice(0, 1)] : places;
}

function sourcedFindingAt(checked: CheckedDocument, offset: number): Finding | null {
  const covering = checked.findings.filter(
    ({ start, end, source }) => start <= offset && offset <= end && source !== null,
  );
  if (covering.length > 0) return covering.reduce((a, b) => (b.end - b.start <= a.end - a.start ? b : a));
  const { document, corpus } = checked;
  return lookupAt(corpus.library, { text: document.getText(), languageId: document.languageId }, offset);
}
