import { readDocx } from './docx.ts';
import { readEpub } from './epub.ts';
import { readPage } from './page.ts';
import { readPdf } from './pdf.ts';
import type { Reader } from './reader.ts';

// What ships as dist/late-readers.cjs: the readers of formats that are more than text.

export const READERS: Readonly<Record<'html' | 'docx' | 'epub' | 'pdf', Reader>> = {
  html: readPage,
  docx: readDocx,
  epub: readEpub,
  pdf: readPdf,
};
