import { decode } from './decode.ts';
import type { ImportFormat } from './engine/index.ts';
import type { ReaderHelp } from './readers/reader.ts';
import type { Runtime, SourceOutcome } from './runtime.ts';
import { baseName } from './uris.ts';

// Reads a file that is to become an article: tells its format by its bytes and its name, and has it read. The readers
// of formats that are more than text are a program of their own (dist/late-readers.cjs), loaded when a file needs one.

/** A file this large is no article; what a .docx or .epub unpacks to may not be larger either. */
export const LARGEST_SOURCE = 64 * 1024 * 1024;

/** What reading needs of the machine. */
export interface SourceTools {
  /** Of some bytes, in hexadecimal. */
  readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  readonly characterTable: ReaderHelp['characterTable'];
}

export const refused = (code: string, values: Record<string, string> = {}): SourceOutcome => ({
  ok: false,
  trouble: { code, values },
});

/** Reads a file that the client has. Never throws. */
export async function readSourceOf(
  uri: string,
  files: Pick<Runtime, 'readBytes'>,
  tools: SourceTools,
): Promise<SourceOutcome> {
  const read = await files.readBytes(uri);
  if (read.ok) return readSource(baseName(uri), new Uint8Array(read.value), tools);
  return read.trouble === 'missing' ? refused('missing') : refused('unreadable', { reason: read.trouble });
}

export function tooLarge(size: number): SourceOutcome {
  const megabytes = (bytes: number) => String(Math.round(bytes / 1024 / 1024));
  return refused('too-large', { size: megabytes(size), limit: megabytes(LARGEST_SOURCE) });
}

/** Reads the bytes of a file of this name. Never throws. */
export async function readSource(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  { sha256, characterTable }: SourceTools,
): Promise<SourceOutcome> {
  if (bytes.length > LARGEST_SOURCE) return tooLarge(bytes.length);
  if (bytes.length === 0) return refused('empty');
  const named = formatOfName(name);
  const found = formatOfBytes(bytes);
  if (found === 'word' || found === 'rtf' || found === 'image' || found === 'archive')
    return refused(`is-${found}`);
  if (found !== null && found !== named && !(found === 'zip' && (named === 'docx' || named === 'epub')))
    return refused('not-its-name', { name: endingOf(name), found });
  if (found === null && (named === 'docx' || named === 'epub' || named === 'pdf'))
    return refused('not-its-name', {
      name: endingOf(name),
      found: decoded(bytes) === null ? 'unknown' : 'text',
    });
  const base = { name, sha256: await sha256(bytes) };
  if (named === 'text' || named === 'markdown') {
    const text = decode(bytes);
    if ('refused' in text)
      return refused(text.refused, text.line === null ? {} : { line: String(text.line) });
    return { ok: true, value: { ...base, format: named, content: text.text, facts: {}, doubts: [] } };
  }
  try {
    const { READERS } = await import('./readers/index.ts');
    const read = await READERS[named](bytes, { limit: LARGEST_SOURCE, decoded, characterTable });
    if ('trouble' in read) return { ok: false, trouble: read.trouble };
    return { ok: true, value: { ...base, format: named, ...read } };
  } catch (error) {
    return refused('damaged-file', {
      format: named,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** The text of bytes whatever their encoding; null where they are no text. */
function decoded(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  return 'refused' in text ? null : text.text;
}

const ENDINGS: Readonly<Record<string, ImportFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  docx: 'docx',
  docm: 'docx',
  epub: 'epub',
  pdf: 'pdf',
};

/** Endings of the names of files that can be imported, without the dot. */
export const SOURCE_ENDINGS = ['txt', 'text', ...Object.keys(ENDINGS)];

/** The ending of a file's name, with the dot. */
function endingOf(name: string): string {
  return /[^.](\.[^.]*)$/.exec(name)?.[1] ?? '';
}

function formatOfName(name: string): ImportFormat {
  return ENDINGS[endingOf(name).slice(1).toLowerCase()] ?? 'text';
}

type Found = 'zip' | 'pdf' | 'word' | 'rtf' | 'image' | 'archive';

/** What the first bytes show a file to be; null where they show nothing. */
function formatOfBytes(bytes: Uint8Array): Found | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(head)) return 'zip';
  if (/^[\s\0]{0,16}%PDF-/.test(head)) return 'pdf';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'word';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*)/s.test(head)) return 'image';
  return /^(?:Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ)/.test(head) ? 'archive' : null;
}
