import { checkText, compareBilingual, DEFAULT_SETTINGS } from '../engine/index.ts';
import type { Edit, TranslatedQuotation } from '../engine/index.ts';
import { renderingText } from '../messages/translation.ts';
import { readBilingual, type BilingualText } from './bilingual-text.ts';
import type { Console } from './console.ts';
import { loadCorpus, type CorpusChoice, type LoadedCorpus } from './corpus.ts';
import { sourceOf } from './report.ts';
import { provenance, type Style } from './report-pretty.ts';
import { printable } from './terminal.ts';
import { loadTranslations } from './translations.ts';

export interface BilingualOptions {
  readonly corpus: CorpusChoice;
  readonly format: 'pretty' | 'json';
  /** Files of translations beside those of the corpus. */
  readonly translations: readonly string[];
  /** List quotations whose translation was used, too. */
  readonly all: boolean;
}

const LONGEST = 400;

/**
 * `verbatim bilingual`: lists the quotations whose established translation was not used, or was altered. Exit status 0
 * none, 1 some, 2 trouble.
 */
export async function bilingual(
  names: readonly string[],
  options: BilingualOptions,
  console: Console,
): Promise<number> {
  const { words } = console;
  const text = await readBilingual(names, console);
  const { corpus, troubles } = await loadCorpus(options.corpus, words);
  console.corpusTroubles(troubles);
  const translations = await loadTranslations(corpus, options.translations, console);
  if (text === null) return 2;
  if (translations.renderings.length === 0) {
    console.trouble({ file: null }, words.bilingual.noTranslations());
    return 2;
  }
  const { source, target, language, blocks } = text;
  const quotations = compareBilingual(
    {
      source,
      target,
      sourceFindings: checkText(source, corpus.library, DEFAULT_SETTINGS),
      targetFindings: checkText(target, translations.library, DEFAULT_SETTINGS),
      language,
      blocks,
    },
    translations,
  );
  const count = (what: TranslatedQuotation['what']): number =>
    quotations.filter((one) => one.what === what).length;
  const summary = { used: count('used'), altered: count('altered'), unused: count('unused') };
  if (options.format === 'json') {
    const report = {
      schemaVersion: 1,
      source: source.path,
      target: target.path,
      quotations: quotations.map((one) => reported(one, text, corpus)),
      summary,
    };
    console.print(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    const style = await console.style();
    for (const one of quotations)
      if (options.all || one.what !== 'used') console.print(`${pretty(one, text, corpus, style)}\n`);
    console.print(`${words.bilingual.summary(summary.used, summary.altered, summary.unused)}\n`);
  }
  if (console.failed()) return 2;
  return summary.altered + summary.unused > 0 ? 1 : 0;
}

/** As tools read it. Offsets are UTF-16 units of the document; null in a table, where only the line of the row is told. */
function reported(
  { what, quotation, established, target: place, finding }: TranslatedQuotation,
  { source, target, blocks }: BilingualText,
  corpus: LoadedCorpus,
) {
  const span = (own: { start: number; end: number }) =>
    blocks === undefined ? { start: own.start, end: own.end } : { start: null, end: null };
  return {
    what,
    quotation: {
      ...span(quotation),
      ...source.placeOf(quotation.start),
      text: quotation.text,
      verdict: quotation.verdict,
      source: quotation.source && sourceOf(quotation.source, corpus),
    },
    established: {
      text: established.text,
      exact: established.exact,
      language: established.rendering.language,
      status: established.rendering.status,
      source: established.rendering.origin,
      file: established.rendering.file,
      line: established.line,
    },
    target: place && {
      ...span(place),
      ...target.placeOf(place.start),
      text: target.text.slice(place.start, place.end),
    },
    edits: (finding?.edits ?? []).map(({ op, start, end, found, expected, kind }) => ({
      op,
      ...span({ start, end }),
      found,
      expected,
      kind,
    })),
  };
}

function pretty(
  { what, quotation, established, target: place, finding }: TranslatedQuotation,
  { source, target }: BilingualText,
  corpus: LoadedCorpus,
  { words, colors }: Style,
): string {
  const own = words.bilingual;
  const at = (path: string, { line, column }: { line: number; column: number | null }): string =>
    `${path}:${line}${column === null ? '' : `:${column}`}`;
  const paint = what === 'used' ? colors.green : what === 'altered' ? colors.red : colors.cyan;
  const where =
    place === null
      ? at(source.path, source.placeOf(quotation.start))
      : at(target.path, target.placeOf(place.start));
  const lines = [
    `${paint(what === 'used' ? '✓' : '●')} ${where}  ${colors.bold(own.what[what])}`,
    `  ${own.label.original}  ${words.quote(short(quotation.text))}  ${colors.dim(at(source.path, source.placeOf(quotation.start)))}`,
  ];
  if (quotation.source !== null)
    lines.push(`    ${colors.dim(provenance(sourceOf(quotation.source, corpus), words))}`);
  if (place !== null && what !== 'used')
    lines.push(`  ${own.label.here}  ${short(target.text.slice(place.start, place.end))}`);
  for (const edit of what === 'altered' ? (finding?.edits ?? []) : [])
    lines.push(`    ${differs(edit, words.bilingual)}`);
  lines.push(
    `  ${own.label.established}  ${short(established.text)}`,
    `    ${colors.dim(`${renderingText(established.rendering)} ${established.rendering.file}:${established.line}`)}`,
  );
  if (!established.exact) lines.push(`    ${colors.dim(own.longer())}`);
  return `${lines.join('\n')}\n`;
}

function differs({ found, expected }: Edit, words: Style['words']['bilingual']): string {
  const [own, wanted] = [short(found.trim()), short(expected.trim())];
  return own === '' ? words.leftOut(wanted) : wanted === '' ? words.added(own) : words.changed(own, wanted);
}

function short(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, ' '));
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
