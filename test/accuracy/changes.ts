import type { Verdict } from '../../server/src/engine/index.ts';
import { lettersOf, type Corpus } from './corpus.ts';
import type { Random } from './random.ts';
import type { Stretch } from './stretch.ts';
import { squeezed } from './stretch.ts';
import { simplifiedScript, traditional } from './script.ts';
import type { TrueEdit } from './truth.ts';
import {
  ENGLISH_FUNCTION_WORDS,
  ENGLISH_SYNONYMS,
  FUNCTION_WORDS,
  LOOKALIKE,
  REGIONAL,
  SYNONYMS,
} from './words.ts';

/** The words of a quotation as the document has them, and what makes them the source's again. */
export interface Changed {
  readonly words: string;
  readonly verdicts: readonly Verdict[];
  readonly canonical: readonly string[];
  /** Offsets are into `words`. */
  readonly edits: readonly (readonly TrueEdit[])[] | null;
  readonly note?: string;
}

export type Change = (stretch: Stretch, random: Random, corpus: Corpus) => Changed | null;

const LETTER = /[\p{L}\p{N}]/u;

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A letter with the marks that belong to it (vowel signs, subjoined letters). */
function letterAt(words: string, at: number): string {
  const [first] = SEGMENTER.segment(words.slice(at));
  return first.segment;
}

/** Offsets of letters with at least `margin` letters on both sides. */
function inner(words: string, margin: number): number[] {
  const all = [...SEGMENTER.segment(words)].flatMap((s) => (LETTER.test(s.segment) ? [s.index] : []));
  return all.slice(margin, all.length - margin);
}

function oneEdit(
  canonical: string,
  at: number,
  expected: string,
  found: string,
  verdict: Verdict = 'misquote',
  loose?: boolean,
): Changed {
  const op = found === '' ? 'omission' : expected === '' ? 'addition' : 'substitution';
  return {
    words: canonical.slice(0, at) + found + canonical.slice(at + expected.length),
    verdicts: [verdict],
    canonical: [canonical],
    edits: [[{ op, start: at, end: at + found.length, found, expected, loose }]],
    note: `${expected || '∅'} → ${found || '∅'}`,
  };
}

/** Whether offset `at` stands inside a Latin word, where a single letter is no word. */
const inLatin = (words: string, at: number) =>
  /[A-Za-z]/.test(words[at] ?? '') && /[A-Za-z]/.test(words[at - 1] ?? '');

export const unchanged: Change = ({ words }) => ({
  words,
  verdicts: ['exact'],
  canonical: [words],
  edits: [[]],
});

export const lookAlike: Change = ({ words }, random, corpus) => {
  if (corpus.voice !== 'statesman' && corpus.voice !== 'classical') {
    // A slip of the finger: two letters of a word exchanged would be two changes, so one is replaced.
    const at = random.pick(inner(words, 2).filter((i) => inLatin(words, i) || !/[A-Za-z]/.test(words[i])));
    if (at === undefined) return null;
    const own = letterAt(words, at);
    const others = inner(words, 0)
      .map((i) => letterAt(words, i))
      .filter((c) => c.toLowerCase() !== own.toLowerCase());
    return others.length === 0 ? null : oneEdit(words, at, own, random.pick(others).toLowerCase());
  }
  const places = inner(words, 1).filter((i) => LOOKALIKE.has(words[i]));
  if (places.length === 0) return null;
  const at = random.pick(places);
  return oneEdit(words, at, words[at], random.pick(LOOKALIKE.get(words[at])!));
};

export const synonym: Change = ({ words }, random, corpus) => {
  const english = corpus.voice === 'english';
  const places: [number, string, string][] = [];
  for (const [source, written] of english ? ENGLISH_SYNONYMS : SYNONYMS) {
    for (let at = words.indexOf(source); at !== -1; at = words.indexOf(source, at + 1)) {
      if (source === written) continue;
      if (
        english &&
        !new RegExp(`(?<![A-Za-z])${source}(?![A-Za-z])`).test(
          words.slice(Math.max(0, at - 1), at + source.length + 1),
        )
      )
        continue;
      places.push([at, source, written]);
    }
  }
  if (places.length === 0) return null;
  const [at, source, written] = random.pick(places);
  return oneEdit(words, at, source, written);
};

export const lostCharacter: Change = ({ words }, random, corpus) => {
  if (corpus.voice === 'english') {
    const found = [...words.matchAll(/(?<=[a-z] )[a-z]+ (?=[a-z])/g)];
    if (found.length === 0) return null;
    const match = random.pick(found);
    return oneEdit(words, match.index, match[0], '');
  }
  const at = random.pick(inner(words, 2));
  return at === undefined ? null : oneEdit(words, at, letterAt(words, at), '');
};

