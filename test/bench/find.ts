import Fuse from 'fuse.js';
import {
  buildLibrary,
  search,
  suggest,
  type CorpusFile,
  type Library,
} from '../../server/src/engine/index.ts';
import { pinyinReadings } from '../../server/src/pinyin.ts';
import { newRandom, type Random } from '../accuracy/random.ts';
import { median, p95, took, type Figure, type Section } from './figures.ts';
import { chain } from './large.ts';

const PASSAGES = 100_000;
const RUNS = 60;
/** fuse.js over everything is too slow for more. */
const FUSE_RUNS = 5;
/** A person sees no delay up to here. */
const FLUENT = 100;
const NAMES =
  '古特雷斯 默克尔 马克龙 托卡耶夫 菲利普 特朗普 普京 谭德塞 桑切斯 阿尔维 塞西 本扬 根哥布 鲁哈尼 文在寅'.split(
    ' ',
  );
const KINDS = '通话 会谈 会见'.split(' ');

/** Issue 4, point 3: looking for a quotation among 100,000 passages, letter by letter. */
export function measureFind(root: string): Section {
  const random = newRandom('find');
  const library = buildLibrary(corpus(root, random));
  const words = (least: number, most: number): string => {
    for (;;) {
      const { text } = random.pick(library.passages);
      const length = random.int(least, most);
      const at = random.int(0, Math.max(0, text.length - length - 1));
      const found = /^[\u4e00-\u9fff]+/.exec(text.slice(at, at + length))?.[0] ?? '';
      if (found.length >= least) return found;
    }
  };
  const initials = (of: string): string => [...of].map((c) => pinyinReadings(c)[0]?.[0] ?? '').join('');
  const syllables = (of: string): string => [...of].map((c) => pinyinReadings(c)[0] ?? '').join('');
  const slip = (of: string): string => {
    const at = Math.floor(of.length / 2);
    return `${of.slice(0, at)}${random.pick([...words(4, 4)])}${of.slice(at + 1)}`;
  };
  // What the first search of each kind gathers is kept: it is measured by itself.
  const first = took(() => search(library, '古特雷斯 通话', 50, pinyinReadings));
  const firstPinyin = took(() => search(library, 'rlmygt', 50, pinyinReadings));
  const figure = (name: string, query: () => string, most: number | undefined = FLUENT): Figure => {
    const times: number[] = [];
    let hits = 0;
    for (let i = 0; i < RUNS; i++) {
      const typed = query();
      times.push(took(() => (hits += search(library, typed, 50, pinyinReadings).length > 0 ? 1 : 0)));
    }
    return {
      name,
      value: p95(times),
      unit: 'ms p95',
      wanted: most === undefined ? undefined : { most },
      note: `median ${median(times).toFixed(1)}, ${hits} of ${RUNS} found something`,
    };
  };
  const texts = library.passages.map(({ text }) => text);
  const fuse = new Fuse(texts, { ignoreLocation: true, threshold: 0.26, includeScore: true });
  const fuseTimes = Array.from({ length: FUSE_RUNS }, () => {
    const typed = slip(words(5, 7));
    return took(() => fuse.search(typed, { limit: 50 }));
  });
  const size = library.passages.reduce((n, { text }) => n + text.length, 0);
  return {
    title: 'Finding a quotation (in process)',
    figures: [
      {
        name: 'passages',
        value: library.passages.length,
        unit: '',
        note: `${(size / 1e6).toFixed(1)} M characters`,
      },
      { name: 'first search of all (names and dates are gathered)', value: first, unit: 'ms' },
      { name: 'first search by pinyin (readings are looked up)', value: firstPinyin, unit: 'ms' },
      figure('one character', () => words(1, 1)),
      figure('two characters', () => words(2, 2)),
      figure('three to eight characters', () => words(3, 8)),
      figure('three to seven characters with a typing error (fuse.js over candidates)', () =>
        slip(words(4, 7)),
      ),
      figure('eight to twelve characters with a typing error', () => slip(words(9, 12))),
      figure('a name and a kind of occasion', () => `${random.pick(NAMES)} ${random.pick(KINDS)}`),
      figure('a month', () => `${random.int(1, 12)}月`),
      figure(
        'a month, a name and a word',
        () => `${random.int(1, 12)}月 ${random.pick(NAMES)} ${words(2, 2)}`,
      ),
      figure('two initials', () => initials(words(2, 2))),
      figure('three to six initials', () => initials(words(3, 6))),
      figure('syllables of three to six characters', () => syllables(words(3, 6))),
      {
        name: 'fuse.js over all passages, five to seven characters with a typing error',
        value: median(fuseTimes),
        unit: 'ms median',
        note: `${FUSE_RUNS} runs`,
      },
      openings(library),
    ],
  };
}

/** What is offered behind an opening mark before anything is typed. */
function openings(library: Library): Figure {
  const random = newRandom('openings');
  const times = Array.from({ length: RUNS }, () => {
    const before = `${random.int(1, 12)}月${random.int(1, 28)}日，习近平对${random.pick(NAMES)}说：“`;
    return took(() => suggest(library, before, before.length));
  });
  return {
    name: 'what is offered behind an opening mark, date and addressee stated',
    value: p95(times),
    unit: 'ms p95',
    wanted: { most: 5 },
    note: `median ${median(times).toFixed(2)}`,
  };
}

/** Speeches of one speaker on ten thousand occasions, ten passages each. */
function corpus(root: string, random: Random): CorpusFile[] {
  const next = chain(root, random);
  const files: CorpusFile[] = [];
  for (let passages = 0; passages < PASSAGES;) {
    const id = `f${files.length}`;
    const parts: string[] = [];
    for (let i = 0; i < 1000; i++, passages++) {
      const date = `${random.int(2013, 2025)}年${random.int(1, 12)}月${random.int(1, 28)}日`;
      parts.push(next(random.int(40, 120)), `(${date}同某国总统${random.pick(NAMES)}${random.pick(KINDS)})`);
    }
    files.push({
      file: `${id}.md`,
      text: `---\nid: ${id}\ntitle: ${id}\nauthor: 习近平\nkind: compilation\nlanguage: zh-Hans\nauthority: primary\n---\n\n${parts.join('\n\n')}\n`,
    });
  }
  return files;
}
