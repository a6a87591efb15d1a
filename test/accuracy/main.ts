// Makes documents with one known change in each quotation, checks them with the engine, and prints how much it got right.
//   npm run accuracy -- [--seed S] [--documents N] [--corpus NAME]… [--show KIND|all [N]] [--what FAULT] [--only KIND]
//     [--report FILE] [--lead-ins usual|other]
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { checkText, DEFAULT_SETTINGS, type Finding } from '../../server/src/engine/index.ts';
import { CORPORA } from './corpora.ts';
import type { Corpus } from './corpus.ts';
import { makeDocuments } from './documents.ts';
import { newRandom } from './random.ts';
import { describeFailure, numbers, table } from './report.ts';
import { addScores, newScores, score, type Failure, type Scores } from './score.ts';

const root = process.env.VERBATIM_ROOT ?? process.cwd();

/** The failures of a corpus by kind and fault, the most frequent first, with two of each to read. */
function digest(failures: readonly Failure[], corpus: Corpus): string[] {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    // What is said of a quotation fails by the way it is said, whatever was done to the words.
    const only = failure.what.every((w) => w === 'attribution' || w === 'false flag');
    const name = only
      ? `attribution (${failure.truth?.attribution?.join('|')}): ${failure.truth?.said ?? failure.kind}`
      : `${failure.kind} — ${failure.what.join(', ')}`;
    const group = groups.get(name);
    if (group) group.push(failure);
    else groups.set(name, [failure]);
  }
  const lines = [`## ${corpus.name}: ${failures.length} failures\n`];
  for (const [name, group] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    lines.push(`### ${group.length} × ${name}\n`, '```');
    for (const failure of group.slice(0, 2)) lines.push(describeFailure(failure, corpus));
    lines.push('```', '');
  }
  return lines;
}

function main(): void {
  const { values, positionals } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      documents: { type: 'string', default: '150' },
      corpus: { type: 'string', multiple: true },
      show: { type: 'string' },
      only: { type: 'string' },
      what: { type: 'string' },
      report: { type: 'string' },
      'lead-ins': { type: 'string', default: 'usual' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(
      'npm run accuracy -- [--seed S] [--documents N] [--corpus NAME]… [--show KIND|all [N]] [--what FAULT] [--only KIND] [--report FILE] [--lead-ins usual|other]\n' +
        `corpora: ${CORPORA.map((c) => c.name).join(', ')}\n` +
        'faults: not found, verdict, source, alternatives, canonical, edits, attribution, span, false flag, one find too many',
    );
    return;
  }
  const random = newRandom(values.seed);
  const documents = Number(values.documents);
  const results: Record<string, unknown> = {};
  const everything = newScores();
  const allKinds = new Map<string, Scores>();
  const chinese = newScores();
  const totals: [string, Scores][] = [];
  const shown: string[] = [];
  for (const source of CORPORA) {
    if (values.corpus && !values.corpus.includes(source.name)) continue;
    const loaded = source.load(root, random.fork(source.name));
    const corpus = loaded && {
      ...loaded,
      leadIns: values['lead-ins'] === 'other' ? ('other' as const) : ('usual' as const),
    };
    if (!corpus) {
      console.log(`${source.name}: not here (node test/accuracy/fetch-classical.mjs brings it)`);
      continue;
    }
    const byKind = new Map<string, Scores>();
    const failures: Failure[] = [];
    let characters = 0;
    let time = 0;
    for (const document of makeDocuments(corpus, documents, random, values.only)) {
      const start = performance.now();
      let findings: Finding[] = [];
      try {
        findings = checkText(document, corpus.library, DEFAULT_SETTINGS);
      } catch (error) {
        // The engine must not throw on any text: said at once, and every truth of the document counts as not found.
        console.error(
          `${document.name}: ${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : String(error)}`,
        );
      }
      time += performance.now() - start;
      characters += document.text.length;
      score(document, findings, corpus, byKind, failures);
    }
    const total = newScores();
    for (const [kind, scores] of byKind) {
      addScores(total, scores);
      let sum = allKinds.get(kind);
      if (!sum) allKinds.set(kind, (sum = newScores()));
      addScores(sum, scores);
    }
    addScores(everything, total);
    if (corpus.voice === 'statesman' || corpus.voice === 'classical') addScores(chinese, total);
    totals.push([corpus.name, total]);
    results[corpus.name] = {
      passages: corpus.library.passages.length,
      characters,
      milliseconds: Math.round(time),
      total: numbers(total),
      kinds: Object.fromEntries([...byKind].map(([kind, s]) => [kind, numbers(s)])),
    };
    if (values.report !== undefined) shown.push(...digest(failures, corpus));
    if (values.show !== undefined) {
      const wanted = failures.filter(
        (f) =>
          (values.show === 'all' || f.kind.startsWith(values.show!)) &&
          (values.what === undefined || f.what.includes(values.what)),
      );
      const most = Number(positionals[0] ?? 5);
      for (const failure of wanted.slice(0, most)) console.log(`${describeFailure(failure, corpus)}\n`);
      console.log(`${corpus.name}: ${Math.min(most, wanted.length)} of ${wanted.length} failures shown\n`);
    }
  }
  if (values.show === undefined)
    console.log(table(allKinds, [...totals, ['Chinese', chinese], ['all', everything]]));
  if (values.report !== undefined) {
    const text = `\`\`\`\n${table(allKinds, [...totals, ['Chinese', chinese], ['all', everything]])}\n\`\`\`\n\n${shown.join('\n')}`;
    fs.writeFileSync(values.report, text);
  }
  const out = path.join(root, 'out', 'accuracy.json');
  fs.mkdirSync(path.dirname(out), { recursive: true });
  fs.writeFileSync(
    out,
    JSON.stringify(
      {
        seed: values.seed,
        documents,
        total: numbers(everything),
        chinese: numbers(chinese),
        kinds: Object.fromEntries([...allKinds].map(([k, s]) => [k, numbers(s)])),
        corpora: results,
      },
      null,
      2,
    ),
  );
}

main();
