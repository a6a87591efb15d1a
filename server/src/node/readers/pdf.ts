import { refused } from './reader.ts';
import type { Reader } from './reader.ts';

/** Reads the text of a PDF. */
export const readPdf: Reader = () => Promise.resolve(refused('damaged-file', { format: 'pdf', reason: '' }));
