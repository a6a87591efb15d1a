import path from 'node:path';
import { buildTranslations, primaryLanguage, sentencePairs } from '../engine/index.ts';
import type { TranslationStatus, TranslationUnit, Translations } from '../engine/index.ts';
import { renderingText } from '../messages/translation.ts';
import type { TmxUnit } from '../translation/tmx.ts';
import type { Console } from './console.ts';
import { loadCorpus, type CorpusChoice, type LoadedCorpus } from './corpus.ts';
import { loadTranslations, readUnits, shown } from './translations.ts';
import { writeNew } from './write-new.ts';

export interface TranslationsOptions {
  readonly corpus: CorpusChoice;
  readonly format: 'pretty' | 'json';
  /** Folder of the files that are written. */
  readonly out: string;
  readonly write: boolean;
  /** What is to be said of imported translations; null: what their file says. */
  readonly status?: TranslationStatus;
  readonly source?: string;
}

/**
 * `verbatim corpus translations`: without files, what translations the corpus has; with files (TMX, XLIFF), which of
 * their units translate words of the corpus, as a file in our own form that can be reviewed. Writes only when told to,
 * never over a file that is there. Exit status 0, or 2 when something could not be read or written.
 */
export async function corpusTranslations(
  files: readonly string[],
  options: TranslationsOptions,
  console: Console,
): Promise<number> {
  const { words } = console;
  const { corpus, troubles } = await loadCorpus(options.corpus, words);
  console.corpusTroubles(troubles);
  if (files.length === 0) await overview(corpus, options, console);
  else await importFiles(files, corpus, options, console);
  return console.failed() ? 2 : 0;
}

async function overview(
  corpus: LoadedCorpus,
  { format }: TranslationsOptions,
  console: Console,
): Promise<void> {
  const translations = await loadTranslations(corpus, [], console);
  const kinds = new Map<
    string,
    { language: string; status: string; passages: number; pairs: number; from: string }
  >();
  for (const rendering of translations.renderings) {
    const from = renderingText(rendering);
    const kind = kinds.get(`${from} ${rendering.file}`) ?? {
      language: rendering.language,
      status: rendering.status,
      passages: 0,
      pairs: 0,
      from: `${from} ${rendering.file}`,
    };
    kind.passages++;
    kind.pairs += rendering.pairs.length;
    kinds.set(kind.from, kind);
  }
  const unplaced = [...translations.unplaced].flatMap(([file, units]) =>
    units.map(({ line, source }) => ({ file, line, text: source?.text ?? null })),
  );
  if (format === 'json') {
    const passages = translations.ofPassage.size;
    const report = {
      schemaVersion: 1,
      units: translations.units,
      passages,
      translations: [...kinds.values()],
      unplaced,
    };
    console.print(`${JSON.stringify(report, null, 2)}\n`);
    return;
  }
  const own = console.words.translations;
  for (const { from, passages, pairs } of kinds.values())
    console.print(`${own.kind(from, passages, pairs)}\n`);
  console.print(`${own.summary(translations.units, unplaced.length)}\n`);
}

async function importFiles(
  files: readonly string[],
  corpus: LoadedCorpus,
  options: TranslationsOptions,
  console: Console,
): Promise<void> {
  const own = console.words.translations;
  const report: unknown[] = [];
  for (const name of files) {
    const units = await readUnits(name, console);
    if (units === null) continue;
    const stated = units.map((unit) => ({
      ...unit,
      status: options.status ?? unit.status,
      origin: options.source ?? unit.origin,
    }));
    const translations = buildTranslations([{ file: shown(name), hash: '', units: stated }], corpus.library);
    const unplaced = [...translations.unplaced.values()].flat();
    const written: { target: string; text: string; written: boolean }[] = [];
    for (const [target, text] of await proposals(name, translations, options.out)) {
      if (options.format === 'pretty') console.print(`# ${target}\n${text}`);
      written.push({ target, text, written: options.write && writeNew(target, text, console) });
    }
    if (options.format === 'pretty') {
      console.note(own.read(shown(name), units.length, units.length - unplaced.length));
      for (const { line, source } of unplaced.slice(0, 20))
        console.note(own.unplaced(shown(name), line, clip(source?.text ?? '')));
      if (unplaced.length > 20) console.note(own.more(unplaced.length - 20));
      if (written.length > 0 && !options.write) console.note(console.words.import.notYet());
    }
    report.push({
      path: shown(name),
      units: units.length,
      placed: units.length - unplaced.length,
      unplaced: unplaced.map(({ line, source }: TranslationUnit) => ({ line, text: source?.text ?? null })),
      files: written,
    });
  }
  if (options.format === 'json')
    console.print(`${JSON.stringify({ schemaVersion: 1, files: report }, null, 2)}\n`);
}

/** The files in our own form that hold what a file translates: one for each language, status and source. */
async function proposals(
  name: string,
  translations: Translations,
  out: string,
): Promise<Map<string, string>> {
  const { writeOwnForm } = await import('../translation/read-translations.ts');
  const groups = new Map<string, TmxUnit[]>();
  for (const unit of exportedUnits(translations)) {
    const key = [unit.target.language, unit.status, unit.origin].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  const files = new Map<string, string>();
  const base = path.basename(name).replace(/(?:\.translations)?\.[^.]*$/, '');
  for (const own of groups.values()) {
    const [{ source, target, status, origin }] = own;
    const stem = `${base}.${target.language}`;
    let file = path.join(out, `${stem}.translations.yaml`);
    for (let n = 2; files.has(file); n++) file = path.join(out, `${stem}.${n}.translations.yaml`);
    files.set(
      file,
      writeOwnForm(
        own.map((unit) => ({ passage: unit.passage, source: unit.source.text, target: unit.target.text })),
        { from: primaryLanguage(source.language) || 'zh', language: target.language, status, origin },
      ),
    );
  }
  return files;
}

/** All translations sentence by sentence, passage by passage; of some articles where ids are given. */
export function exportedUnits(translations: Translations, articles: readonly string[] = []): TmxUnit[] {
  const { corpus, library, renderings } = translations;
  return renderings.flatMap((rendering, number): TmxUnit[] => {
    const passage = corpus.passages[rendering.passage];
    if (articles.length > 0 && !articles.includes(passage.articleId)) return [];
    const { language } = corpus.articles[corpus.articleOf[rendering.passage]];
    const own = { rendering: number, pairs: rendering.pairs };
    return sentencePairs(translations, own).map(({ source, target }) => ({
      passage: passage.id,
      source: {
        language: language === 'und' ? 'zh' : language,
        text: passage.text.slice(source.start, source.end).replaceAll('\n', ' '),
      },
      target: {
        language: rendering.language,
        text: library.passages[number].text.slice(target.start, target.end),
      },
      status: rendering.status,
      origin: rendering.origin,
    }));
  });
}

function clip(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('');
}
