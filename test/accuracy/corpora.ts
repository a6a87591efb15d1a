import * as fs from 'node:fs';
import * as path from 'node:path';
import { classicalFolder, poems, prose, toCorpusFile, type Work } from './classical.ts';
import { lettersOf, newCorpus, type Corpus, type Voice } from './corpus.ts';
import { LACKING_STATESMAN } from './prose.ts';
import type { Random } from './random.ts';
import { clausesOf } from './stretch.ts';
import type { CorpusFile } from '../../server/src/engine/index.ts';

/** Reads the corpora that the examination uses; those that are not installed are left out, and said so. */
export interface CorpusSource {
  readonly name: string;
  readonly load: (root: string, random: Random) => Corpus | null;
}

function readFiles(folder: string): CorpusFile[] {
  return fs
    .readdirSync(folder)
    .filter((f) => f.endsWith('.md') && f !== 'README.md')
    .sort()
    .map((f) => ({
      file: path.join(path.basename(folder), f),
      text: fs.readFileSync(path.join(folder, f), 'utf8'),
    }));
}

/** Takes some passages out of a compilation, with their provenance lines: words its speaker said that the corpus lacks. */
function withoutSome(file: CorpusFile, count: number, random: Random): { file: CorpusFile; out: string[] } {
  const lines = file.text.split('\n');
  const body = lines.indexOf('---', 1);
  const plain = lines.flatMap((line, i) =>
    i > body &&
    line.length > 60 &&
    !/^[#*(（●]/.test(line) &&
    /^\(\d{4}年/.test(lines[i + 2] ?? '') &&
    lines[i + 1] === ''
      ? [i]
      : [],
  );
  const front = lines.slice(0, body).join('\n');
  const fit = plain.filter((i) => {
    // Words that the front matter speaks of (emendations, joins) must stay.
    const words = lines[i];
    return !front.split('\n').some((l) => {
      const m = /(?:found|before|after): *['"]?([^'",}]{2,})/.exec(l);
      return m !== null && words.includes(m[1].trim());
    });
  });
  const out = random.shuffled(fit).slice(0, count);
  const gone = new Set(out.flatMap((i) => [i, i + 1, i + 2]));
  return {
    file: { ...file, text: lines.filter((_, i) => !gone.has(i)).join('\n') },
    out: out.map((i) => lines[i]),
  };
}

/** The first sentences of words that were taken out, in lengths people quote. */
function sentencesOf(words: readonly string[]): string[] {
  return words.flatMap((w) => {
    const sentences = w.match(/[^。]+。/g) ?? [];
    return sentences.filter((s) => s.length >= 14 && s.length <= 90 && !/[“”]/.test(s));
  });
}

/** Formulas return in many speeches: words are lacking only if no clause of them stands anywhere. */
export function isLacking(corpus: Corpus, words: string): boolean {
  return clausesOf(words).every((c) => {
    const clause = words.slice(c.start, c.end);
    const length = [...lettersOf(clause)].length;
    return length < 5 || corpus.near(clause, Math.floor(length * 0.34)).length === 0;
  });
}

function statesman(name: string, onlyFirst: boolean) {
  return (root: string, random: Random): Corpus => {
    const files = readFiles(path.join(root, 'corpus')).filter(
      (f) => !onlyFirst || f.file.endsWith('tuanjie-hezuo.md'),
    );
    const at = files.findIndex((f) => f.file.endsWith('tuanjie-hezuo.md'));
    const { file, out } = withoutSome(files[at], 8, random);
    files[at] = file;
    const corpus = newCorpus(name, 'statesman', files);
    const said = [...LACKING_STATESMAN, ...sentencesOf(out)].filter((words) => isLacking(corpus, words));
    return { ...corpus, lacking: said.map((words) => ({ speaker: '习近平', words })) };
  };
}

/** Works of classical literature; some are left out, so that their authors have words the corpus lacks. */
function classical(name: string, language: string, works: (folder: string) => Work[]) {
  return (root: string, random: Random): Corpus | null => {
    const folder = classicalFolder(root);
    if (!folder) return null;
    const all = works(folder);
    const out = new Set(random.shuffled(all.filter((w) => w.author !== null)).slice(0, 60));
    const kept = all.filter((w) => !out.has(w));
    const authors = new Set(kept.map((w) => w.author));
    const corpus = newCorpus(
      name,
      'classical',
      kept.map((w) => toCorpusFile(w, language)),
    );
    const lacking: { speaker: string; words: string }[] = [];
    for (const work of out) {
      if (!authors.has(work.author)) continue;
      for (const words of sentencesOf(work.paragraphs)) {
        if (lacking.length < 80 && isLacking(corpus, words)) lacking.push({ speaker: work.author!, words });
      }
    }
    return { ...corpus, lacking };
  };
}

function small(name: Voice) {
  return (root: string): Corpus =>
    newCorpus(name, name, readFiles(path.join(root, 'test/accuracy/corpora', name)));
}

export const CORPORA: readonly CorpusSource[] = [
  { name: 'compilation', load: statesman('compilation', true) },
  { name: 'bundled', load: statesman('bundled', false) },
  { name: 'prose', load: classical('prose', 'zh-Hans', (folder) => prose(folder, true)) },
  { name: 'poems', load: classical('poems', 'zh-Hans', poems) },
  { name: 'traditional', load: classical('traditional', 'zh-Hant', (folder) => prose(folder, false)) },
  { name: 'english', load: small('english') },
  { name: 'japanese', load: small('japanese') },
  { name: 'arabic', load: small('arabic') },
  { name: 'tibetan', load: small('tibetan') },
];
