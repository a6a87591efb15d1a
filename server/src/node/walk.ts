// What is in a folder and the folders in it, each folder and file once, though links may lead to it on several ways.
import path from 'node:path';
import { readdir, realpath, stat } from './files.ts';

const DEEPEST_FOLDER = 20;
const LEFT_OUT = /^(\.|node_modules$)/;

/** What of a folder is wanted. */
export interface Wanted {
  /** Endings of names of files, with the dot, in lower case. */
  readonly endings: readonly string[];
  /** At most so many files. */
  readonly files: number;
  /** At most so many folders; all where it is not said. */
  readonly folders?: number;
  /** Told of links that lead out of the folder, by their paths; they are not followed. */
  readonly onOutside?: (link: string) => void;
}

/**
 * The folder with the folders in it, and the files that are wanted, by name within their folder. What several paths lead
 * to is there under the shortest, and under its own rather than a link's of the same length. Throws where the folder
 * itself cannot be read; one closed folder in it does not hide the others.
 */
export async function walk(
  root: string,
  wanted: Wanted,
): Promise<{ readonly folders: readonly string[]; readonly files: readonly string[] }> {
  const home = await realpath(root);
  const inside = home.endsWith(path.sep) ? home : home + path.sep;
  const seen = new Set([home]);
  const folders = [root];
  const files: string[] = [];
  const mostFolders = wanted.folders ?? Infinity;
  const isWanted = (name: string): boolean => wanted.endings.includes(path.extname(name).toLowerCase());

  // Level by level: the first path to something is the shortest one.
  let level = [{ folder: root, real: home }];
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = [];
    const links: { readonly full: string; readonly name: string }[] = [];
    const take = (full: string, real: string, isFolder: boolean): void => {
      if (isFolder ? depth >= DEEPEST_FOLDER || folders.length >= mostFolders : files.length >= wanted.files)
        return;
      if (seen.has(real)) return;
      seen.add(real);
      if (!isFolder) return void files.push(full);
      folders.push(full);
      next.push({ folder: full, real });
    };
    for (const { folder, real } of level) {
      const entries = await readdir(folder).catch((error: unknown) => {
        if (folder === root) throw error;
        return [];
      });
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        const { name } = entry;
        if (LEFT_OUT.test(name)) continue;
        if (entry.isSymbolicLink()) links.push({ full: path.join(folder, name), name });
        else if (entry.isDirectory() || isWanted(name))
          take(path.join(folder, name), path.join(real, name), entry.isDirectory());
      }
    }
    for (const { full, name } of links) {
      // A link to nothing is none that leads anywhere.
      const about = await stat(full).catch(() => null);
      if (about === null || !(about.isDirectory() || isWanted(name))) continue;
      const real = await realpath(full).catch(() => null);
      if (real === home || real?.startsWith(inside)) take(full, real, about.isDirectory());
      else wanted.onOutside?.(full);
    }
    level = next;
  }
  return { folders, files: byFolders(files) };
}

/** In the order in which the names would be come by, folder by folder: no name has the character that parts them here. */
function byFolders(files: readonly string[]): string[] {
  const keys = files.map((file) => file.replaceAll(path.sep, '\0'));
  return keys.sort().map((key) => key.replaceAll('\0', path.sep));
}