export const doubledCharacter: Change = ({ words }, random, corpus) => {
  if (corpus.voice === 'english') {
    const found = [...words.matchAll(/(?<=[a-z] )[a-z]+ (?=[a-z])/g)];
    if (found.length === 0) return null;
    const match = random.pick(found);
    return oneEdit(words, match.index, '', match[0]);
  }
  const at = random.pick(inner(words, 1));
  return at === undefined ? null : oneEdit(words, at, '', letterAt(words, at));
};

export const functionWord: Change = ({ words }, random, corpus) => {
  if (corpus.voice === 'english') {
    const found = [...words.matchAll(/(?<=[a-z] )(?=[a-z])/g)];
    if (found.length === 0) return null;
    return oneEdit(words, random.pick(found).index, '', `${random.pick(ENGLISH_FUNCTION_WORDS)} `);
  }
  const places = inner(words, 2).filter((i) => LETTER.test(words[i - 1]));
  if (places.length === 0) return null;
  const at = random.pick(places);
  const word = random.pick(FUNCTION_WORDS);
  return words[at] === word || words[at - 1] === word ? null : oneEdit(words, at, '', word);
};

/** A clause between two others, or null. */
function innerClause(
  { words, clauses }: Stretch,
  random: Random,
  most = 30,
): { start: number; end: number } | null {
  const fits = clauses.slice(1, -1).filter((c) => {
    const length = lettersOf(words.slice(c.start, c.end)).length;
    const before = lettersOf(words.slice(0, c.start)).length;
    const after = lettersOf(words.slice(c.end)).length;
    return length >= 2 && length <= most && before >= 6 && after >= 6 && length <= (before + after) * 0.5;
  });
  return fits.length === 0 ? null : random.pick(fits);
}

export const lostClause: Change = (stretch, random) => {
  const clause = innerClause(stretch, random);
  if (!clause) return null;
  return oneEdit(stretch.words, clause.start, stretch.words.slice(clause.start, clause.end), '');
};

const ELISIONS = ['……', '……', '……', '……', '…', '...', '......', '。。。', '[…]', '［……］', '（略）', '(略)'];

export const markedOmission: Change = (stretch, random, corpus) => {
  const clause = innerClause(stretch, random, 200);
  if (!clause) return null;
  const { words } = stretch;
  const mark =
    corpus.voice === 'english' ? random.pick(['…', ' ... ', ' [...] ', ' … ']) : random.pick(ELISIONS);
  let before = words.slice(0, clause.start);
  // A comma or pause before the mark is usually dropped; a full stop usually stays.
  if (/[，、；]$/.test(before) && random.chance(0.6)) before = before.slice(0, -1);
  if (corpus.voice === 'english') before = before.trimEnd();
  const after = words.slice(clause.end);
  return {
    words: before + mark + after,
    verdicts: ['elided'],
    canonical: [words, before + mark + after, words.slice(0, clause.start) + mark + after],
    edits: [[]],
    note: `without ${words.slice(clause.start, clause.end)}`,
  };
};

/** Words are missing in one place, and the mark of an omission stands in another. */
export const wrongOmission: Change = (stretch, random, corpus) => {
  const { words, clauses } = stretch;
  const lost = innerClause(stretch, random);
  if (!lost) return null;
  const others = clauses
    .slice(1)
    .map((c) => c.start)
    .filter((at) => (at < lost.start || at > lost.end) && at > 4);
  if (others.length === 0) return null;
  const at = random.pick(others);
  const clause = words.slice(lost.start, lost.end);
  const late = at > lost.start;
  const mark = corpus.voice === 'english' || corpus.voice === 'arabic' ? '... ' : '……';
  const shift = late ? -clause.length : 0;
  const text = words.slice(0, lost.start) + words.slice(lost.end);
  const place = at + shift;
  const changed = text.slice(0, place) + mark + text.slice(place);
  const omission = late ? lost.start : lost.start + mark.length;
  const added: TrueEdit = {
    op: 'addition',
    start: place,
    end: place + mark.length,
    found: mark,
    expected: '',
  };
  const missing: TrueEdit = { op: 'omission', start: omission, end: omission, found: '', expected: clause };
  return {
    words: changed,
    verdicts: ['misquote'],
    canonical: [words],
    edits: [late ? [missing, added] : [added, missing]],
    note: `lost ${clause}, mark at ${place}`,
  };
};

