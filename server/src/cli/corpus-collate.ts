import { collateLibrary, type Collation, type Variant, type Witness } from '../engine/index.ts';
import { decisionText, judgementText, readingsText } from '../messages/curate.ts';
import type { Console } from './console.ts';
import { loadCorpus, type CorpusChoice, type LoadedCorpus } from './corpus.ts';
import { provenance } from './report-pretty.ts';

export interface CollateOptions {
  readonly corpus: CorpusChoice;
  readonly format: 'pretty' | 'json';
  /** Witnesses without variants, and writers' own sentences, too. */
  readonly all: boolean;
}

/** `verbatim corpus collate`. Exit status 0, or 2 when something could not be read. */
export async function corpusCollate(options: CollateOptions, console: Console): Promise<number> {
  const { corpus, troubles } = await loadCorpus(options.corpus, console.words);
  console.corpusTroubles(troubles);
  const walk = collateLibrary(corpus.library);
  let step = walk.next();
  while (!step.done) step = walk.next();
  const collations = options.all ? step.value : step.value.flatMap(withVariants);
  if (options.format === 'json') {
    const passages = collations.map((one) => plain(one, corpus));
    console.print(JSON.stringify({ schemaVersion: 1, passages }, null, 2) + '\n');
  } else await print(collations, corpus, console);
  return console.failed() ? 2 : 0;
}

/** Only quotations that read differently: the others agree, or are a writer's own sentences. */
function withVariants(collation: Collation): Collation[] {
  const witnesses = collation.witnesses.filter(
    (w) => w.variants.some((v) => w.quoted || v.judgement.what === 'transcription') || w.tie === 'conflict',
  );
  return witnesses.length > 0 ? [{ ...collation, witnesses }] : [];
}

function plain({ passage, witnesses }: Collation, { library, lineOf }: LoadedCorpus) {
  const articleOf = (index: number) => library.articles[library.articleOf[index]];
  const { id, text, speaker, date, occasion } = library.passages[passage];
  return {
    id,
    article: articleOf(passage).id,
    file: articleOf(passage).file,
    line: lineOf({ passage, start: 0, end: 0 }),
    text,
    speaker,
    date,
    occasion,
    witnesses: witnesses.map((w) => {
      const own = library.passages[w.place.passage];
      return {
        id: own.id,
        article: articleOf(w.place.passage).id,
        file: articleOf(w.place.passage).file,
        line: lineOf(w.place),
        text: own.text.slice(w.place.start, w.place.end),
        standsFor: text.slice(w.base.start, w.base.end),
        at: w.base,
        quoted: w.quoted,
        tie: w.tie,
        elided: w.elided,
        otherPassages: w.others,
        emendations: w.emendations.map(({ found, reads, why, certainty, applied }) => ({
          found,
          reads,
          why,
          certainty,
          applied,
        })),
        variants: w.variants.map(({ base, baseReads, witnessReads, words, judgement, decision }) => ({
          at: base,
          record: baseReads,
          witness: witnessReads,
          words,
          judgement,
          decision,
        })),
      };
    }),
  };
}

async function print(
  collations: readonly Collation[],
  corpus: LoadedCorpus,
  console: Console,
): Promise<void> {
  const { words } = console;
  const { colors } = await console.style();
  const { library, lineOf } = corpus;
  const lines: string[] = [];
  let variants = 0;
  let undecided = 0;
  const fileOf = (passage: number) => library.articles[library.articleOf[passage]].file;
  const told = (w: Witness, v: Variant): string => {
    variants++;
    const judged = judgementText(v.judgement);
    if (v.decision)
      return colors.dim(
        `${judged} · ${words.decided}: ${decisionText(v.decision)}${v.decision.why ? ` (${v.decision.why})` : ''}`,
      );
    const isOpen =
      w.quoted &&
      (v.judgement.what === 'wording' ||
        v.judgement.what === 'shortening' ||
        v.judgement.what === 'transcription');
    if (isOpen) undecided++;
    return isOpen ? colors.yellow(judged) : colors.dim(judged);
  };
  for (const { passage, witnesses } of collations) {
    const record = library.passages[passage];
    lines.push(
      colors.bold(provenance(record, words)),
      colors.dim(`  ${fileOf(passage)}:${lineOf({ passage, start: 0, end: 0 })}  ${record.id}`),
    );
    for (const w of witnesses) {
      const own = library.passages[w.place.passage];
      lines.push(
        `  ${own.articleId}  ${fileOf(w.place.passage)}:${lineOf(w.place)}  ${colors.dim(words.tie[w.tie])}`,
      );
      lines.push(`    ${words.quote(own.text.slice(w.place.start, w.place.end))}`);
      for (const v of w.variants) lines.push(`      ${readingsText(v)}  ${told(w, v)}`);
    }
    lines.push('');
  }
  lines.push(
    words.collateSummary(
      collations.length,
      collations.reduce((sum, c) => sum + c.witnesses.length, 0),
      variants,
      undecided,
    ),
  );
  console.print(lines.join('\n') + '\n');
}
