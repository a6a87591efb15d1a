import type { Verdict } from '../../server/src/engine/index.ts';
import {
  digits,
  doubledCharacter,
  functionWord,
  lookAlike,
  lostCharacter,
  lostClause,
  markedOmission,
  mixedScript,
  punctuationOnly,
  regionalForms,
  remarkInside,
  severalSlips,
  slips,
  standsSomewhere,
  swappedClauses,
  synonym,
  traditionalScript,
  unchanged,
  width,
  wrongOmission,
  type Change,
  type Changed,
} from './changes.ts';
import { lettersOf, type Corpus } from './corpus.ts';
import {
  agrees,
  datePhrase,
  dayPhrase,
  factsOf,
  fitting,
  leadIn,
  NO_FACTS,
  usualSaying,
  yearPhrase,
  type Facts,
  type LeadIn,
} from './lead-ins.ts';
import { ENGLISH_UNRELATED, PARAPHRASES, SCARE, UNRELATED } from './prose.ts';
import type { Random } from './random.ts';
import { stretchOf, takeStretch, usable, withoutEdges, type Stretch, type Wanted } from './stretch.ts';
import { join, type Fragment, type Status, type Truth } from './truth.ts';

/** A piece of a paragraph with a quotation in it. */
export interface Scene {
  readonly fragment: Fragment;
  /** Nothing around it may speak of a source: it gets a paragraph of its own. */
  readonly apart: boolean;
  /** A block quotation, or several paragraphs: put between blank lines as it is. */
  readonly block: boolean;
}

export interface Setting {
  readonly corpus: Corpus;
  readonly random: Random;
  readonly markdown: boolean;
}

type Kind = (setting: Setting) => Scene | null;

const CHINESE = new Set(['statesman', 'classical']);
const isChinese = (corpus: Corpus) => CHINESE.has(corpus.voice);

// ——— A quotation with its marks and its attribution

interface Manner {
  readonly kind: string;
  readonly stretch: Stretch;
  readonly changed: Changed;
  readonly lead: LeadIn;
  readonly status?: readonly Status[];
  readonly marks?: readonly [string, string];
  readonly block?: boolean;
  readonly sources?: readonly number[];
}

const MARKS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['“', '”'],
  ['“', '”'],
  ['“', '”'],
  ['“', '”'],
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['"', '"'],
  ['〝', '〞'],
  ['‘', '’'],
];

function marksFor({ corpus, random }: Setting): readonly [string, string] {
  if (corpus.voice === 'english')
    return random.pick([
      ['“', '”'],
      ['“', '”'],
      ['"', '"'],
    ] as const);
  if (corpus.voice === 'japanese') return ['「', '」'];
  if (corpus.voice === 'arabic')
    return random.pick([
      ['«', '»'],
      ['“', '”'],
      ['"', '"'],
    ] as const);
  return random.pick(MARKS);
}

function truthOf(setting: Setting, m: Manner, start: number): Truth {
  const { corpus } = setting;
  const { changed, stretch, lead } = m;
  return {
    kind: m.kind,
    start,
    end: start + changed.words.length,
    expect: 'finding',
    quoted: true,
    verdicts: changed.verdicts,
    sources: fitting(corpus, m.sources ?? stretch.sources, lead.facts),
    canonical: changed.canonical,
    edits:
      changed.edits?.map((set) => set.map((e) => ({ ...e, start: e.start + start, end: e.end + start }))) ??
      null,
    attribution: m.status ?? lead.status,
    said: saidOf(lead, m.block === true && setting.markdown),
    note: changed.note,
  };
}

