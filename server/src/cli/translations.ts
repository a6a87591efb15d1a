// The translations of the corpus, for the command line.
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from '../decode.ts';
import { buildTranslations } from '../engine/index.ts';
import type { TranslationFile, TranslationUnit, Translations } from '../engine/index.ts';
import { translationProblemText } from '../messages/translation.ts';
import { LONGEST_TRANSLATION } from '../translation/translation-file.ts';
import type { Console } from './console.ts';
import type { LoadedCorpus } from './corpus.ts';
import { readBytes, whyUnread } from './documents.ts';

/** The translations beside the articles and in further files; what cannot be read is told, the rest is there. */
export async function loadTranslations(
  corpus: LoadedCorpus,
  further: readonly string[],
  console: Console,
): Promise<Translations> {
  const own = corpus.translations.map((uri) => fileURLToPath(uri));
  const files: TranslationFile[] = [];
  for (const name of [...further, ...own]) {
    const units = await readUnits(name, console);
    if (units !== null) files.push({ file: shown(name), hash: '', units });
  }
  return buildTranslations(files, corpus.library);
}

/** The units of a file; null where it cannot be read: why has been told. */
export async function readUnits(name: string, console: Console): Promise<readonly TranslationUnit[] | null> {
  const { words } = console;
  let bytes: Buffer;
  try {
    if (statSync(name).size > LONGEST_TRANSLATION) {
      console.trouble(
        { file: shown(name) },
        translationProblemText({ code: 'too-large', line: 1, values: {} }),
      );
      return null;
    }
    bytes = readBytes(name);
  } catch (error) {
    console.trouble({ file: shown(name) }, whyUnread(error, words));
    return null;
  }
  const decoded = decode(bytes);
  if ('refused' in decoded) {
    const message = words.trouble[decoded.refused === 'unknown' ? 'encoding' : decoded.refused]();
    console.trouble({ file: shown(name), line: decoded.line }, message);
    return null;
  }
  const { readTranslations } = await import('../translation/read-translations.ts');
  const { units, problems } = readTranslations(name, decoded.text);
  for (const problem of problems)
    console.trouble({ file: shown(name), line: problem.line }, translationProblemText(problem));
  return units;
}

/** From the working directory where the file lies inside it, else absolute; always with forward slashes. */
export function shown(name: string): string {
  const absolute = path.resolve(name);
  const relative = path.relative(process.cwd(), absolute);
  const inside = !relative.startsWith('..') && !path.isAbsolute(relative);
  return (inside ? relative : absolute).replaceAll(path.sep, '/');
}
