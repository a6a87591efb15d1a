import type { Span } from '../span.ts';
import { readAsciidoc } from './asciidoc.ts';
import { readHtml } from './html.ts';
import { readLatex } from './latex.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { readRestructuredText } from './restructured-text.ts';

/** A paragraph, heading or paragraph of a block quotation. */
export interface Block extends Span {
  readonly kind: 'text' | 'heading' | 'quotation';
  /** Where the block quotation begins that it is a paragraph of; undefined for other kinds. */
  readonly quotation?: number;
}

/** What a document's own markup says about its text. */
export interface Markup {
  /** Blocks of text, in order, not overlapping; what lies in none (code, front matter, comments) is not text. */
  readonly blocks: readonly Block[];
  /** Markup inside the blocks that a reader looks through; ascending, not overlapping. */
  readonly hidden: readonly Span[];
  /** Comments, whole, with their marks; ascending. */
  readonly comments: readonly Span[];
}

/**
 * Reads the markup of a document, or of a piece of one (see pieces.ts), by its language id; an unknown language is plain
 * text. `isFirst` is false for a piece that the document does not begin with; `labels` are the {@link linkLabels} of the
 * whole document.
 */
export function readMarkup(
  text: string,
  languageId: string,
  isFirst = true,
  labels?: ReadonlySet<string>,
): Markup {
  switch (languageId) {
    case 'markdown':
      return readMarkdown(text, isFirst, labels);
    case 'html':
      return readHtml(text);
    case 'latex':
    case 'tex':
      return readLatex(text);
    case 'restructuredtext':
      return readRestructuredText(text);
    case 'asciidoc':
      return readAsciidoc(text);
    default:
      return readPlainText(text);
  }
}
