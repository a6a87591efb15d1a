import type { Span } from '../span.ts';
import { readAsciidoc, readLatex, readRestructuredText } from './by-rules.ts';
import { readHtml } from './html.ts';
import { readMarkdown, type MarkdownMemory } from './markdown.ts';
import { readPlainText } from './plain-text.ts';

/** A paragraph, heading or paragraph of a block quotation. */
export interface Block extends Span {
  readonly kind: 'text' | 'heading' | 'quotation';
}

/** What a document's own markup says about its text. */
export interface Markup {
  /** Blocks of text, in order, not overlapping; what lies in none (code, front matter, comments) is not text. */
  readonly blocks: readonly Block[];
  /** Markup inside the blocks that a reader looks through; ascending, not overlapping. */
  readonly hidden: readonly Span[];
}

/** What a parser keeps of the last version of a document, to read the next one from there. */
export interface MarkupMemory {
  markdown?: MarkdownMemory;
}

/** Reads the markup of a document by its language id; an unknown language is plain text. */
export function readMarkup(text: string, languageId: string, memory: MarkupMemory = {}): Markup {
  switch (languageId) {
    case 'markdown':
      return readMarkdown(text, memory);
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
