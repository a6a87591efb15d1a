import { watch as watchFolder } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isArticleFile } from '../runtime.ts';
import type { Disposable } from '../runtime.ts';
import { walk } from './walk.ts';

/** Where the system cannot watch (network drives, too many watchers), somebody has to look. */
const LOOK_EVERY_MS = 5000;
const SETTLE_MS = 50;
const MOST_FOLDERS = 2000;

/**
 * Watches folders with all that is in them. A folder that does not exist is waited for at the nearest one above it
 * that does. `onChange` is also called once watching has begun. Only Node's own watcher is used, one a folder: the recursive one misses what is made in quick succession.
 */
export function watchFolders(roots: readonly string[], onChange: (uri?: string) => void): Disposable {
  const watchers = new Map<string, FSWatcher>();
  let settle: NodeJS.Timeout | null = null;
  let look: NodeJS.Timeout | null = null;
  let arming = false;
  let closed = false;

  /** Files that changed since it was last told; null where not all of them are known. */
  let files: Set<string> | null = new Set();

  const changed = (file: string | null): void => {
    if (file === null) files = null;
    else files?.add(file);
    if (closed || settle !== null) return;
    settle = setTimeout(() => {
      settle = null;
      const known = files;
      files = new Set();
      if (known === null) {
        onChange();
        void arm();
      } else for (const one of known) onChange(pathToFileURL(one).href);
    }, SETTLE_MS);
    settle.unref();
  };
  const lookNowAndThen = (): void => {
    look ??= setInterval(() => onChange(), LOOK_EVERY_MS).unref();
  };
  const watchOne = (folder: string, only: string | null): void => {
    try {
      const watcher = watchFolder(folder, { persistent: false }, (event, name) => {
        if (only !== null && name !== null && name !== only) return;
        // An article that was written to, came or went; anything else may be a folder.
        const isFile = name !== null && only === null && (event === 'change' || isArticleFile(name));
        changed(isFile ? path.join(folder, name) : null);
      });
      watcher.on('error', () => {
        drop(folder);
        changed(null);
      });
      watchers.set(folder, watcher);
    } catch (error) {
      // Gone again already: the folder above will tell.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') lookNowAndThen();
    }
  };
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const arm = async (): Promise<void> => {
    if (arming) return;
    arming = true;
    try {
      for (;;) {
        const wanted = new Map<string, string | null>();
        for (const root of roots) await foldersUnder(root, wanted);
        if (closed) return;
        for (const folder of [...watchers.keys()]) if (!wanted.has(folder)) drop(folder);
        const fresh = [...wanted].filter(([folder]) => !watchers.has(folder));
        if (fresh.length === 0) return;
        for (const [folder, only] of fresh) watchOne(folder, only);
        // Things may have been put into a folder before it was watched: look once more.
        onChange();
        if (fresh.every(([folder]) => !watchers.has(folder))) return;
      }
    } finally {
      arming = false;
    }
  };
  void arm();
  return {
    dispose() {
      closed = true;
      if (settle !== null) clearTimeout(settle);
      if (look !== null) clearInterval(look);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

/** Adds a folder and those in it, and the one above it: a folder that is deleted does not always say so itself. */
async function foldersUnder(root: string, found: Map<string, string | null>): Promise<void> {
  let above = path.dirname(root);
  let child = path.basename(root);
  while (!(await isFolder(above)) && path.dirname(above) !== above) {
    child = path.basename(above);
    above = path.dirname(above);
  }
  // One that is watched in full already hears of it anyway; two roots in one folder must both be heard.
  found.set(above, found.has(above) && found.get(above) !== child ? null : child);
  if (!(await isFolder(root))) return;
  // The same paths as those that the articles are found under.
  const { folders } = await walk(root, { endings: [], files: 0, folders: MOST_FOLDERS - found.size }).catch(
    () => ({ folders: [root] }),
  );
  for (const folder of folders) found.set(folder, null);
}

async function isFolder(name: string): Promise<boolean> {
  return (await stat(name).catch(() => null))?.isDirectory() === true;
}
