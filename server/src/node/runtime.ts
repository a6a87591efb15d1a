import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  Build,
  BuildJob,
  Disposable,
  FileEntry,
  FileFilter,
  FileTrouble,
  Outcome,
  Runtime,
} from '../runtime.ts';
import { readFile, stat } from './files.ts';
import { walk } from './walk.ts';

/** A text this large is no article and no document; a saved library may be. */
const LONGEST_TEXT = 64 * 1024 * 1024;
const LARGEST_FILE = 1024 * 1024 * 1024;

/** The server's own program with this argument builds a library, and nothing else. */
export const BUILD_LIBRARY = '--build-library';

/** The server's machine under Node: its files, its clock, its log. */
export function nodeRuntime(
  log: Runtime['log'],
  builder = besides(['server.main.cjs', '../../../dist/server.main.cjs']),
): Runtime {
  return {
    bundledCorpus: besides(['corpus', '../../../corpus']),
    // Packing an extension changes the name's case.
    rulesPage: besides(['../README.md', '../readme.md', '../../../README.md']),
    home: homeFolder(),
    locale: process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || null,
    list,
    read,
    readBytes,
    decode: decodeBytes,
    readSource: async (file) => (await import('./read-source.ts')).readSourceFile(fileURLToPath(file)),
    entry,
    readSaved: async (file, known) => (await import('./saved-file.ts')).readSaved(file, known),
    readPacked: async (pack, name) => (await import('./pack-file.ts')).readPacked(pack, name),
    ...(builder === null
      ? {}
      : {
          build: (job: BuildJob, onProgress: (done: number) => void) => build(builder, job, onProgress, log),
        }),
    watch,
    log,
    timer: {
      now: () => performance.now(),
      after(milliseconds, run) {
        const timeout = setTimeout(run, milliseconds);
        return { dispose: () => clearTimeout(timeout) };
      },
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    },
  };
}

function build(
  builder: string,
  job: BuildJob,
  onProgress: (done: number) => void,
  log: Runtime['log'],
): Build {
  let running: Build | null = null;
  let given = false;
  const done = import('./library-process.ts').then(({ buildLibraryApart }) => {
    if (given) return null;
    running = buildLibraryApart([fileURLToPath(builder), BUILD_LIBRARY], job, onProgress, (message) =>
      log('error', message),
    );
    return running.done;
  });
  return {
    done,
    cancel: () => {
      given = true;
      running?.cancel();
    },
  };
}

function homeFolder(): string | null {
  const home = process.env.HOME ?? process.env.USERPROFILE;
  return home === undefined || home === '' ? null : pathToFileURL(home).href;
}

/** The first of these, seen from the bundle or the source tree, that exists. */
function besides(places: readonly string[]): string | null {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const found = places.map((place) => path.join(here, place)).find((place) => fs.existsSync(place));
  return found === undefined ? null : pathToFileURL(found).href;
}

async function list(folder: string, filter: FileFilter): Promise<Outcome<readonly FileEntry[]>> {
  try {
    const { files } = await walk(fileURLToPath(folder), {
      endings: filter.endings,
      files: filter.limit,
      onOutside: (link) => filter.onOutside?.(pathToFileURL(link).href),
    });
    const entries = await Promise.all(files.map((file) => entryOf(pathToFileURL(file).href, file)));
    return { ok: true, value: entries.filter((entry) => entry !== null) };
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) };
  }
}

async function entryOf(uri: string, file: string): Promise<FileEntry | null> {
  const about = await stat(file).catch(() => null);
  return about === null || !about.isFile()
    ? null
    : { uri, stamp: `${about.mtimeMs}:${about.size}`, size: about.size };
}

const entry = (uri: string): Promise<FileEntry | null> => entryOf(uri, fileURLToPath(uri));

async function readBytes(file: string): Promise<Outcome<ArrayBuffer>> {
  try {
    const name = fileURLToPath(file);
    if ((await stat(name)).size > LARGEST_FILE) return { ok: false, trouble: 'too-large' };
    const { buffer, byteOffset, byteLength } = await readFile(name);
    // Small files may share their memory with others.
    const whole = byteOffset === 0 && byteLength === buffer.byteLength;
    const own = whole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
    return { ok: true, value: own };
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) };
  }
}

async function decodeBytes(value: ArrayBuffer): Promise<Outcome<string>> {
  const bytes = Buffer.from(value);
  if (bytes.length > LONGEST_TEXT) return { ok: false, trouble: 'too-large' };
  if (isUtf8(bytes) && !bytes.includes(0)) return { ok: true, value: bytes.toString('utf8') };
  // Tables of other encodings: only for who needs them.
  const { decode } = await import('../decode.ts');
  const decoded = decode(bytes);
  if ('refused' in decoded)
    return { ok: false, trouble: decoded.refused === 'binary' ? 'binary' : 'encoding' };
  return { ok: true, value: decoded.text };
}

async function read(file: string): Promise<Outcome<string>> {
  const bytes = await readBytes(file);
  return bytes.ok ? decodeBytes(bytes.value) : bytes;
}

function watch(folders: readonly string[], onChange: (uri?: string) => void): Disposable {
  const paths = folders.flatMap((folder) => (folder.startsWith('file:') ? [fileURLToPath(folder)] : []));
  let watching: Disposable | null = null;
  let wanted = true;
  void import('./watch.ts').then(({ watchFolders }) => {
    if (wanted) watching = watchFolders(paths, onChange);
  });
  return {
    dispose() {
      wanted = false;
      watching?.dispose();
    },
  };
}

function troubleOf(error: unknown): FileTrouble {
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOENT' ? 'missing' : 'unreadable';
}
