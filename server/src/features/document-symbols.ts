// The outline: the quotations of a document, or the passages of an article.
import { SymbolKind } from 'vscode-languageserver-types';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedDocument } from '../document-checker.ts';
import { passagesOf } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { clipEnd, dateText, oneLine, sourceText, stateText } from '../messages/wording.ts';
import { fileSpan, rangeOf } from './ranges.ts';

const LONGEST_NAME = 40;

/** The quotations in the order of the document, each with its verdict and source. */
export function quotationSymbols(checked: CheckedDocument): DocumentSymbol[] {
  return checked.findings
    .filter(({ quoted, text }) => quoted && text.trim() !== '')
    .map((finding) => {
      const range = rangeOf(checked.document, finding);
      const source = finding.source === null ? '' : sourceText(checked.corpus.library, finding.source);
      return {
        name: `“${nameOf(finding.text)}”`,
        detail: [stateText(finding), source].filter((part) => part !== '').join(' · '),
        kind: SymbolKind.String,
        range,
        selectionRange: range,
      };
    });
}

/** The passages of an article, the quotations in a passage under it. */
export function passageSymbols(document: TextDocument, { library, article }: CorpusView): DocumentSymbol[] {
  const file = article(document.uri)?.uri;
  if (file === undefined) return [];
  const top: DocumentSymbol[] = [];
  const byPassage = new Map<number, DocumentSymbol>();
  for (const index of passagesOf(library, file)) {
    const passage = library.passages[index];
    const range = rangeOf(
      document,
      fileSpan(library, { passage: index, start: 0, end: passage.text.length }),
    );
    const symbol: DocumentSymbol = {
      name: nameOf(passage.text) || '…',
      detail: [passage.speaker, passage.date === null ? null : dateText(passage.date), passage.occasion]
        .filter((part) => part !== null)
        .map(oneLine)
        .join(' · '),
      kind: passage.within === null ? SymbolKind.String : SymbolKind.Key,
      range,
      selectionRange: range,
      children: [],
    };
    byPassage.set(index, symbol);
    const outer = passage.within === null ? undefined : byPassage.get(passage.within.passage);
    (outer?.children ?? top).push(symbol);
  }
  return top;
}

function nameOf(text: string): string {
  return clipEnd(oneLine(text).trim(), LONGEST_NAME);
}