/** `《》 before the mark`, `speaker, date after the mark`: what failures of attribution are sorted by. */
function saidOf({ before, after, facts }: LeadIn, block: boolean): string {
  const names = [
    facts.speaker && 'speaker',
    facts.date && 'date',
    facts.occasion && 'occasion',
    facts.article && '《article》',
  ].filter(Boolean);
  if (names.length === 0) return 'nothing';
  const where = /^[（(]/.test(after)
    ? 'in brackets after'
    : /^—/.test(after)
      ? 'after a dash'
      : after === ''
        ? 'before'
        : 'after';
  return `${names.join(', ')} ${where}${before !== '' && after !== '' ? ', some before' : ''}${block ? ', block quotation' : ''}`;
}

/** The quotation in its marks with what is said of it, closing punctuation as papers have it. */
function quotation(setting: Setting, m: Manner): Scene {
  const { corpus, random, markdown } = setting;
  const { lead } = m;
  const { words } = m.changed;
  if (m.block && markdown) {
    const intro =
      lead.before.trim() === ''
        ? ''
        : `${lead.before.replace(/[：:，,\s]*$/, corpus.voice === 'english' ? ':' : '：')}\n\n`;
    const close =
      lead.after && /^[（(—]/.test(lead.after)
        ? `\n>\n> ${lead.after}`
        : lead.after
          ? `\n\n${lead.after.replace(/^[\s，]+/, '')}`
          : '';
    return {
      fragment: join(intro, '> ', { text: words, truths: [truthOf(setting, m, 0)] }, close),
      apart: lead.facts === NO_FACTS,
      block: true,
    };
  }
  const [open, close] = m.marks ?? marksFor(setting);
  const piece: Fragment = { text: words, truths: [truthOf(setting, m, 0)] };
  let after = lead.after;
  const last = words.at(-1) ?? '';
  const closed = /[。！？!?.]/.test(last);
  if (isChinese(corpus)) {
    if (lead.ends) after = after === '' ? (closed && random.chance(0.7) ? '' : '。') : `${after}。`;
    else if (!/[，。！？；、]/.test(last)) after = `，${after}`;
  } else if (lead.ends && !closed) after += '.';
  else if (corpus.voice === 'english' && after && !/^\s/.test(after)) after = ` ${after}`;
  return {
    fragment: join(lead.before, open, piece, close, after),
    apart: lead.facts === NO_FACTS,
    block: false,
  };
}

/** The last mark of the words as it comes, dropped, or changed: none of them is a difference. */
function edge(words: string, random: Random): string {
  const bare = words.replace(/[，。；：、,;:.]+$/u, '');
  if (bare === words) return words;
  const n = random.next();
  if (n < 0.5) return words;
  if (n < 0.8) return bare;
  return bare + (/[。；，]/.test(words.at(-1)!) ? random.pick(['。', '，', '；', '！']) : '.');
}

function withEdge(changed: Changed, random: Random): Changed {
  const words = edge(changed.words, random);
  const most = withoutEdges(changed.words);
  const within = changed.edits?.every((set) => set.every((e) => e.end <= most.length));
  return within === false ? changed : { ...changed, words };
}

/** Whether the changed words are still nearest to where they came from, so that the truth is the truth. */
function isUnmistakable(corpus: Corpus, stretch: Stretch, changed: Changed): boolean {
  if (changed.verdicts.includes('exact')) return true;
  const whole = changed.verdicts.some((v) => v === 'equivalent' || v === 'elided');
  if (whole)
    return changed.verdicts.includes('elided') || !standsSomewhere(corpus, withoutEdges(changed.words));
  const own = corpus.distance(changed.words, stretch.passage);
  const letters = lettersOf(stretch.words);
  return corpus.near(changed.words, own).every((n) => corpus.letters[n.passage].includes(letters));
}

/** A quotation of each kind of change: the words, the way they are set and what is said of them vary. */
function changedBy(kind: string, change: Change, wanted: Wanted, keepEdge = false): Kind {
  return (setting) => {
    const { corpus, random } = setting;
    for (let i = 0; i < 25; i++) {
      const stretch = takeStretch(corpus, random, wanted);
      if (!stretch) return null;
      const made = change(stretch, random, corpus);
      if (!made || !isUnmistakable(corpus, stretch, made)) continue;
      const changed = keepEdge ? made : withEdge(made, random);
      const lead = leadIn(corpus, factsOf(corpus, stretch.passage), usualSaying(random), random);
      return quotation(setting, { kind, stretch, changed, lead, block: random.chance(0.15) });
    }
    return null;
  };
}

const bare = (fragment: Fragment, apart = false, block = false): Scene => ({ fragment, apart, block });

// ——— Several truths in one scene

/** Halves of two passages as one quotation. */
const spliced: Kind = (setting) => {
  const { corpus, random } = setting;
  for (let i = 0; i < 40; i++) {
    const a = takeStretch(corpus, random, { least: 10, most: 40 });
    const b = takeStretch(corpus, random, { least: 10, most: 40 });
    if (!a || !b || a.sources.some((s) => b.sources.includes(s))) continue;
    const { articleOf, passages } = corpus.library;
    // Two paragraphs of one essay are one source: what stands between them is left out, not joined from elsewhere.
    const same = articleOf[a.passage] === articleOf[b.passage];
    const dated =
      passages[a.passage].date !== passages[b.passage].date ||
      passages[a.passage].occasion !== passages[b.passage].occasion;
    if (same && (!dated || corpus.voice !== 'statesman')) continue;
    const gap = isChinese(corpus) ? '' : ' ';
    const words = a.words + gap + b.words;
    const length = [...lettersOf(words)].length;
    if (corpus.near(words, Math.floor(length * 0.4)).length > 0) continue;
    const changed: Changed = {
      words,
      verdicts: ['spliced'],
      canonical: [words],
      edits: [[]],
      note: `${a.words} + ${b.words}`,
    };
    const first = random.chance(0.5);
    const lead = leadIn(
      corpus,
      factsOf(corpus, (first ? a : b).passage),
      random.pick(['some', 'speaker', 'none']),
      random,
    );
    const scene = quotation(setting, {
      kind: 'two passages joined',
      stretch: a,
      changed,
      lead,
      sources: [...a.sources, ...b.sources],
    });
    const truths = scene.fragment.truths.map((t) => ({
      ...t,
      sources: [...a.sources, ...b.sources],
      parts: [a.sources, b.sources],
      attribution: null,
    }));
    return { ...scene, fragment: { ...scene.fragment, truths } };
  }
  return null;
};

/** “……，”X说，“……。”: two parts of one quotation, each judged by itself. */
const attributionBetween: Kind = (setting) => {
  const { corpus, random } = setting;
  const stretch = takeStretch(corpus, random, { least: 18, most: 80, clauses: 2 });
  if (!stretch) return null;
  const at = splitPoint(stretch, random);
  if (at === null) return null;
  const facts = factsOf(corpus, stretch.passage);
  if (facts.speaker === null) return null;
  const sources = fitting(corpus, stretch.sources, { ...NO_FACTS, speaker: facts.speaker });
  const [open, close] = marksFor(setting);
  const between =
    corpus.voice === 'english'
      ? ` ${random.pick(['said', 'wrote'])} ${facts.speaker}, `
      : `${facts.speaker}${random.pick(['说', '指出', '强调', '这样说'])}，`;
  const first = stretch.words.slice(0, at).trimEnd();
  const second = stretch.words.slice(at);
  const part = (words: string): Fragment => ({
    text: words,
    truths: [
      {
        kind: 'attribution set between',
        start: 0,
        end: words.length,
        expect: 'finding',
        quoted: true,
        verdicts: ['exact'],
        sources,
        canonical: [words],
        edits: [[]],
        attribution: ['consistent'],
      },
    ],
  });
  return bare(
    join(
      open,
      part(first),
      close,
      between,
      open,
      part(second),
      close,
      /[。！？.!?]$/.test(second) ? '' : '。',
    ),
  );
};

function splitPoint(stretch: Stretch, random: Random): number | null {
  const borders = stretch.clauses
    .slice(1)
    .map((c) => c.start)
    .filter(
      (at) =>
        lettersOf(stretch.words.slice(0, at)).length >= 7 && lettersOf(stretch.words.slice(at)).length >= 7,
    );
  return borders.length === 0 ? null : random.pick(borders);
}

/** The whole, and then part by part with remarks between. */
const inParts: Kind = (setting) => {
  const { corpus, random } = setting;
  if (!isChinese(corpus)) return null;
  const stretch = takeStretch(corpus, random, { least: 24, most: 110, clauses: 3 });
  if (!stretch) return null;
  const facts = factsOf(corpus, stretch.passage);
  const lead = leadIn(corpus, facts, facts.speaker === null ? 'none' : random.pick(['all', 'some']), random);
  const kind = 'quoted again in parts';
  const whole = quotation(setting, {
    kind,
    stretch,
    changed: unchanged(stretch, random, corpus)!,
    lead,
    marks: ['“', '”'],
  });
  const remarks = [
    '说的是眼前的事',
    '讲的是道理',
    '是办法',
    '一句值得细读',
    '说明了缘由',
    '点出了要害',
    '落到了行动上',
  ];
  const pieces: (string | Fragment)[] = [];
  for (const clause of stretch.clauses) {
    const words = withoutEdges(stretch.words.slice(clause.start, clause.end));
    if (lettersOf(words).length < 7) continue;
    const sources = corpus.library.passages.flatMap((p, i) => (p.text.includes(words) ? [i] : []));
    pieces.push(
      '“',
      {
        text: words,
        truths: [
          {
            kind,
            start: 0,
            end: words.length,
            expect: 'finding',
            quoted: true,
            verdicts: ['exact'],
            sources,
            canonical: [words],
            edits: [[]],
            attribution: null,
          },
        ],
      },
      `”，${random.pick(remarks)}；`,
    );
  }
  return bare(join(whole.fragment, ...pieces, '读来平实。'), whole.apart);
};

/** Several paragraphs: each opens with a mark, only the last closes. */
const severalParagraphs: Kind = (setting) => {
  const { corpus, random, markdown } = setting;
  const many = usable(corpus).filter((i) => corpus.library.passages[i].text.includes('\n'));
  let stretch =
    many.length > 0 ? takeStretch(corpus, random, { least: 20, most: 300, paragraphs: true }, many) : null;
  let texts: string[];
  if (stretch) texts = stretch.words.split('\n');
  else {
    // A passage of one paragraph may be set in two.
    stretch = takeStretch(corpus, random, { least: 30, most: 160, clauses: 3 });
    if (!stretch) return null;
    const at = random.pick(
      stretch.clauses
        .slice(1)
        .map((c) => c.start)
        .filter(
          (i) => /[。！？.!?]\s*$/.test(stretch!.words.slice(0, i)) && i > 8 && i < stretch!.words.length - 8,
        ),
    );
    if (at === undefined) return null;
    texts = [stretch.words.slice(0, at).trimEnd(), stretch.words.slice(at)];
  }
  // Only what stands before the words: nothing can follow a quotation of several paragraphs in its sentence.
  const facts = factsOf(corpus, stretch.passage);
  let lead = leadIn(corpus, facts, random.pick(['all', 'some']), random);
  for (let tries = 0; lead.after !== '' && tries < 20; tries++)
    lead = leadIn(corpus, facts, random.pick(['all', 'some']), random);
  if (lead.after !== '') return null;
  const before = lead.before || (isChinese(corpus) ? '原话是：' : 'The words were: ');
  const kind = 'several paragraphs';
  const changed: Changed = { words: '', verdicts: ['exact'], canonical: [stretch.words], edits: [[]] };
  const quoted = markdown && random.chance(0.5);
  const text = quoted
    ? texts.map((t) => `> ${t}`).join('\n>\n')
    : texts.map((t, i) => (i === 0 ? t : `“${t}`)).join('\n\n');
  const inner = quoted ? text.slice(2) : text;
  const truth: Truth = {
    ...truthOf(
      setting,
      {
        kind,
        stretch,
        changed: { ...changed, words: inner },
        lead,
        status: lead.before ? undefined : ['unstated', 'consistent'],
      },
      0,
    ),
  };
  const piece: Fragment = { text: inner, truths: [truth] };
  return quoted
    ? bare(join(before, '\n\n> ', piece), lead.facts === NO_FACTS, true)
    : bare(join(before, '“', piece, '”'), lead.facts === NO_FACTS, true);
};

/** Words that quote others themselves: the inner marks change form. */
const nestedMarks: Kind = (setting) => {
  const { corpus, random } = setting;
  const having = usable(corpus).filter((i) => /[“「].+[”」]/.test(corpus.library.passages[i].text));
  for (let i = 0; i < 20 && having.length > 0; i++) {
    const stretch = takeStretch(corpus, random, { least: 12, most: 120, marks: true, with: /[“「]/ }, having);
    if (!stretch || !isBalanced(stretch.words) || /^[“「]/.test(stretch.words)) continue;
    const simple = random.chance(0.7);
    const words = simple
      ? stretch.words.replace(/[“「]/g, '‘').replace(/[”」]/g, '’')
      : stretch.words.replace(/[“「]/g, '『').replace(/[”」]/g, '』');
    const changed: Changed = {
      words,
      verdicts: ['exact', 'equivalent'],
      canonical: [stretch.words, words],
      edits: null,
    };
    const lead = leadIn(corpus, factsOf(corpus, stretch.passage), usualSaying(random), random);
    return quotation(setting, {
      kind: 'nested marks',
      stretch,
      changed,
      lead,
      marks: simple ? ['“', '”'] : ['「', '」'],
    });
  }
  return null;
};

/** Somebody's sentence in marks that quotes the corpus inside. */
const quotedInQuotation: Kind = (setting) => {
  const { corpus, random } = setting;
  if (!isChinese(corpus)) return null;
  const stretch = takeStretch(corpus, random, { least: 12, most: 50 });
  if (!stretch) return null;
  const { speaker } = factsOf(corpus, stretch.passage);
  const words = withoutEdges(stretch.words);
  const truth: Truth = {
    kind: 'quoted inside a quotation',
    start: 0,
    end: words.length,
    expect: 'finding',
    quoted: true,
    verdicts: ['exact'],
    sources: speaker ? fitting(corpus, stretch.sources, { ...NO_FACTS, speaker }) : stretch.sources,
    canonical: [words],
    edits: [[]],
    attribution: speaker ? ['consistent', 'unstated'] : null,
  };
  return bare(
    join(
      `${random.pick(['店主老周', '村支书', '退休教师陈老先生', '一位听众'])}说：“我一直记得${speaker ? `${speaker}的` : ''}那句‘`,
      { text: words, truths: [truth] },
      '’，听了心里踏实。”',
    ),
  );
};

function isBalanced(words: string): boolean {
  let depth = 0;
  for (const c of words) {
    if (c === '“' || c === '「') depth++;
    if (c === '”' || c === '」') depth--;
    if (depth < 0 || depth > 1) return false;
  }
  return depth === 0 && !/[‘’『』]/.test(words);
}

// ——— What is looked through

/** Something put into the exact words that is none of them. */
function lookedThrough(
  kind: string,
  put: (words: string, setting: Setting) => string | null,
  markdownOnly = false,
): Kind {
  return (setting) => {
    const { corpus, random, markdown } = setting;
    if (markdownOnly && !markdown) return null;
    const stretch = takeStretch(corpus, random, { least: 12, most: 90 });
    if (!stretch) return null;
    const words = put(stretch.words, setting);
    if (words === null) return null;
    const changed: Changed = { words, verdicts: ['exact'], canonical: [stretch.words], edits: [[]] };
    const lead = leadIn(corpus, factsOf(corpus, stretch.passage), usualSaying(random), random);
    return quotation(setting, { kind, stretch, changed, lead });
  };
}

/** Whether a line may be broken, or a note put in, before offset `i`. */
function isGap(words: string, i: number, { voice }: Corpus): boolean {
  if (voice === 'english' || voice === 'arabic') return words[i - 1] === ' ';
  if (voice === 'tibetan') return words[i - 1] === '་';
  return /\p{L}/u.test(words[i]) && !/[A-Za-z0-9\ud800-\udfff]/.test(words[i - 1] + words[i]);
}

/** A place between two words (or two characters), not at the edges. */
function between(words: string, random: Random, corpus: Corpus): number {
  const places: number[] = [];
  for (let i = 4; i < words.length - 4; i++) if (isGap(words, i, corpus)) places.push(i);
  return places.length === 0 ? -1 : random.pick(places);
}

const markupInside = lookedThrough(
  'markup inside',
  (words, { random, corpus }) => {
    const a = between(words, random, corpus);
    const b = between(words, random, corpus);
    const [from, to] = a < b ? [a, b] : [b, a];
    if (from < 0 || to - from < 2) return null;
    const middle = words.slice(from, to);
    const space = /\s*$/.exec(middle)![0];
    const core = middle.slice(0, middle.length - space.length);
    const put = random.pick([
      `**${core}**`,
      `*${core}*`,
      `[${core}](https://example.org/a?b=1)`,
      `<span class="key">${core}</span>`,
      `<u>${core}</u>`,
      `<!-- 核对 -->${core}`,
      `${core}<!-- check -->`,
    ]);
    return words.slice(0, from) + put + space + words.slice(to);
  },
  true,
);

const notesInside = lookedThrough('notes inside', (words, { random, corpus, markdown }) => {
  const gap = between(words, random, corpus);
  if (gap < 0) return null;
  // In scripts with spaces a note stands at the end of the word before.
  const at = words[gap - 1] === ' ' ? gap - 1 : gap;
  const said = isChinese(corpus) ? ['（鼓掌）', '（笑声）', '（见图1）', '（第5页）', '（译注：下同）'] : [];
  const note = random.pick([
    ...(markdown ? ['[^1]', '[^note]', '<sup>2</sup>', '①', '[3]'] : ['①', '[1]', '〔2〕', '［3］', '²']),
    ...said,
  ]);
  return words.slice(0, at) + note + words.slice(at);
});

const lineBreaks = lookedThrough('line breaks', (words, { random, corpus, markdown }) => {
  const spaced = corpus.voice === 'english' || corpus.voice === 'arabic';
  const step = random.int(8, 24) * (isChinese(corpus) || corpus.voice === 'japanese' ? 1 : 2);
  let text = '';
  let column = 0;
  for (let i = 0; i < words.length; i++) {
    if (column >= step && isGap(words, i, corpus)) {
      text = spaced
        ? text.trimEnd() + '\n'
        : text + random.pick(markdown ? ['\n', '\n', '  \n', '<br>'] : ['\n', '\n', '\r\n', '\n  ']);
      column = 0;
    }
    text += words[i];
    column++;
  }
  return text.includes('\n') || text.includes('<br>') ? text : null;
});

const pageBreaks = lookedThrough('page break', (words, { random, corpus }) => {
  const at = between(words, random, corpus);
  // After a full stop an empty line would end a paragraph, and the quotation would go on without a mark.
  return at < 0 || /[。！？；.!?།]\s*$/.test(words.slice(0, at))
    ? null
    : words.slice(0, at) + random.pick(['\f', '\n\f\n', '\n\n', '\n\n\n']) + words.slice(at);
});

const invisible = lookedThrough('invisible characters', (words, { random, corpus }) => {
  const at = between(words, random, corpus);
  const marks = isChinese(corpus)
    ? ['\u200b', '\u00ad', ' ', '　', '\u2060', '\ufeff']
    : ['\u200b', '\u00ad', '\u2060'];
  return at < 0 ? null : words.slice(0, at) + random.pick(marks) + words.slice(at);
});

// ——— Marks

const unclosed: Kind = (setting) => {
  const { corpus, random } = setting;
  const stretch = takeStretch(corpus, random, { least: 14, most: 80 });
  if (!stretch) return null;
  const lead = leadIn(
    corpus,
    factsOf(corpus, stretch.passage),
    random.pick(['all', 'some', 'speaker']),
    random,
  );
  if (lead.after !== '') return null;
  const truth = truthOf(
    setting,
    { kind: 'unclosed mark', stretch, changed: unchanged(stretch, random, corpus)!, lead },
    0,
  );
  return bare(join(lead.before, '“', { text: stretch.words, truths: [truth] }), false, true);
};

const wrongMark: Kind = (setting) => {
  const { random } = setting;
  const scene = changedBy('wrong mark', unchanged, { least: 12, most: 80 }, true)(setting);
  if (!scene || scene.block) return null;
  const [truth] = scene.fragment.truths;
  const { text } = scene.fragment;
  const [open, close] = random.pick([
    ['”', '“'],
    ['“', '“'],
    ['”', '”'],
    ['“', '」'],
    ['「', '”'],
    ["''", "''"],
    ['“', '"'],
    ['＂', '＂'],
  ] as const);
  const before = text.slice(0, truth.start - 1);
  const after = text.slice(truth.end + 1);
  return {
    ...scene,
    fragment: join(
      before,
      open,
      {
        text: text.slice(truth.start, truth.end),
        truths: [{ ...truth, start: 0, end: truth.end - truth.start, edits: [[]] }],
      },
      close,
      after,
    ),
  };
};

// ——— Attribution

interface Wrong {
  readonly facts: Facts;
  readonly saying?: 'all' | 'some' | 'speaker';
  readonly dates?: (date: string, random: Random) => string;
}

/** Says something of the quotation that its source does not bear out. */
function wrongly(kind: string, alter: (facts: Facts, setting: Setting) => Wrong | null): Kind {
  return (setting) => {
    const { corpus, random } = setting;
    for (let i = 0; i < 30; i++) {
      const stretch = takeStretch(corpus, random, { least: 14, most: 80 });
      if (!stretch) return null;
      const facts = factsOf(corpus, stretch.passage);
      if (facts.speaker === null && facts.article === null) continue;
      const wrong = alter(facts, setting);
      if (!wrong) continue;
      const lead = leadIn(corpus, wrong.facts, wrong.saying ?? 'all', random, wrong.dates);
      if (stretch.sources.some((s) => agrees(corpus, s, lead.facts))) continue;
      return quotation(setting, {
        kind,
        stretch,
        changed: withEdge(unchanged(stretch, random, corpus)!, random),
        lead,
        status: ['contradicted'],
        sources: stretch.sources,
      });
    }
    return null;
  };
}

const wrongDate = wrongly('wrong date', (facts, { random }) => {
  if (facts.date?.length !== 10) return null;
  const [year, month, day] = facts.date.split('-').map(Number);
  const other = ((day - 1 + random.int(1, 26)) % 28) + 1;
  return other === day
    ? null
    : {
        facts: {
          ...facts,
          date: `${year}-${String(month).padStart(2, '0')}-${String(other).padStart(2, '0')}`,
        },
        dates: dayPhrase,
      };
});

const wrongMonth = wrongly('wrong month', (facts, { random }) => {
  if (facts.date === null || facts.date.length < 7) return null;
  const month = Number(facts.date.slice(5, 7));
  const other = ((month - 1 + random.int(1, 11)) % 12) + 1;
  return {
    facts: {
      ...facts,
      date: `${facts.date.slice(0, 5)}${String(other).padStart(2, '0')}${facts.date.slice(7)}`,
    },
  };
});

const wrongYear = wrongly('wrong year', (facts, { random }) => {
  if (facts.date === null || facts.date.length < 7) return null;
  return {
    facts: {
      ...facts,
      date: `${Number(facts.date.slice(0, 4)) + random.pick([-3, -1, 1, 2])}${facts.date.slice(4)}`,
    },
    dates: yearPhrase,
  };
});

const wrongOccasion = wrongly('wrong occasion', (facts, { corpus, random }) => {
  if (facts.occasion === null) return null;
  const all = [
    ...new Set(corpus.library.passages.filter((p) => p.speaker === facts.speaker).map((p) => p.occasion)),
  ];
  const other = random.pick(
    all.filter((o): o is string => o !== null && o !== facts.occasion && !/^《/.test(o)),
  );
  return other === undefined ? null : { facts: { ...facts, date: null, occasion: other } };
});

const wrongSpeaker = wrongly('wrong speaker', (facts, { corpus, random }) => {
  const statesmen = ['古特雷斯', '谭德塞', '普京', '马克龙', '王毅', '李克强', '默克尔', '特朗普'];
  const poets = corpus.library.speakers;
  const other = random.pick(
    (corpus.voice === 'statesman' ? statesmen : poets).filter((s) => s !== facts.speaker),
  );
  if (other === undefined || facts.speaker === null) return null;
  return {
    facts: { ...NO_FACTS, speaker: other, date: corpus.voice === 'statesman' ? facts.date : null },
    saying: 'some',
  };
});

const wrongArticle = wrongly('wrong article', (facts, { corpus, random }) => {
  if (corpus.voice === 'statesman') return null;
  const other = random.pick(corpus.library.articles.map((a) => a.title).filter((t) => t !== facts.article));
  return other === undefined ? null : { facts: { ...facts, article: other } };
});

/** 《…》 names another work than the one the words stand in. */
const wrongArticleNamed: Kind = (setting) => {
  const { corpus, random } = setting;
  if (corpus.voice !== 'statesman') return null;
  const stretch = takeStretch(corpus, random, { least: 14, most: 70 });
  if (!stretch) return null;
  const { speaker } = factsOf(corpus, stretch.passage);
  // The title of an article that only repeats the words says nothing of the work they are from.
  if (
    speaker === null ||
    !stretch.sources.some((s) => hasWork(corpus, s) && factsOf(corpus, s).speaker === speaker)
  )
    return null;
  const titles = [
    '在庆祝改革开放40周年大会上的讲话',
    '共担时代责任 共促全球发展',
    '论坚持全面深化改革',
    '之江新语',
    '摆脱贫困',
    '在纪念五四运动100周年大会上的讲话',
  ];
  const title = random.pick(titles);
  const lead: LeadIn = {
    before: random.pick([
      `${speaker}在《${title}》一文中指出：`,
      `《${title}》中写道：`,
      `${speaker}《${title}》：`,
    ]),
    after: '',
    ends: true,
    facts: { ...NO_FACTS, speaker, article: title },
    status: ['contradicted'],
  };
  return quotation(setting, {
    kind: 'wrong article',
    stretch,
    changed: unchanged(stretch, random, corpus)!,
    lead,
    sources: stretch.sources,
  });
};

/** Whether the corpus knows the work that a passage's words are from. */
function hasWork({ library }: Corpus, passage: number): boolean {
  const { within, occasion } = library.passages[passage];
  const { authority } = library.articles[library.articleOf[passage]];
  return (authority === 'primary' && within === null) || (occasion?.includes('《') ?? false);
}

/** Date and occasion stand two sentences before the quotation. */
const statedEarlier: Kind = (setting) => {
  const { corpus, random } = setting;
  if (corpus.voice !== 'statesman') return null;
  for (let i = 0; i < 20; i++) {
    const stretch = takeStretch(corpus, random, { least: 14, most: 80 });
    if (!stretch) return null;
    const facts = factsOf(corpus, stretch.passage);
    const match = /^(?:同|与)(.+?)(?:通话|通电话)$/.exec(facts.occasion ?? '');
    if (facts.date?.length !== 10 || !match || facts.speaker !== '习近平') continue;
    const before =
      `${datePhrase(facts.date, random)}，习近平${random.pick(['同', '与'])}${match[1]}通电话。` +
      random.pick(['双方谈了近一个小时。', '通话从当地时间上午开始。', '这是两人今年又一次直接交谈。']) +
      random.pick(['习近平指出：', '习近平强调，', '他说：', '习近平表示：']);
    const lead: LeadIn = {
      before,
      after: '',
      ends: true,
      facts: { ...NO_FACTS, speaker: facts.speaker, date: facts.date, occasion: facts.occasion },
      status: ['consistent'],
    };
    return quotation(setting, {
      kind: 'stated two sentences earlier',
      stretch,
      changed: unchanged(stretch, random, corpus)!,
      lead,
    });
  }
  return null;
};

/** Two quotations with a date each in one paragraph: none bears on the other. */
const dateOfAnother: Kind = (setting) => {
  const { corpus, random } = setting;
  if (corpus.voice !== 'statesman') return null;
  const kind = 'date of another quotation';
  for (let i = 0; i < 20; i++) {
    const a = takeStretch(corpus, random, { least: 14, most: 60 });
    const b = takeStretch(corpus, random, { least: 14, most: 60 });
    if (!a || !b) return null;
    const [f, g] = [factsOf(corpus, a.passage), factsOf(corpus, b.passage)];
    if (
      f.date?.length !== 10 ||
      g.date?.length !== 10 ||
      f.date === g.date ||
      f.speaker !== '习近平' ||
      g.speaker !== '习近平'
    )
      continue;
    const date = (d: string) => fullOrShort(d, random);
    const marks = ['“', '”'] as const;
    const one = (stretch: Stretch, facts: Facts, before: string, after: string) =>
      quotation(setting, {
        kind,
        stretch,
        changed: { ...unchanged(stretch, random, corpus)!, words: withoutEdges(stretch.words) },
        lead: {
          before,
          after,
          ends: after === '',
          facts: { ...NO_FACTS, speaker: facts.speaker, date: facts.date },
          status: ['consistent'],
        },
        marks,
      }).fragment;
    const shape = random.int(0, 2);
    if (shape === 0)
      return bare(
        join(one(a, f, `${date(f.date)}，习近平指出：`, ''), one(b, g, `${date(g.date)}，他又强调：`, '')),
      );
    if (shape === 1)
      return bare(join(one(a, f, '', `习近平${date(f.date)}说。`), one(b, g, '', `他${date(g.date)}又说。`)));
    return bare(
      join(
        one(a, f, `${date(f.date)}，习近平指出：`, ''),
        '这番话很快传开。',
        one(b, g, `后来，${date(g.date)}，习近平又说：`, ''),
      ),
    );
  }
  return null;
};

function fullOrShort(date: string, random: Random): string {
  const [year, month, day] = date.split('-').map(Number);
  return random.chance(0.5) ? `${year}年${month}月${day}日` : `${month}月${day}日`;
}

/** Dates and names around the quotation that say nothing of it. */
const datesAround: Kind = (setting) => {
  const { corpus, random } = setting;
  if (corpus.voice !== 'statesman') return null;
  for (let i = 0; i < 20; i++) {
    const stretch = takeStretch(corpus, random, { least: 14, most: 80 });
    if (!stretch) return null;
    const facts = factsOf(corpus, stretch.passage);
    if (facts.speaker !== '习近平') continue;
    const lead = leadIn(corpus, facts, random.pick(['all', 'some', 'speaker']), random);
    const scene = quotation(setting, {
      kind: 'dates and names around it',
      stretch,
      changed: withEdge(unchanged(stretch, random, corpus)!, random),
      lead,
    });
    const before = random.pick([
      '截至4月11日24时，全国累计治愈出院病例近八万例。',
      '4月8日零时，武汉正式解除离汉通道管控。',
      '早在1月23日，离汉通道就已关闭。',
      '4月4日是清明节，各地下半旗志哀。',
      '世卫组织2020年3月11日宣布疫情构成大流行。',
      '当地时间3月25日，美国国会通过了两万亿美元的救助法案。',
      '德国总理默克尔4月6日在柏林会见了记者。',
      '2月26日，钟南山在广州介绍了最新的研究。',
      '1918年的那场流感，夺去了数千万人的生命。',
    ]);
    const after = random.pick([
      '',
      '4月14日，第一批物资运抵机场。',
      '这是1月以来的第五次。',
      '法国总统马克龙对此没有评论。',
      '到5月1日，工厂全部复了工。',
    ]);
    return {
      ...scene,
      apart: false,
      fragment: join(before, scene.fragment, /[。！？”’」』]$/.test(scene.fragment.text) ? after : ''),
    };
  }
  return null;
};

/** Two people speak in one paragraph. */
const twoSpeakers: Kind = (setting) => {
  const { corpus, random } = setting;
  if (!isChinese(corpus)) return null;
  for (let i = 0; i < 40; i++) {
    const a = takeStretch(corpus, random, { least: 12, most: 60 });
    const b = takeStretch(corpus, random, { least: 12, most: 60 });
    if (!a || !b) return null;
    const [f, g] = [factsOf(corpus, a.passage), factsOf(corpus, b.passage)];
    if (f.speaker === null || g.speaker === null || f.speaker === g.speaker) continue;
    const one = (stretch: Stretch, speaker: string, shape: number) =>
      quotation(setting, {
        kind: 'two speakers in a paragraph',
        stretch,
        changed: { ...unchanged(stretch, random, corpus)!, words: withoutEdges(stretch.words) },
        lead: {
          before: shape === 0 ? `${speaker}${random.pick(['说', '指出', '写道'])}：` : '',
          after: shape === 0 ? '' : `${speaker}这样说。`,
          ends: shape === 0,
          facts: { ...NO_FACTS, speaker },
          status: ['consistent'],
        },
        marks: ['“', '”'],
      }).fragment;
    return bare(
      join(
        one(a, f.speaker, random.int(0, 1)),
        random.pick(['', '另一位也有话讲。']),
        one(b, g.speaker, random.int(0, 1)),
      ),
    );
  }
  return null;
};

/** 强调要“……”，“……”，“……”: short parts of one passage in one sentence. */
const severalShort: Kind = (setting) => {
  const { corpus, random } = setting;
  if (!isChinese(corpus)) return null;
  const stretch = takeStretch(corpus, random, { least: 24, most: 120, clauses: 3 });
  if (!stretch) return null;
  const facts = factsOf(corpus, stretch.passage);
  if (facts.speaker === null) return null;
  const parts = stretch.clauses
    .map((c) => withoutEdges(stretch.words.slice(c.start, c.end)))
    .filter((w) => lettersOf(w).length >= 6);
  if (parts.length < 2) return null;
  const pieces: (string | Fragment)[] = [];
  parts.forEach((words, i) => {
    const all = corpus.library.passages.flatMap((p, at) => (p.text.includes(words) ? [at] : []));
    const truth: Truth = {
      kind: 'several short parts',
      start: 0,
      end: words.length,
      expect: 'finding',
      quoted: true,
      verdicts: ['exact'],
      sources: fitting(corpus, all, { ...NO_FACTS, speaker: facts.speaker }),
      canonical: [words],
      edits: [[]],
      attribution: ['consistent'],
    };
    pieces.push(
      i === 0 ? '“' : random.pick(['，“', '、“', '，也要“']),
      { text: words, truths: [truth] },
      '”',
    );
  });
  return bare(join(`${facts.speaker}${random.pick(['强调，', '多次谈到', '提出，要'])}`, ...pieces, '。'));
};

// ——— Not in the corpus, or not to be flagged

const silent = (
  kind: string,
  text: string,
  expect: 'nothing' | 'maybe' = 'nothing',
  quoted = true,
): Fragment => ({
  text,
  truths: [
    {
      kind,
      start: 0,
      end: text.length,
      expect,
      quoted,
      verdicts: ['exact', 'equivalent'],
      sources: null,
      canonical: null,
      edits: null,
      attribution: null,
    },
  ],
});

const paraphrase: Kind = ({ corpus, random }) => {
  if (corpus.voice !== 'statesman') return null;
  const words = random.pick(PARAPHRASES);
  const kind = 'paraphrase';
  return random.chance(0.7)
    ? bare(
        join(
          random.pick(['习近平指出，', '在通话中，习近平表示，', '讲话提到，']),
          silent(kind, words, 'nothing', false),
          '。',
        ),
      )
    : bare(join('用一位读者的话说：“', silent(kind, words), '。”'), true);
};

const lacking: Kind = ({ corpus, random }) => {
  if (corpus.lacking.length === 0) return null;
  const { speaker, words } = random.pick(corpus.lacking);
  const short = [...lettersOf(words)].length < 10;
  const lead = isChinese(corpus)
    ? random.pick([
        `${speaker}${random.pick(['指出', '说', '强调'])}：`,
        `${speaker}曾说：`,
        `正如${speaker}所说，`,
      ])
    : `${speaker} said, `;
  const [open, close] = corpus.voice === 'japanese' ? ['「', '」'] : ['“', '”'];
  const truth: Truth = {
    kind: 'words the corpus lacks',
    start: 0,
    end: words.length,
    expect: short ? 'maybe' : 'finding',
    quoted: true,
    verdicts: ['unsourced'],
    sources: null,
    canonical: null,
    edits: [[]],
    attribution: null,
  };
  return bare(
    join(lead, open, { text: words, truths: [truth] }, close, /[。！？.!?]$/.test(words) ? '' : '。'),
  );
};

const unrelatedQuotation: Kind = ({ corpus, random }) => {
  if (corpus.voice === 'english') {
    const { by, words } = random.pick(ENGLISH_UNRELATED);
    return bare(join('“', silent('unrelated quotation', words), `” ${by} said.`));
  }
  if (!isChinese(corpus)) return null;
  const { by, words } = random.pick(UNRELATED);
  const piece = silent('unrelated quotation', words);
  return bare(
    random.chance(0.5)
      ? join(by, random.pick(['说：', '告诉记者：', '笑着说：']), '“', piece, '”')
      : join('“', piece, `”${by}说。`),
  );
};

const scareQuotes: Kind = ({ corpus, random }) => {
  if (!isChinese(corpus)) return null;
  const kind = 'scare quotes';
  const [a, b] = random.shuffled(SCARE);
  return bare(
    join(
      random.pick(['这两年，', '在不少地方，', '居民们常说起的']),
      '“',
      silent(kind, a),
      '”',
      random.pick(['和', '、', '与']),
      '“',
      silent(kind, b),
      '”',
      random.pick(['成了常用的词。', '都不算新鲜事。', '说的其实是一回事。']),
    ),
  );
};

/** Words of 4–8 letters that many passages have. */
const setPhrase: Kind = ({ corpus, random }) => {
  const phrase = random.pick(setPhrasesOf(corpus));
  if (phrase === undefined) return null;
  const sources = corpus.library.passages.flatMap((p, i) => (p.text.includes(phrase) ? [i] : []));
  const truth: Truth = {
    kind: 'set phrase',
    start: 0,
    end: phrase.length,
    expect: [...phrase].length < 6 ? 'maybe' : 'finding',
    quoted: true,
    verdicts: ['exact'],
    sources,
    canonical: [phrase],
    edits: [[]],
    attribution: null,
  };
  const [before, after] = random.pick([
    ['大家常提“', '”，意思并不难懂。'],
    ['“', '”几个字写在扉页上。'],
    ['标语只有一行：“', '”。'],
  ] as const);
  return bare(join(before, { text: phrase, truths: [truth] }, after), true);
};

const phrases = new WeakMap<Corpus, string[]>();

function setPhrasesOf(corpus: Corpus): string[] {
  let found = phrases.get(corpus);
  if (found) return found;
  const counts = new Map<string, number>();
  for (const { text } of corpus.library.passages) {
    const seen = new Set<string>();
    for (let length = 4; length <= 8; length++) {
      for (let i = 0; i + length <= text.length; i++) {
        const words = text.slice(i, i + length);
        if (/^\p{Script=Han}+$/u.test(words)) seen.add(words);
      }
    }
    for (const words of seen) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const least = corpus.library.passages.length > 200 ? 8 : 5;
  const many = [...counts].filter(([, n]) => n >= least);
  // Only those that no longer one of the same frequency holds: whole phrases, not their middles.
  found = many
    .filter(([w, n]) => !many.some(([v, m]) => v.length === w.length + 1 && m === n && v.includes(w)))
    .map(([w]) => w);
  phrases.set(corpus, found);
  return found;
}

/** Words that another passage has a little differently. */
const almostTwins: Kind = (setting) => {
  const { corpus, random } = setting;
  for (let i = 0; i < 120; i++) {
    const stretch = takeStretch(corpus, random, { least: 10, most: 45 });
    if (!stretch) return null;
    const length = [...lettersOf(stretch.words)].length;
    const twins = corpus
      .near(stretch.words, Math.max(1, Math.min(3, Math.floor(length * 0.2))))
      .filter((n) => n.distance > 0);
    if (twins.length === 0) continue;
    const facts = factsOf(corpus, stretch.passage);
    const n = random.next();
    const changed = withEdge(unchanged(stretch, random, corpus)!, random);
    const kind = 'two passages that differ by a word';
    if (n < 0.35)
      return quotation(setting, { kind, stretch, changed, lead: leadIn(corpus, facts, 'none', random) });
    if (n < 0.7)
      return quotation(setting, { kind, stretch, changed, lead: leadIn(corpus, facts, 'all', random) });
    // Said of the other: the wording decides, and the attribution is then wrong.
    const other = factsOf(corpus, random.pick(twins).passage);
    if (other.speaker === null) continue;
    const lead = leadIn(corpus, other, 'all', random);
    if (stretch.sources.some((s) => agrees(corpus, s, lead.facts))) continue;
    return quotation(setting, {
      kind,
      stretch,
      changed,
      lead,
      status: ['contradicted'],
      sources: stretch.sources,
    });
  }
  return null;
};

/** The words as a secondary witness has them, where the place of record reads differently. */
const variant: Kind = (setting) => {
  const { corpus, random } = setting;
  const { passages, articles, articleOf } = corpus.library;
  const authority = (i: number) => articles[articleOf[i]].authority;
  const secondary = passages.flatMap((p, i) =>
    p.within && p.speaker && authority(i) === 'secondary' && lettersOf(p.text).length >= 12 ? [i] : [],
  );
  for (let i = 0; i < 60 && secondary.length > 0; i++) {
    const passage = random.pick(secondary);
    const words = withoutEdges(passages[passage].text);
    const length = [...lettersOf(words)].length;
    const near = corpus.near(words, Math.floor(length * 0.2));
    if (near.some((n) => n.distance === 0 && authority(n.passage) === 'primary')) continue;
    const record = near.find(
      (n) => authority(n.passage) === 'primary' && passages[n.passage].speaker === passages[passage].speaker,
    );
    if (!record) continue;
    const facts = factsOf(corpus, passage);
    const stretch: Stretch = { passage, words, clauses: [], sources: [record.passage] };
    const changed: Changed = { words, verdicts: ['variant'] as Verdict[], canonical: [], edits: null };
    const scene = quotation(setting, {
      kind: 'variant',
      stretch,
      changed,
      lead: leadIn(corpus, facts, 'speaker', random),
    });
    const sources = near
      .filter((n) => n.distance === record.distance && authority(n.passage) === 'primary')
      .map((n) => n.passage);
    return {
      ...scene,
      fragment: {
        ...scene.fragment,
        truths: scene.fragment.truths.map((t) => ({ ...t, canonical: null, sources, attribution: null })),
      },
    };
  }
  return null;
};

/** The source's words without marks, followed closely or to the letter. */
function running(kind: string, exact: boolean): Kind {
  return (setting) => {
    const { corpus, random } = setting;
    for (let i = 0; i < 20; i++) {
      // A letter of an alphabet says less than one of these scripts: twelve of them are chance.
      const least = isChinese(corpus) || corpus.voice === 'japanese' ? 14 : 28;
      const stretch = takeStretch(corpus, random, { least, most: 90 });
      if (!stretch) return null;
      const source = withoutEdges(stretch.words);
      const length = [...lettersOf(source)].length;
      if (length < 12) continue;
      const count = exact ? 0 : random.int(1, Math.max(1, Math.floor(length * 0.15)));
      const slipped = count === 0 ? { words: source, distance: 0 } : slips(source, count, random);
      if (!slipped) continue;
      const changed: Changed = {
        words: slipped.words,
        verdicts: ['misquote'],
        canonical: [source],
        edits: null,
      };
      if (count > 0 && !isUnmistakable(corpus, stretch, changed)) continue;
      const truth: Truth = {
        kind,
        start: 0,
        end: slipped.words.length,
        expect: 'finding',
        quoted: false,
        verdicts: count === 0 ? ['exact'] : ['misquote'],
        sources: stretch.sources,
        canonical: [source],
        edits: count === 0 ? [[]] : null,
        attribution: null,
      };
      const [before, after] =
        corpus.voice === 'english'
          ? ['Many repeated in those days that ', ' (nobody asked where it came from).']
          : isChinese(corpus)
            ? random.pick([
                ['文章接着谈到，', '，这一点给人印象很深。'],
                ['不少人都说，', '，话虽简单，做起来不易。'],
                ['稿中有 ', ' ，却没有注明来历。'],
              ] as const)
            : ['', ''];
      return bare(join(before, { text: slipped.words, truths: [truth] }, after), true);
    }
    return null;
  };
}

const plainWanted: Wanted = { least: 10, most: 110 };
const clauses = (n: number): Wanted => ({ least: 18, most: 130, clauses: n });

/** All kinds, by the name the table shows. A kind that a corpus has nothing for gives null. */
export const KINDS: Readonly<Record<string, Kind>> = {
  exact: changedBy('exact', unchanged, plainWanted, true),
  'edge punctuation': changedBy('edge punctuation', unchanged, plainWanted),
  'look-alike character': changedBy('look-alike character', lookAlike, plainWanted),
  'synonym word': changedBy('synonym word', synonym, plainWanted),
  'lost character': changedBy('lost character', lostCharacter, plainWanted),
  'doubled character': changedBy('doubled character', doubledCharacter, plainWanted),
  'function word put in': changedBy('function word put in', functionWord, plainWanted),
  'clause lost': changedBy('clause lost', lostClause, clauses(3)),
  'clause lost, marked': changedBy('clause lost, marked', markedOmission, clauses(3)),
  '…… in the wrong place': changedBy('…… in the wrong place', wrongOmission, clauses(4), true),
  'clauses swapped': changedBy('clauses swapped', swappedClauses, clauses(3)),
  'two passages joined': spliced,
  'remark inside': (setting) =>
    isChinese(setting.corpus) ? changedBy('remark inside', remarkInside, clauses(2))(setting) : null,
  'attribution set between': attributionBetween,
  'quoted again in parts': inParts,
  'several paragraphs': severalParagraphs,
  'nested marks': nestedMarks,
  'quoted inside a quotation': quotedInQuotation,
  'punctuation only': changedBy('punctuation only', punctuationOnly, { least: 12, most: 110 }),
  digits: changedBy('digits', digits, { least: 10, most: 110, with: /[\d二三四五六七八九十两]/ }),
  width: changedBy('width', width, { least: 10, most: 110 }),
  'traditional script': changedBy('traditional script', traditionalScript, plainWanted),
  'mixed script': changedBy('mixed script', mixedScript, plainWanted),
  'regional forms': changedBy('regional forms', regionalForms, plainWanted),
  'markup inside': markupInside,
  'notes inside': notesInside,
  'line breaks': lineBreaks,
  'page break': pageBreaks,
  'invisible characters': invisible,
  'unclosed mark': unclosed,
  'wrong mark': wrongMark,
  'several slips': changedBy('several slips', severalSlips, { least: 24, most: 110 }),
  'short quotation': changedBy('short quotation', unchanged, { least: 5, most: 10 }),
  'several short parts': severalShort,
  'two speakers in a paragraph': twoSpeakers,
  'dates and names around it': datesAround,
  'wrong date': wrongDate,
  'wrong month': wrongMonth,
  'wrong year': wrongYear,
  'wrong occasion': wrongOccasion,
  'wrong speaker': wrongSpeaker,
  'wrong article': (setting) => wrongArticle(setting) ?? wrongArticleNamed(setting),
  'stated two sentences earlier': statedEarlier,
  'date of another quotation': dateOfAnother,
  paraphrase,
  'words the corpus lacks': lacking,
  'set phrase': setPhrase,
  'two passages that differ by a word': almostTwins,
  variant,
  'scare quotes': scareQuotes,
  'unrelated quotation': unrelatedQuotation,
  'running text, to the letter': running('running text, to the letter', true),
  'running text, nearly': running('running text, nearly', false),
};

export { stretchOf };
