import * as fs from 'node:fs';
import * as path from 'node:path';
import {
  buildLibrary,
  checkText,
  DEFAULT_SETTINGS,
  newSegmentCache,
  suggest,
  type CorpusFile,
  type Library,
} from '../../server/src/engine/index.ts';
import { slips } from '../accuracy/changes.ts';
import { allPoems, classicalFolder } from '../accuracy/classical.ts';
import { FILLER } from '../accuracy/prose.ts';
import { newRandom, type Random } from '../accuracy/random.ts';
import { median, p95, timed, took, type Figure, type Section } from './figures.ts';

const settings = { minimumLength: { ...DEFAULT_SETTINGS.minimumLength, quoted: 5, running: 8 } };

/** A corpus of so many characters: all Tang and Song poems, and where they are not at hand sentences by chance. */
export function makeCorpus(
  root: string,
  characters: number,
  random: Random,
  formulaic: boolean,
): { name: string; files: CorpusFile[] } {
  const folder = formulaic ? null : classicalFolder(root);
  const files: CorpusFile[] = [];
  let held: string[] = [];
  let total = 0;
  const close = () => {
    if (held.length === 0) return;
    const id = `f${files.length}`;
    files.push({
      file: `${id}.md`,
      text: `---\nid: ${id}\ntitle: ${id}\nkind: text\nlanguage: zh\n---\n\n${held.join('\n\n')}\n`,
    });
    held = [];
  };
  const add = (text: string) => {
    held.push(text);
    total += text.length;
    if (held.length >= 500) close();
  };
  if (folder) {
    for (const { paragraphs } of allPoems(folder)) {
      const text = paragraphs[0];
      if (text.length < 12 || /[□{}[\]*_<>#\n]/.test(text)) continue;
      add(text);
      if (total >= characters) break;
    }
  }
  const chance = total < characters;
  const next = chain(root, random);
  while (total < characters) add(next(random.int(30, 110)));
  close();
  return {
    name: folder ? (chance ? 'poems, then chance sentences' : 'Tang and Song poems') : 'chance sentences',
    files,
  };
}

/** Bytes of all typed arrays that hang on an object. */
function bytesOf(value: unknown, seen = new Set<unknown>()): number {
  if (value === null || typeof value !== 'object' || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    if (seen.has(value.buffer)) return 0;
    seen.add(value.buffer);
    return value.buffer.byteLength;
  }
  return Object.values(value).reduce((sum: number, v: unknown) => sum + bytesOf(v, seen), 0);
}

const collect = () => (globalThis as { gc?: () => void }).gc?.();

/** Issue 3, section 2: a large corpus in one process, one thread. */
export function measureLarge(
  root: string,
  characters: number,
  own?: readonly CorpusFile[],
  formulaic = false,
): { sections: Section[]; library: Library; prose: string } {
  const random = newRandom('large');
  const { name, files } = own
    ? { name: 'given', files: own }
    : makeCorpus(root, characters, random, formulaic);
  collect();
  const before = process.memoryUsage();
  let library = buildLibrary([]);
  const built = took(() => (library = buildLibrary(files)));
  collect();
  const after = process.memoryUsage();
  const size = library.passages.reduce((n, p) => n + p.text.length, 0);
  const index = bytesOf(library.index);

  const prose = proseOf(root, 200_000, random);
  const quotations = quotationsOf(library, 200_000, random);
  // V8 takes some seconds of such work until it has compiled the last of it.
  const speed = (text: string) =>
    text.length /
    median(
      timed(
        9,
        () => checkText({ text, languageId: 'plaintext' }, library, DEFAULT_SETTINGS, newSegmentCache()),
        6,
      ),
    ) /
    1000;
  const onProse = speed(prose);
  const onQuotations = speed(quotations);
  const limit = yardstick(prose, size);

  const { found, all, missed } = completeness(library, random);
  const ends = [0, 1, 2].map((errors) => spanEnds(library, errors, random));
  const typed = suggestTimes(library, random);
  const keys = keystrokes(library, prose, random);

  const million = size / 1e6;
  const speeds: Figure[] = [
    {
      name: 'corpus',
      value: million,
      unit: 'M characters',
      note: `${library.passages.length} passages, ${name}`,
    },
    {
      name: 'built from articles',
      value: built / 1000,
      unit: 's',
      wanted: million > 20 ? { most: 12 } : undefined,
    },
    { name: 'index, in memory', value: index / size, unit: 'bytes/char', wanted: { most: 8 } },
    {
      name: 'memory that the library takes (resident, whole process grows by)',
      value: (after.rss - before.rss) / 1048576,
      unit: 'MB',
      wanted: million > 20 ? { most: 350 } : undefined,
      note: `heap ${((after.heapUsed - before.heapUsed) / 1048576).toFixed(0)} MB`,
    },
    { name: 'whole check of prose', value: onProse, unit: 'M char/s', wanted: { least: 2 } },
    { name: 'yardstick: one rolling hash and one random read a character', value: limit, unit: 'M char/s' },
    {
      name: 'whole check of prose, times the yardstick',
      value: limit / onProse,
      unit: '×',
      wanted: { most: 15 },
    },
    {
      name: 'whole check of text that is nothing but quotations',
      value: onQuotations,
      unit: 'M char/s',
      wanted: { least: 0.5 },
    },
    {
      name: 'suggest p95 (in process)',
      value: p95(typed),
      unit: 'ms',
      wanted: { most: 1 },
      note: `median ${median(typed).toFixed(3)}`,
    },
    {
      name: 'check after one keystroke in 100,000 characters, p50 (in process)',
      value: median(keys),
      unit: 'ms',
      wanted: { most: 1 },
    },
    {
      name: 'check after one keystroke in 100,000 characters, p95 (in process)',
      value: p95(keys),
      unit: 'ms',
      wanted: { most: 5 },
    },
  ];
  const quality: Figure[] = [
    {
      name: 'quotations of 8–40 letters with up to 20 % edits that are found',
      value: (100 * found) / all,
      unit: '%',
      wanted: { least: 99.9 },
      note: `${found} of ${all}${missed && `; missed (letters/edits): ${missed}`}`,
    },
    ...ends.map((share, errors): Figure => ({
      name: `ends of span within one character, ${errors} errors, running text`,
      value: 100 * share,
      unit: '%',
      wanted: { least: errors === 2 ? 97 : 98 },
    })),
  ];
  return {
    library,
    prose,
    sections: [
      { title: `A large corpus, one thread`, figures: speeds },
      { title: 'What is found there', figures: quality },
    ],
  };
}

/** Makes sentences in which letters follow each other as they do in modern prose, with its frequent grams. */
export function chain(root: string, random: Random): (length: number) => string {
  const folder = path.join(root, 'test/golden/documents');
  const real = fs.existsSync(folder)
    ? fs.readdirSync(folder).map((f) => fs.readFileSync(path.join(folder, f), 'utf8'))
    : [];
  const source = [...FILLER, ...real].join('').replace(/[\s“”‘’《》（）A-Za-z0-9]/g, '');
  const follow = new Map<string, string[]>();
  for (let i = 0; i + 1 < source.length; i++) {
    const list = follow.get(source[i]);
    if (list) list.push(source[i + 1]);
    else follow.set(source[i], [source[i + 1]]);
  }
  return (length) => {
    let text = '';
    let last = random.pick([...FILLER[0]]);
    while (text.length < length) {
      text += last;
      last = random.pick(follow.get(last) ?? [...FILLER[0]]);
    }
    return `${text.replace(/[，。、；：]+/g, '，').replace(/^，|，$/g, '')}。`;
  };
}

/** Prose in modern Chinese, never the same sentence twice. */
function proseOf(root: string, length: number, random: Random): string {
  const next = chain(root, random);
  let text = '';
  while (text.length < length) text += next(random.int(20, 60)) + (random.chance(0.2) ? '\n\n' : '');
  return text.slice(0, length);
}

function quotationsOf(library: Library, length: number, random: Random): string {
  let text = '';
  while (text.length < length) text += `“${random.pick(library.passages).text}”\n\n`;
  return text.slice(0, length);
}

/** Million characters a second of what no search can do without: a rolling hash, and a read where it points to. */
function yardstick(text: string, size: number): number {
  const bits = Math.max(10, Math.ceil(Math.log2(size + 1)));
  const table = new Uint32Array(1 << bits);
  for (let i = 0; i < table.length; i++) table[i] = Math.imul(i, 0x9e3779b1);
  let sum = 0;
  const times = timed(7, () => {
    let a = 0;
    let b = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      const hash = Math.imul(
        Math.imul(a, 0x2c1b3c6d) ^ Math.imul(b, 0x297a2d39) ^ Math.imul(c, 0x1b56c4e9),
        0x9e3779b1,
      );
      // Spread by the place too: a real read of a large table is seldom in the cache.
      sum += table[(hash ^ Math.imul(i, 0x9e3779b1)) >>> (32 - bits)];
      a = b;
      b = c;
    }
  });
  if (sum === 1) throw new Error('the compiler must not leave the reads out');
  return text.length / median(times) / 1000;
}

/** Words of a passage, so many letters of them, without marks. */
function someWords(library: Library, length: number, random: Random): string | null {
  const { text } = random.pick(library.passages);
  const words = text.replace(/[^\p{L}\p{N}]/gu, '');
  const letters = [...words];
  if (letters.length < length) return null;
  const at = random.int(0, letters.length - length);
  return letters.slice(at, at + length).join('');
}

/** Stretches with up to a fifth of their letters changed, lost or put in, also exactly a fifth: how many are found. */
function completeness(library: Library, random: Random): { found: number; all: number; missed: string } {
  const missed: string[] = [];
  let found = 0;
  let all = 0;
  while (all < 2000) {
    const length = random.int(8, 40);
    const words = someWords(library, length, random);
    if (!words) continue;
    const most = Math.floor(length * 0.2);
    const count = random.chance(0.3) ? most : random.int(0, most);
    const slipped = count === 0 ? { words } : spread(words, count, random);
    if (!slipped) continue;
    all++;
    const text = `他说：“${slipped.words}”。`;
    const findings = checkText({ text, languageId: 'plaintext' }, library, settings);
    if (
      findings.some(
        (f) =>
          f.source !== null &&
          Math.min(f.end, text.length - 2) - Math.max(f.start, 4) >= slipped.words.length / 2,
      )
    )
      found++;
    else missed.push(`${length}/${count}`);
  }
  return { found, all, missed: missed.slice(0, 8).join(' ') };
}

/** Slips anywhere but at the two ends. */
function spread(words: string, count: number, random: Random): { words: string } | null {
  const letters = [...words];
  const places = random
    .shuffled(letters.map((_, i) => i).slice(1, -1))
    .slice(0, count)
    .sort((a, b) => b - a);
  for (const at of places) {
    const kind = random.int(0, 2);
    const other = random.pick([...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往']);
    if (kind === 0) letters[at] = other;
    else if (kind === 1) letters.splice(at, 1);
    else letters.splice(at, 0, other);
  }
  return { words: letters.join('') };
}

function spanEnds(library: Library, errors: number, random: Random): number {
  let right = 0;
  let all = 0;
  while (all < 500) {
    const words = someWords(library, random.int(20, 50), random);
    if (!words) continue;
    const slipped = errors === 0 ? { words } : slips(words, errors, random);
    if (!slipped) continue;
    all++;
    const before = random.pick(FILLER).slice(0, 12);
    const text = `${before}${slipped.words}${random.pick(FILLER)}`;
    const start = before.length;
    const end = start + slipped.words.length;
    const findings = checkText({ text, languageId: 'plaintext' }, library, settings);
    if (findings.some((f) => Math.abs(f.start - start) <= 1 && Math.abs(f.end - end) <= 1)) right++;
  }
  return right / all;
}

function suggestTimes(library: Library, random: Random): number[] {
  const times: number[] = [];
  while (times.length < 500) {
    const words = someWords(library, random.int(4, 12), random);
    if (!words) continue;
    const text = `他说：“${words}`;
    const start = performance.now();
    suggest(library, text, text.length);
    times.push(performance.now() - start);
  }
  return times.slice(50);
}

function keystrokes(library: Library, prose: string, random: Random): number[] {
  const cache = newSegmentCache();
  let text = prose.slice(0, 100_000);
  checkText({ text, languageId: 'markdown' }, library, DEFAULT_SETTINGS, cache);
  return Array.from({ length: 200 }, () => {
    const at = random.int(0, text.length - 1);
    text = `${text.slice(0, at)}的${text.slice(at)}`;
    const start = performance.now();
    checkText({ text, languageId: 'markdown' }, library, DEFAULT_SETTINGS, cache);
    return performance.now() - start;
  });
}
