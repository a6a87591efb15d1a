// Which files are documents, and what language each is written in: the same for the editor and the command line.

const LANGUAGE_OF: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  txt: 'plaintext',
  text: 'plaintext',
  tex: 'latex',
  latex: 'latex',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  rst: 'restructuredtext',
  adoc: 'asciidoc',
  asciidoc: 'asciidoc',
  asc: 'asciidoc',
};

/** Endings of documents' names, without the dot. */
export const DOCUMENT_ENDINGS: readonly string[] = Object.keys(LANGUAGE_OF);

/** Language of a document by the ending of its name; plain text where that says nothing. */
export function languageOf(name: string): string {
  return LANGUAGE_OF[/\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? ''] ?? 'plaintext';
}
