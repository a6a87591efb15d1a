import type { CorpusFile, Library } from './engine/index.ts';
import { uriKey } from './uris.ts';

/** Name of the file beside the bundled articles that holds them as they were read when Verbatim was built. */
export const PACK_NAME = 'packed.json';
const PACK_VERSION = 1;

type ReadFiles = Library['files'];
type ReadFile = ReadFiles extends ReadonlyMap<string, infer F> ? F : never;

interface Pack {
  readonly version: number;
  /** By name inside the corpus folder. */
  readonly files: Readonly<Record<string, ReadFile>>;
}

/**
 * The articles of a library as they were read, as text: reading Markdown and YAML anew at every start would be most of
 * what a start takes. `names` gives each file's path inside the corpus folder, with slashes.
 */
export function packCorpus(library: Library, names: (file: string) => string): string {
  const files = [...library.files].map(([file, read]) => [names(file), read]);
  return JSON.stringify({
    version: PACK_VERSION,
    files: Object.fromEntries(files) as Pack['files'],
  } satisfies Pack);
}

/**
 * A library that knows the packed articles as already read: to be handed to `buildLibrary` as the previous one, which
 * takes from it only what is the same text. An unreadable pack is no pack.
 */
export function withPacked(
  library: Library,
  pack: string,
  folder: string,
  files: readonly CorpusFile[],
): Library {
  const packed = parsePack(pack);
  if (packed === null) return library;
  const known = new Map(library.files);
  const base = `${uriKey(folder)}/`;
  for (const { file } of files) {
    const key = uriKey(file);
    const read = key.startsWith(base) ? packed.files[key.slice(base.length)] : undefined;
    if (read === undefined || known.has(file)) continue;
    known.set(file, {
      ...read,
      article: read.article === null ? null : { ...read.article, file },
      problems: read.problems.map((problem) => ({ ...problem, file })),
    });
  }
  return { ...library, files: known };
}

function parsePack(text: string): Pack | null {
  try {
    const pack = JSON.parse(text) as Partial<Pack> | null;
    return pack?.version === PACK_VERSION && typeof pack.files === 'object' ? (pack as Pack) : null;
  } catch {
    return null;
  }
}
