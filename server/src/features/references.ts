import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedDocument } from '../document-checker.ts';
import { lookupAt, passageAt } from '../engine/index.ts';
import type { Finding } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { articlePlace, offsetOf, rangeOf } from './ranges.ts';

/** The quotations of a document, by passage id: all that is kept of a file that is not open. */
export type Quotations = ReadonlyMap<string, readonly Range[]>;

/** The passages (by id) that are meant at a position of a checked document. */
export function passagesAt(checked: CheckedDocument, position: Position): string[] {
  const offset = offsetOf(checked.document, position);
  const { library } = checked.corpus;
  const covering = checked.findings.filter(
    ({ start, end, source }) => start <= offset && offset <= end && source !== null,
  );
  const text = { text: checked.document.getText(), languageId: checked.document.languageId };
  const found = covering.length > 0 ? covering : [lookupAt(library, text, offset)];
  return [
    ...new Set(
      found.flatMap((finding) => (finding === null ? [] : [passageIds(checked.corpus, finding)[0]])),
    ),
  ];
}

/** The passages (by id) at a position of an article of the corpus itself. */
export function passagesInArticle(document: TextDocument, corpus: CorpusView, position: Position): string[] {
  const article = corpus.article(document.uri);
  if (article === null) return [];
  const index = passageAt(corpus.library, article.uri, offsetOf(document, position));
  return index === null ? [] : [corpus.library.passages[index].id];
}

/** Where a document quotes which passage; a set phrase is a quotation of each passage that has it. */
export function quotations(checked: CheckedDocument): Quotations {
  const byPassage = new Map<string, Range[]>();
  for (const finding of checked.findings) {
    for (const id of new Set(passageIds(checked.corpus, finding))) {
      const ranges = byPassage.get(id) ?? [];
      byPassage.set(id, ranges);
      ranges.push(rangeOf(checked.document, finding));
    }
  }
  return byPassage;
}

/** All places where the passages are quoted, and on request where they stand. */
export function references(
  passages: readonly string[],
  documents: readonly { readonly uri: string; readonly quotations: Quotations }[],
  corpus: CorpusView,
  withDeclaration: boolean,
): Location[] {
  const found: Location[] = [];
  if (withDeclaration) {
    for (const id of passages) {
      const index = corpus.passageIndex(id);
      if (index === null) continue;
      const end = corpus.library.passages[index].text.length;
      const at = articlePlace(corpus.library, corpus.article, { passage: index, start: 0, end });
      if (at !== null) found.push({ uri: at.uri, range: at.range });
    }
  }
  for (const { uri, quotations: quoted } of documents) {
    const seen = new Set<string>();
    for (const range of passages.flatMap((id) => quoted.get(id) ?? [])) {
      const key = `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ uri, range });
    }
  }
  return found;
}

function passageIds(corpus: CorpusView, finding: Finding): string[] {
  const places = finding.source === null ? [] : [finding.source, ...finding.alternatives];
  return places.map(({ passage }) => corpus.library.passages[passage].id);
}
