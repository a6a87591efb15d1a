import { unzipSync } from 'fflate';
import type { SourceTrouble } from '../runtime.ts';

/** A book of this many files is none. */
const MOST_ENTRIES = 20_000;

/**
 * The wanted entries of a ZIP archive. What an entry unpacks to is bounded by the size the archive states for it, and
 * these sizes together by `limit`: an archive that unpacks to gigabytes is refused before it is unpacked.
 */
export function unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit: number,
): { readonly entries: ReadonlyMap<string, Uint8Array> } | { readonly trouble: SourceTrouble } {
  let total = 0;
  let seen = 0;
  let over = false;
  const files = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (over || ++seen > MOST_ENTRIES) over = true;
      if (over || !wanted(name)) return false;
      total += originalSize;
      if (total > limit) over = true;
      return !over;
    },
  });
  const megabytes = String(Math.round(limit / 1024 / 1024));
  return over
    ? { trouble: { code: 'unpacks-too-large', values: { limit: megabytes } } }
    : { entries: new Map(Object.entries(files)) };
}

/** UTF-8 or UTF-16 text of an entry, as XML allows. */
export function entryText(entry: Uint8Array | undefined): string {
  if (entry === undefined) return '';
  const utf16 = (entry[0] === 0xff && entry[1] === 0xfe) || (entry[0] === 0xfe && entry[1] === 0xff);
  return new TextDecoder(utf16 ? (entry[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(entry);
}
