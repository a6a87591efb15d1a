// Colours for the lines of an article that say where and when: so that a line which could not be read stands out.
import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { provenanceLines } from '../engine/index.ts';
import type { Span } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';

/** The kinds of words that are told apart; declared in package.json too. */
export const LEGEND: SemanticTokensLegend = {
  tokenTypes: ['provenanceDate', 'provenanceOccasion'],
  tokenModifiers: [],
};

/** The provenance lines of a compilation; null for any other document: its colours are others' business. */
export function provenanceTokens(document: TextDocument, corpus: CorpusView): SemanticTokens | null {
  const file = corpus.article(document.uri)?.uri;
  const article = corpus.library.articles.find((one) => one.file === file);
  if (article?.kind !== 'compilation') return null;
  const data: number[] = [];
  let line = 0;
  let character = 0;
  const push = (span: Span | null, type: number): void => {
    if (span === null || span.end <= span.start) return;
    const at = document.positionAt(span.start);
    data.push(
      at.line - line,
      at.line === line ? at.character - character : at.character,
      span.end - span.start,
      type,
      0,
    );
    ({ line, character } = at);
  };
  for (const { date, occasion } of provenanceLines(document.getText())) {
    const isDateFirst = date === null || occasion === null || date.start <= occasion.start;
    push(isDateFirst ? date : occasion, isDateFirst ? 0 : 1);
    push(isDateFirst ? occasion : date, isDateFirst ? 1 : 0);
  }
  return { data };
}
