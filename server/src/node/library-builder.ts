import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildLibrary, bytesHash, openLibrary, readArticles, saveLibrary } from '../engine/index.ts';
import type { CorpusFile, Library, ReadFile, UnchangedFile } from '../engine/index.ts';
import { articleInPack } from '../library-bases.ts';
import type { BuildJob } from '../runtime.ts';
import { decode } from '../decode.ts';
import { readSaved, writeWhole } from './saved-file.ts';

// What the server's program does when it is started with `--build-library`: reads and indexes articles in a process of
// its own, whose memory goes with it, and leaves their library on the disk. Gets its job as the first message; ends when
// nobody listens any more.

/** What it says: how much is done, from 0 to 1; and at the end whether the library is there. */
export type BuilderMessage =
  { readonly done: number } | { readonly built: boolean; readonly reason?: string };

const READING = 0.75;
const INDEXING = 0.95;
/** What nobody has opened for so long is thrown away. */
const KEPT_DAYS = 60;

process.on('disconnect', () => process.exit(1));
process.once('message', (job: BuildJob) => {
  run(job).then(
    () => finish({ built: true }),
    (error: unknown) =>
      finish({ built: false, reason: error instanceof Error ? error.message : String(error) }),
  );
});

function say(message: BuilderMessage): void {
  process.send?.(message);
}

function finish(message: BuilderMessage): void {
  process.send?.(message, () => process.disconnect());
}

async function run({ target, files, packs }: BuildJob): Promise<void> {
  try {
    // The editor comes first.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here.
  }
  const known: Library['files'][] = [];
  const articles: ((CorpusFile | UnchangedFile) & { hash: string })[] = [];
  for (const { uri, layer } of packs) {
    const read = await readSaved(uri);
    if (!read.ok || read.value === null) throw new Error(`the pack cannot be read: ${uri}`);
    const opened = openLibrary(read.value.buffer, (name) => articleInPack(uri, name), {
      length: read.value.length,
      isSound: true,
    });
    if (opened === null) throw new Error(`the pack cannot be read: ${uri}`);
    known.push(opened.library.files);
    for (const [file, { hash, leftOut }] of opened.library.files)
      if (leftOut !== true) articles.push({ file, text: null, hash, layer });
  }
  const stamps = new Map<string, string>();
  let last = 0;
  files.forEach(({ uri, layer }, i) => {
    const name = fileURLToPath(uri);
    try {
      const before = statSync(name);
      const bytes = new Uint8Array(readFileSync(name));
      const decoded = decode(bytes);
      // What cannot be read is told by who reads it next.
      if ('refused' in decoded) return;
      stamps.set(uri, `${before.mtimeMs}:${before.size}`);
      articles.push({ file: uri, text: decoded.text, hash: bytesHash(bytes.slice().buffer), layer });
    } catch {
      return;
    }
    const done = (READING * (i + 1)) / files.length / 3;
    if (done - last > 0.01) say({ done: (last = done) });
  });
  const sorted = withoutCopies(articles.sort((a, b) => (a.layer ?? 0) - (b.layer ?? 0)));
  // Reading what the articles say takes longer than the rest: it is done in parts, so that progress can be told.
  const ready = new Map<string, ReadFile>();
  const PART = Math.max(1, Math.ceil(sorted.length / 60));
  for (let i = 0; i < sorted.length; i += PART) {
    for (const [file, own] of readArticles(sorted.slice(i, i + PART), known)) ready.set(file, own);
    say({ done: READING / 3 + (READING * (2 / 3) * (i + PART)) / Math.max(PART, sorted.length) });
  }
  const library = buildLibrary(
    sorted.map(({ file, hash, layer }) => ({ file, text: null, hash, layer })),
    undefined,
    { known: [ready] },
  );
  say({ done: INDEXING });
  const place = fileURLToPath(target);
  mkdirSync(path.dirname(place), { recursive: true });
  writeWhole(place, [new Uint8Array(saveLibrary(library, undefined, (file) => stamps.get(file)))]);
  throwAwayOld(path.dirname(place));
}

function withoutCopies<T extends { readonly hash: string }>(files: readonly T[]): T[] {
  const contents = new Set<string>();
  return files.filter(({ hash }) => !contents.has(hash) && contents.add(hash));
}

function throwAwayOld(folder: string): void {
  const oldest = Date.now() - KEPT_DAYS * 86_400_000;
  for (const name of readdirSync(folder)) {
    if (!/\.verbatim-kept(\.\d+)?$/.test(name)) continue;
    const file = path.join(folder, name);
    const about = statSync(file, { throwIfNoEntry: false });
    if (about !== undefined && Math.max(about.atimeMs, about.mtimeMs) < oldest) rmSync(file, { force: true });
  }
}