export const swappedClauses: Change = ({ words, clauses }, random) => {
  const pairs: [number, string, string][] = [];
  for (let i = 0; i + 1 < clauses.length; i++) {
    const a = words.slice(clauses[i].start, clauses[i].end);
    const b = words.slice(clauses[i + 1].start, clauses[i + 1].end);
    const x = a.replace(/\P{L}+$/u, '');
    const y = b.replace(/\P{L}+$/u, '');
    const short = [x.length, y.length].every((n) => n >= 4 && n <= 14);
    const rest = lettersOf(words).length - lettersOf(a + b).length;
    if (short && rest >= 8 && x[0] !== y[0] && x.at(-1) !== y.at(-1)) pairs.push([clauses[i].start, x, y]);
  }
  if (pairs.length === 0) return null;
  const [at, x, y] = random.pick(pairs);
  const between = words.slice(at + x.length, words.indexOf(y, at + x.length));
  const source = x + between + y;
  const written = y + between + x;
  return {
    words: words.slice(0, at) + written + words.slice(at + source.length),
    verdicts: ['misquote'],
    canonical: [words],
    edits: [[{ op: 'transposition', start: at, end: at + written.length, found: written, expected: source }]],
    note: `${source} → ${written}`,
  };
};

/** A remark in the middle, without marks around it. */
export const remarkInside: Change = ({ words, clauses }, random) => {
  const remark = random.pick([
    '他强调，',
    '总书记说，',
    '（大家注意）',
    '他接着说，',
    '（特别是今年）',
    '这就是说，',
    '我们注意到，',
  ]);
  const at = random.pick(
    clauses
      .slice(1)
      .map((c) => c.start)
      .filter((i) => i >= 6 && i <= words.length - 6),
  );
  if (at === undefined) return null;
  return oneEdit(words, at, '', remark);
};

const PUNCTUATION: Readonly<Record<string, readonly string[]>> = {
  '，': ['、', '；', '。', ''],
  '、': ['，', ''],
  '；': ['，', '。'],
  '。': ['，', '；', '！'],
  '：': ['，'],
  '！': ['。'],
  '？': ['。', '！'],
  ',': [';', ''],
  ';': [','],
  ':': [','],
};

export const punctuationOnly: Change = ({ words }, random, corpus) => {
  const places = [...words.matchAll(/[，、；。：！？,;:]/gu)].filter(
    (m) =>
      LETTER.test(words[m.index - 1] ?? '') && LETTER.test(words.slice(m.index + 1).trimStart()[0] ?? ''),
  );
  if (places.length === 0) return null;
  const place = random.pick(places);
  const found = random.pick(PUNCTUATION[place[0]]);
  if (corpus.voice === 'english' && /\d/.test(words[place.index - 1])) return null;
  return oneEdit(words, place.index, place[0], found, 'equivalent', true);
};

const DIGITS = '零一二三四五六七八九';
const HAN_NUMBERS: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/(?<!\d)\d(?!\d|\.\d)/g, (n) => DIGITS[Number(n)]],
  [/(?<!\d)[1-9]0(?!\d|\.\d|多)/g, (n) => `${n[0] === '1' ? '' : DIGITS[Number(n[0])]}十`],
  [
    /(?<!\d)[12]\d{3}(?=年)/g,
    (n) =>
      [...n]
        .map((c) => DIGITS[Number(c)])
        .join('')
        .replace(/零/g, '〇'),
  ],
  [/二十(?=国集团)/g, () => '20'],
  [
    /(?<![第十百千万])[二三四五六七八九](?=[个国次年月日位名项条人日里岁])/g,
    (c) => String(DIGITS.indexOf(c)),
  ],
  [/两(?=国|个|次)/g, () => '2'],
  [/(?<![\p{L}])十(?=[个国次年月日位名项条人里岁])/gu, () => '10'],
];

export const digits: Change = ({ words }, random) => {
  const places: [number, string, string][] = [];
  for (const [pattern, write] of HAN_NUMBERS) {
    for (const match of words.matchAll(pattern)) places.push([match.index, match[0], write(match[0])]);
  }
  if (places.length === 0) return null;
  const [at, source, written] = random.pick(places);
  return oneEdit(words, at, source, written);
};

/** Full-width letters and digits for half-width ones, half-width marks for full-width ones, or the other way round. */
export const width: Change = ({ words }, random, corpus) => {
  // Nobody sets Latin or Arabic text full-width.
  if (corpus.voice !== 'statesman' && corpus.voice !== 'classical' && corpus.voice !== 'japanese')
    return null;
  const full = (c: string) => String.fromCharCode(c.charCodeAt(0) + 0xfee0);
  const half = (c: string) => String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  const pattern = random.chance(0.5) ? /[0-9A-Za-z]/g : /[，；：！？（）]/g;
  const other = pattern.source.startsWith('[0') ? /[，；：！？（）]/g : /[0-9A-Za-z]/g;
  for (const kind of [pattern, other]) {
    const places = [...words.matchAll(kind)]
      .filter((m) => m.index > 0 && m.index < words.length - 1)
      .map((m) => m.index);
    if (places.length === 0 || places.length > 40) continue;
    const convert = kind.source.startsWith('[0') ? full : half;
    const chosen = new Set(random.chance(0.5) ? places : [random.pick(places)]);
    return perCharacter(words, (c, i) => (chosen.has(i) ? convert(c) : c));
  }
  return null;
};

