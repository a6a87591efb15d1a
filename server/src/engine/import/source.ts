/** What a reader of some format hands over: the words of a file, and what the file says of itself. */
export interface ImportSource {
  /** The file's name without its folders. */
  readonly name: string;
  readonly format: ImportFormat;
  /** The text of a plain or Markdown file; the blocks of a format that has blocks of its own. */
  readonly content: string | readonly SourceBlock[];
  /** What the file's own fields say (Word's properties, an EPUB's metadata, a page's meta tags). */
  readonly facts: SourceFacts;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** What the reader of the format left out or could not tell. */
  readonly doubts: readonly Pick<Doubt, 'code' | 'values'>[];
}

export const IMPORT_FORMATS = ['text', 'markdown', 'html', 'docx', 'epub', 'pdf'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A heading or paragraph of a format that tells them apart. Line feeds inside are the author's. */
export interface SourceBlock {
  readonly type: 'heading' | 'paragraph' | 'break';
  /** 1–6 for a heading, else 0. */
  readonly level: number;
  /** The words, without markup. */
  readonly text: string;
}

export interface SourceFacts {
  readonly title?: string;
  readonly author?: string;
  readonly date?: string;
  readonly publication?: string;
  readonly language?: string;
}

/** Something a person has to decide about an import. */
export interface Doubt {
  /** Its wording lives with the interface that shows it. */
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  /** Words of the text that it is about; empty where the whole is meant. */
  readonly words: string;
}

/** A heading, paragraph or rule on its way into an article. */
export interface Part {
  readonly type: 'heading' | 'paragraph' | 'break';
  readonly level: number;
  /** The words as the corpus reads them. */
  readonly words: string;
  /** The lines as they will stand in the file. */
  readonly raw: string;
}
