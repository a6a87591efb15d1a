import { readFileSync, statSync, type Stats } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { DOCUMENT_ENDINGS } from '../document-files.ts';
import { newFileFilter } from '../file-globs.ts';
import type { Words } from './words.ts';

/** A document as the command line named it. */
export interface DocumentFile {
  /** As given on the command line; below a folder, the folder as given and the path from there. */
  readonly path: string;
  /** Null for standard input. */
  readonly absolute: string | null;
}

/** Why a name gives nothing to check. */
export type NamingTrouble =
  | { readonly what: 'empty' | 'missing' | 'no-match' | 'nothing-to-check' | 'all-excluded' }
  | { readonly what: 'none-fits'; readonly include: readonly string[] }
  | { readonly what: 'unreadable'; readonly reason: string };

/** What of the folders that are named is looked at; files that are named themselves always are. */
export interface FolderFilter {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Which files the arguments mean: files, folders, globs, `-`. Each file once, in the order given. */
export async function findDocuments(
  names: readonly string[],
  stdinName: string | undefined,
  { include, exclude }: FolderFilter,
): Promise<{ documents: DocumentFile[]; troubles: { name: string; trouble: NamingTrouble }[] }> {
  const documents = new Map<string, DocumentFile>();
  const troubles: { name: string; trouble: NamingTrouble }[] = [];
  const add = (name: string) => {
    const absolute = path.resolve(name);
    if (!documents.has(absolute)) documents.set(absolute, { path: name, absolute });
  };
  for (const name of names) {
    const trouble = (trouble: NamingTrouble) => void troubles.push({ name, trouble });
    if (name === '-' || STANDARD_INPUT.has(name)) {
      documents.set('-', { path: stdinName ?? name, absolute: null });
      continue;
    }
    if (name === '') {
      trouble({ what: 'empty' });
      continue;
    }
    let stat: Stats | null;
    try {
      stat = statOf(name);
    } catch (error) {
      trouble({ what: 'unreadable', reason: reasonOf(error) });
      continue;
    }
    if (stat?.isDirectory()) {
      const { glob } = await import('tinyglobby');
      const all = await glob(`**/*.{${DOCUMENT_ENDINGS.join(',')}}`, {
        cwd: name,
        ignore: ['**/node_modules/**'],
        caseSensitiveMatch: false,
        followSymbolicLinks: false,
      });
      const found = all.filter(newFileFilter(include, exclude));
      const folder = name.replace(/[/\\]+$/, '') || name;
      for (const file of found.sort()) add(folder === '.' ? file : `${folder}/${file}`);
      if (all.length === 0) trouble({ what: 'nothing-to-check' });
      else if (found.length === 0)
        trouble(
          all.some(newFileFilter(include, [])) ? { what: 'all-excluded' } : { what: 'none-fits', include },
        );
    } else if (stat) {
      add(name);
    } else {
      const { glob, isDynamicPattern } = await import('tinyglobby');
      const pattern = path.sep === '\\' ? name.replaceAll('\\', '/') : name;
      if (!isDynamicPattern(pattern)) {
        trouble({ what: 'missing' });
        continue;
      }
      const found = await glob(pattern, { ignore: ['**/node_modules/**'], expandDirectories: false });
      for (const file of found.sort()) add(file);
      if (found.length === 0) trouble({ what: 'no-match' });
    }
  }
  return { documents: [...documents.values()], troubles };
}

/** The bytes of a document; throws what the file system throws, and `DEVICE`. */
export async function readDocument(document: DocumentFile): Promise<Buffer> {
  if (document.absolute !== null) return readBytes(document.absolute);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Names that systems have for standard input: opened by them, some kinds of it cannot be read. */
const STANDARD_INPUT: ReadonlySet<string> = new Set(['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

const DEVICE = 'DEVICE';

/** The bytes of a file or a pipe. Throws what the file system throws, and `DEVICE` for a device: that may never end. */
export function readBytes(name: string): Buffer {
  const stat = statSync(name);
  if ((stat.isCharacterDevice() || stat.isBlockDevice()) && name !== devNull)
    throw Object.assign(new Error(DEVICE), { code: DEVICE });
  return readFileSync(name);
}

/** What has this name; null where nothing has, also because what stands before a slash is no folder. */
export function statOf(name: string): Stats | null {
  try {
    return statSync(name);
  } catch (error) {
    if (isMissing(reasonOf(error))) return null;
    throw error;
  }
}

const isMissing = (reason: string): boolean => reason === 'ENOENT' || reason === 'ENOTDIR';

/** Why a file could not be read, as it is told. */
export function whyUnread(error: unknown, { trouble }: Words): string {
  const reason = reasonOf(error);
  if (isMissing(reason)) return trouble.missing();
  return reason === DEVICE ? trouble.device() : trouble.unreadable(reason);
}

/** What the file system said, short: `EACCES`, `EISDIR`, … */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) return (error as NodeJS.ErrnoException).code ?? error.message;
  return String(error);
}