function perCharacter(words: string, write: (character: string, at: number) => string): Changed | null {
  let text = '';
  const edits: TrueEdit[] = [];
  let at = 0;
  for (const character of words) {
    const written = write(character, at);
    if (written !== character) {
      edits.push({
        op: 'substitution',
        start: text.length,
        end: text.length + written.length,
        found: written,
        expected: character,
        loose: true,
      });
    }
    text += written;
    at += character.length;
  }
  return edits.length === 0
    ? null
    : { words: text, verdicts: ['equivalent'], canonical: [words], edits: [edits] };
}

export const traditionalScript: Change = ({ words }, random) => {
  const to = random.pick(['t', 't', 'tw', 'hk'] as const);
  const text = traditional(words, to);
  // A corpus in traditional script is quoted in simplified script.
  const written = [...(text === words ? simplifiedScript(words) : text)];
  const source = [...words];
  if (written.length !== source.length || (text !== words && simplifiedScript(text) !== words)) return null;
  let i = 0;
  return perCharacter(words, () => written[i++]);
};

export const mixedScript: Change = ({ words }, random) => {
  const other = traditional(words, 't');
  const written = [...(other === words ? simplifiedScript(words) : other)];
  if (written.length !== [...words].length) return null;
  const share = 0.1 + random.next() * 0.6;
  let i = 0;
  return perCharacter(words, (c) => {
    const form = written[i++];
    return random.chance(share) ? form : c;
  });
};

export const regionalForms: Change = ({ words }, random) => {
  const written = [...traditional(words, 't')];
  if (written.length !== [...words].length) return null;
  let regional = 0;
  const forms = written.map((c) => {
    const other = REGIONAL.filter(([from, to]) => from === c && to !== c);
    if (other.length === 0) return c;
    regional++;
    return random.pick(other)[1];
  });
  if (regional === 0 || simplifiedScript(written.join('')) !== words) return null;
  let i = 0;
  return perCharacter(words, () => forms[i++]);
};

/** Two or three changes of one quotation, far enough apart to be told from each other. */
export const severalSlips: Change = (stretch, random, corpus) => {
  const count = random.int(2, 3);
  let words = stretch.words;
  let edits: TrueEdit[] = [];
  for (let tries = 0; edits.length < count && tries < 20; tries++) {
    const change = random.pick([lookAlike, synonym, lostCharacter, doubledCharacter, functionWord]);
    const made = change({ ...stretch, words }, random, corpus);
    if (!made?.edits) continue;
    const [one] = made.edits[0];
    if (edits.some((e) => one.start <= e.end + 4 && one.start + one.expected.length >= e.start - 4)) continue;
    const by = one.found.length - one.expected.length;
    edits = [
      ...edits.map((e) => (e.start > one.start ? { ...e, start: e.start + by, end: e.end + by } : e)),
      one,
    ];
    words = made.words;
  }
  if (edits.length < count) return null;
  return {
    words,
    verdicts: ['misquote'],
    canonical: [stretch.words],
    edits: [edits],
    note: edits.map((e) => `${e.expected || '∅'} → ${e.found || '∅'}`).join(', '),
  };
};

/** A random slip: what running text that follows a source closely is made of. */
export function slips(
  words: string,
  count: number,
  random: Random,
): { words: string; distance: number } | null {
  const places = random
    .shuffled(inner(words, 4))
    .slice(0, count)
    .sort((a, b) => b - a);
  if (places.length < count) return null;
  let text = words;
  for (const at of places) {
    const kind = random.int(0, 2);
    const own = letterAt(words, at);
    const other = letterAt(words, random.pick(inner(words, 0)));
    if (other === own && kind === 0) return null;
    text =
      text.slice(0, at) + (kind === 1 ? '' : other) + (kind === 2 ? own : '') + text.slice(at + own.length);
  }
  return { words: text, distance: count };
}

/** Whether the words, punctuation and all, stand in any passage. */
export function standsSomewhere(corpus: Corpus, words: string): boolean {
  const plain = squeezed(words);
  return corpus.library.passages.some((p) => squeezed(p.text).includes(plain));
}
