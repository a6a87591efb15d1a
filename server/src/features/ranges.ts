import type { Position, Range } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOffset, lineAt } from '../engine/index.ts';
import type { Library, SourcePlace, Span } from '../engine/index.ts';

// The only file that knows lines and columns: everything else counts UTF-16 code units from the start.

/** A text whose places have lines and columns. */
export interface Lines {
  positionAt(offset: number): Position;
}

/** A file of the corpus, as far as places in it can be shown. */
export interface ArticleLines extends Lines {
  readonly uri: string;
}

/** A file by where its lines begin. */
export function articleLines(uri: string, lineStarts: Int32Array): ArticleLines {
  return {
    uri,
    positionAt(offset) {
      const line = Math.max(0, lineAt(lineStarts, offset));
      return { line, character: Math.max(0, offset - lineStarts[line]) };
    },
  };
}

/** A span of a document as a range of the protocol. */
export function rangeOf(document: Lines, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** Whether a value from outside is a position. */
export function isPosition(value: unknown): value is Position {
  const position = value as Partial<Position> | null | undefined;
  return isCount(position?.line) && isCount(position?.character);
}

/** Whether a value from outside is a range. */
export function isRange(value: unknown): value is Range {
  const range = value as Partial<Range> | null | undefined;
  return isPosition(range?.start) && isPosition(range?.end);
}

/** Whether two ranges are one. */
export function isSameRange(a: Range, b: Range): boolean {
  return isSamePosition(a.start, b.start) && isSamePosition(a.end, b.end);
}

function isSamePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** The offset of a position; one beyond the line's or the document's end is that end. */
export function offsetOf(document: TextDocument, position: Position): number {
  return document.offsetAt(position);
}

/** The span of a range, ends in order. */
export function spanOf(document: TextDocument, range: Range): Span {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return start <= end ? { start, end } : { start: end, end: start };
}

/** Start of the line an offset stands in. */
export function lineStart(document: TextDocument, offset: number): number {
  return document.offsetAt({ line: document.positionAt(offset).line, character: 0 });
}

/** The line an offset stands in, without its line break. */
export function lineAtOffset(document: TextDocument, offset: number): Span {
  const { line } = document.positionAt(offset);
  const start = document.offsetAt({ line, character: 0 });
  // A character beyond the line's end is its end.
  return { start, end: document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER }) };
}

/** Where a stretch of a passage stands in its article's file. */
export function fileSpan(library: Library, place: SourcePlace): Span {
  const passage = library.passages[place.passage];
  const start = fileOffset(passage, place.start);
  if (place.end <= place.start) return { start, end: start };
  return { start, end: Math.max(start, fileOffset(passage, place.end - 1) + 1) };
}

/** A stretch of a passage as a place one can go to. */
export interface ArticlePlace {
  readonly uri: string;
  /** Exactly the words. */
  readonly range: Range;
  /** The whole passage. */
  readonly passageRange: Range;
  /** A link that opens the article at the words. */
  readonly link: string;
}

/** `article` finds the lines of an article's file; null when the place's article has none. */
export function articlePlace(
  library: Library,
  article: (file: string) => ArticleLines | null,
  place: SourcePlace,
): ArticlePlace | null {
  const { file } = library.articles[library.articleOf[place.passage]];
  const document = article(file);
  if (document === null) return null;
  const whole = { passage: place.passage, start: 0, end: library.passages[place.passage].text.length };
  const range = rangeOf(document, fileSpan(library, place));
  return {
    uri: document.uri,
    range,
    passageRange: rangeOf(document, fileSpan(library, whole)),
    link: `${document.uri}#L${range.start.line + 1}`,
  };
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
