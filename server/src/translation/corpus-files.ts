// Which files of a corpus folder are articles, and which hold translations. In the folder of an OmegaT project only its
// memories count: what stands in source/ and target/ is being translated, and is no source of quotations.
import { ARTICLE_FILES, isArticleFile } from '../runtime.ts';
import type { FileEntry, FileFilter } from '../runtime.ts';
import { baseName, relativePath } from '../uris.ts';
import { isTranslationFile, TRANSLATION_ENDINGS } from './translation-file.ts';

/** The file that makes a folder an OmegaT project. */
const OMEGAT_PROJECT = 'omegat.project';

/** What is looked for in a corpus folder. */
export const CORPUS_FILES: FileFilter = {
  ...ARTICLE_FILES,
  // A machine compares what stands behind the last dot of a name.
  endings: [
    ...ARTICLE_FILES.endings,
    ...new Set([...TRANSLATION_ENDINGS, OMEGAT_PROJECT].map((name) => name.slice(name.lastIndexOf('.')))),
  ],
};

/** Parts the files of a folder. */
export function partedFiles(files: readonly FileEntry[]): {
  readonly articles: FileEntry[];
  readonly translations: FileEntry[];
  /** Folders of OmegaT projects. */
  readonly projects: string[];
} {
  const projects = files
    .filter(({ uri }) => baseName(uri).toLowerCase() === OMEGAT_PROJECT)
    .map(({ uri }) => uri.slice(0, uri.lastIndexOf('/')));
  const isMemory = (uri: string): boolean | null => {
    for (const project of projects) {
      const path = relativePath(uri, project);
      // The memories at its top, PROJECT-level1.tmx and so on, repeat what project_save.tmx has.
      if (path !== null) return path === 'omegat/project_save.tmx' || path.startsWith('tm/');
    }
    return null;
  };
  return {
    projects,
    articles: files.filter(({ uri }) => isArticleFile(baseName(uri)) && isMemory(uri) === null),
    translations: files.filter(({ uri }) => isTranslationFile(baseName(uri)) && isMemory(uri) !== false),
  };
}
