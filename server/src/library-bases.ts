import { openLibrary, textHash } from './engine/index.ts';
import type { Library } from './engine/index.ts';
import { PACK_SCHEME } from './protocol.ts';
import type { BuildJob, Outcome, Runtime } from './runtime.ts';
import { newSharedLibraries } from './shared-libraries.ts';
import { uriKey } from './uris.ts';

/** A library that was saved: a pack, or the articles of large folders as they were when they were indexed. */
export interface Base {
  readonly uri: string;
  /** Differs when the saved file may differ. */
  readonly stamp: string;
  readonly library: Library;
  /** The state in which each of its files was read. */
  readonly stamps: ReadonlyMap<string, string>;
}

/** Shows that a library is being built. */
export interface BuildNotice {
  /** From 0 to 1. */
  report(done: number): void;
  end(): void;
}

export interface LibraryBases {
  /** Opens a pack; its articles go by {@link articleInPack}. */
  pack(uri: string): Promise<Outcome<Base>>;
  /** What was kept for a key; null where there is nothing, or nothing sound. */
  kept(key: string): Promise<Base | null>;
  /** Where what belongs to a key is kept; null where nothing can be. */
  placeOf(key: string): string | null;
  /** Builds in the background; one at a time. `over` is told when it is done, and whether it worked; null where it was given up. */
  build(job: BuildJob, over: (worked: boolean | null) => void): void;
  readonly building: () => boolean;
  /** Resolves when nothing is being built. */
  rest(): Promise<void>;
  dispose(): void;
}

/** The name of an article inside a pack. */
export function articleInPack(pack: string, name: string): string {
  const path = pack.replace(/^[a-z][a-z0-9+.-]*:(\/\/)?/i, '');
  return `${PACK_SCHEME}:${path}/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** The article of a pack that a URI names; null for a URI of something else. */
export function nameInPack(uri: string, pack: string): string | null {
  const key = uriKey(uri);
  const folder = uriKey(articleInPack(pack, ''));
  return key.startsWith(`${folder}/`) ? key.slice(folder.length + 1) : null;
}

/** Ending of what is kept; another one than a pack's, which people may name. */
const KEPT_ENDING = '.verbatim-kept';

/** Opens saved libraries, and has them built. `storage` is the folder they are kept in; null where there is none. */
export function newLibraryBases(
  runtime: Runtime,
  storage: string | null,
  notice: (cancel: () => void) => BuildNotice,
  shared = newSharedLibraries(),
): LibraryBases {
  const packs = new Map<string, Base>();
  let latest: { key: string; base: Base } | null = null;
  let running: { cancel(): void; done: Promise<void> } | null = null;

  const open = (
    uri: string,
    held: Base | undefined,
    nameOf: (name: string) => string,
  ): Promise<Outcome<Base>> =>
    shared.opened(uri, async (seen) => {
      const known = held ?? seen;
      if (runtime.readSaved === undefined) return { ok: false, trouble: 'unreadable' };
      const read = await runtime.readSaved(uri, known?.stamp);
      if (!read.ok) return read;
      if (read.value === null && known !== undefined) return { ok: true, value: known };
      const opened =
        read.value && openLibrary(read.value.buffer, nameOf, { length: read.value.length, isSound: true });
      return opened === null || read.value === null
        ? { ok: false, trouble: 'pack' }
        : { ok: true, value: { uri, stamp: read.value.stamp, ...opened } };
    });
  const placeOf = (key: string): string | null =>
    storage === null || runtime.build === undefined
      ? null
      : `${storage.replace(/\/+$/, '')}/${textHash(key)}${KEPT_ENDING}`;

  return {
    async pack(uri) {
      const opened = await open(uri, packs.get(uri), (name) => articleInPack(uri, name));
      if (opened.ok) packs.set(uri, opened.value);
      else packs.delete(uri);
      return opened;
    },
    async kept(key) {
      const place = placeOf(key);
      if (place === null) return null;
      const opened = await open(place, latest?.key === key ? latest.base : undefined, (name) => name);
      latest = opened.ok ? { key, base: opened.value } : null;
      return latest?.base ?? null;
    },
    placeOf,
    build(job, over) {
      if (running !== null || runtime.build === undefined) return;
      let shown: BuildNotice | null = null;
      const { done, cancel } = shared.build(job.target, () => {
        const begun = runtime.build!(job, (share) => shown?.report(share));
        shown = notice(begun.cancel);
        return begun;
      });
      const ended = done
        .catch((error: unknown) => {
          runtime.log('error', `corpus: ${String(error)}`);
          return false;
        })
        .then((worked) => {
          running = null;
          shown?.end();
          over(worked);
        });
      running = { cancel, done: ended };
    },
    building: () => running !== null,
    async rest() {
      while (running !== null) await (running as { done: Promise<void> }).done;
    },
    dispose() {
      running?.cancel();
    },
  };
}
