import type { ImportSource } from '../engine/index.ts';
import type { SourceTrouble } from '../runtime.ts';

/** What a reader needs of its caller. */
export interface ReaderHelp {
  /** At most so many bytes may be unpacked. */
  readonly limit: number;
  /** The text of bytes whatever their encoding; null where they are no text. */
  readonly decoded: (bytes: Uint8Array) => string | null;
  /** A table from the codes of a Chinese font to characters (pdfjs-dist/cmaps); null where there is none of the name. */
  readonly characterTable: (name: string) => Promise<Uint8Array | null>;
}

/** What is read of a file, or why it is not. */
export type Read = Pick<ImportSource, 'content' | 'facts' | 'doubts'> | { readonly trouble: SourceTrouble };

/** Reads the bytes of a file. What it throws means that the file is damaged. */
export type Reader = (bytes: Uint8Array, help: ReaderHelp) => Promise<Read>;

export const refused = (code: string, values: Record<string, string> = {}): Read => ({
  trouble: { code, values },
});

/** Something left out `n` times, as a doubt; none where it was not. */
export function counted(code: string, n: number): ImportSource['doubts'] {
  return n > 0 ? [{ code, values: { n: String(n) } }] : [];
}
