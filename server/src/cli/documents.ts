import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DOCUMENT_ENDINGS } from '../document-files.ts';
import { newFileFilter } from '../file-globs.ts';

/** A document as the command line named it. */
export interface DocumentFile {
  /** As given on the command line; below a folder, the folder as given and the path from there. */
  readonly path: string;
  /** Null for standard input. */
  readonly absolute: string | null;
}

export type NamingTrouble = 'missing' | 'no-match' | 'nothing-to-check';

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
    if (name === '-') {
      documents.set('-', { path: stdinName ?? '-', absolute: null });
      continue;
    }
    const stat = statSync(name, { throwIfNoEntry: false });
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
      if (found.length === 0) troubles.push({ name, trouble: 'nothing-to-check' });
    } else if (stat) {
      add(name);
    } else {
      const { glob, isDynamicPattern } = await import('tinyglobby');
      const pattern = path.sep === '\\' ? name.replaceAll('\\', '/') : name;
      if (!isDynamicPattern(pattern)) {
        troubles.push({ name, trouble: 'missing' });
        continue;
      }
      const found = await glob(pattern, { ignore: ['**/node_modules/**'], expandDirectories: false });
      for (const file of found.sort()) add(file);
      if (found.length === 0) troubles.push({ name, trouble: 'no-match' });
    }
  }
  return { documents: [...documents.values()], troubles };
}

/** The bytes of a document; throws what the file system throws. */
export async function readDocument(document: DocumentFile): Promise<Buffer> {
  if (document.absolute !== null) return readFileSync(document.absolute);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What the file system said, short: `EACCES`, `EISDIR`, … */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) return (error as NodeJS.ErrnoException).code ?? error.message;
  return String(error);
}
