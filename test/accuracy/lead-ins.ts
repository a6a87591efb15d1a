import type { Corpus } from './corpus.ts';
import type { Random } from './random.ts';
import type { Status } from './truth.ts';

/** What a text says of a quotation. Null: it does not say. */
export interface Facts {
  readonly speaker: string | null;
  readonly date: string | null;
  /** In the source's own words. */
  readonly occasion: string | null;
  readonly article: string | null;
}

export interface LeadIn {
  readonly before: string;
  readonly after: string;
  /** The quotation ends its sentence: a full stop follows where it has none. */
  readonly ends: boolean;
  readonly facts: Facts;
  readonly status: readonly Status[];
}

export const NO_FACTS: Facts = { speaker: null, date: null, occasion: null, article: null };

/** What the corpus knows of a passage. */
export function factsOf(corpus: Corpus, passage: number): Facts {
  const { passages, articles, articleOf } = corpus.library;
  const p = passages[passage];
  const article = articles[articleOf[passage]];
  return {
    speaker: p.speaker,
    date: p.date && p.date.length > 4 ? p.date : null,
    occasion: p.occasion,
    article: article.title,
  };
}

export type Saying = 'all' | 'some' | 'speaker' | 'none';

export function usualSaying(random: Random): Saying {
  const n = random.next();
  return n < 0.5 ? 'all' : n < 0.75 ? 'some' : n < 0.88 ? 'speaker' : 'none';
}

/** Says some of the facts around a quotation, in one of the ways in which papers and essays say it. */
export function leadIn(
  corpus: Corpus,
  facts: Facts,
  saying: Saying,
  random: Random,
  dates: (date: string, random: Random) => string = datePhrase,
): LeadIn {
  if (corpus.leadIns === 'other' && saying !== 'none') {
    const other =
      corpus.voice === 'statesman'
        ? otherStatesman(facts, saying, random, dates)
        : corpus.voice === 'classical'
          ? otherClassical(facts, saying, random)
          : null;
    if (other) return other;
  }
  switch (corpus.voice) {
    case 'statesman':
      return statesman(facts, saying, random, dates);
    case 'classical':
      return classical(facts, saying, random);
    case 'english':
      return english(facts, saying, random);
    case 'japanese':
      return saying === 'none' || !facts.speaker
        ? plain('壁にはこう書かれていた。', '')
        : said(`${facts.speaker}は`, 'と述べた。', facts);
    case 'arabic':
      return saying === 'none' || !facts.speaker
        ? plain('وعلى الجدار كتب: ', '')
        : said(`قال ${facts.speaker}: `, '', facts);
    case 'tibetan':
      return plain('ཡིག་ཆ་ནང་ ', '');
  }
}

const plain = (before: string, after: string): LeadIn => ({
  before,
  after,
  ends: after === '',
  facts: NO_FACTS,
  status: ['unstated'],
});

const said = (before: string, after: string, facts: Facts): LeadIn => ({
  before,
  after,
  ends: after === '',
  facts: { ...NO_FACTS, speaker: facts.speaker },
  status: ['consistent'],
});

// ——— Statesmen: speaker, date and occasion

const NAMES: Readonly<Record<string, readonly string[]>> = {
  习近平: ['习近平', '习近平主席', '国家主席习近平', '习近平总书记', '中国国家主席习近平'],
  王毅: ['王毅', '国务委员兼外长王毅', '外交部长王毅'],
  谭德塞: ['谭德塞', '世卫组织总干事谭德塞', '世界卫生组织总干事谭德塞'],
  普京: ['普京', '俄罗斯总统普京'],
  古特雷斯: ['古特雷斯', '联合国秘书长古特雷斯'],
};

const nothing: readonly string[] = [
  '宣传栏里贴着这样一句话：',
  '墙上写着：',
  '题记只有一句：',
  '稿子的开头是这样写的：',
  '有人在本子上抄下：',
  '横幅上印着',
  '来稿里有一段：',
];

function statesman(
  facts: Facts,
  saying: Saying,
  random: Random,
  dates: (date: string, random: Random) => string,
): LeadIn {
  const { speaker } = facts;
  const occasion = facts.occasion === null ? null : occasionPhrase(facts.occasion, random);
  const date = facts.date === null ? null : dates(facts.date, random);
  if (saying === 'none' || speaker === null) return { ...plain(random.pick(nothing), ''), ends: true };
  const name = random.pick(NAMES[speaker] ?? [speaker]);
  const verb = random.pick(
    /信|电|文|《/.test(facts.occasion ?? '')
      ? ['指出', '写道', '强调', '表示']
      : ['指出', '强调', '表示', '说', '谈到'],
  );
  const keepDate =
    date !== null && (saying === 'all' || (saying === 'some' && (occasion === null || random.chance(0.5))));
  const keepOccasion = occasion !== null && (saying === 'all' || (saying === 'some' && !keepDate));
  const d = keepDate ? date : '';
  const o = keepOccasion ? occasion : '';
  const stated: Facts = {
    speaker,
    date: keepDate ? facts.date : null,
    occasion: keepOccasion ? facts.occasion : null,
    article: null,
  };
  const status: readonly Status[] = ['consistent'];
  const comma = d && '，';
  const shapes: (() => readonly [string, string])[] = [
    () => [`${d}${comma}${name}${o}${verb}：`, ''],
    () => [`${d}${comma}${name}${o}${verb}，`, ''],
    () => [`${name}${d}${o}${verb}：`, ''],
    () => ['', `${name}${d}${o}${verb}。`],
    () => ['', `${d}${comma}${name}${o}这样${verb}。`],
  ];
  if (o) {
    shapes.push(() => [`${d}${o.startsWith('在') ? o : `在${o}`}，${name}${verb}：`, '']);
    shapes.push(() => [
      `${random.pick(['另据报道，', '值得注意的是，', '会上重温了这段话。', '新华社消息说，'])}${d}${comma}${name}${o}${verb}：`,
      '',
    ]);
  }
  if (keepDate && keepOccasion && facts.date !== null && facts.occasion !== null) {
    const own = `${fullDate(facts.date)}${facts.occasion}`;
    shapes.push(() => [`${name}：`, random.pick([`（${own}）`, `(${own})`, `——${own}`])]);
    shapes.push(() => [`${name}${verb}：`, `（${own}）`]);
  }
  const [before, after] = random.pick(shapes)();
  return { before, after, ends: after === '' || /^[（(—]/.test(after), facts: stated, status };
}

const HAN = '〇一二三四五六七八九十';

function hanNumber(n: number): string {
  if (n <= 10) return HAN[n];
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? '' : HAN[tens]}十${n % 10 === 0 ? '' : HAN[n % 10]}`;
}

export function fullDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

export function datePhrase(date: string, random: Random): string {
  const [year, month, day] = date.split('-');
  const m = Number(month);
  if (!day)
    return random.pick([
      `${year}年${m}月`,
      `${m}月`,
      `${[...year].map((c) => HAN[Number(c)]).join('')}年${hanNumber(m)}月`,
    ]);
  const n = Number(day);
  return random.pick([
    `${year}年${m}月${n}日`,
    `${year}年${m}月${n}日`,
    `${m}月${n}日`,
    `${m}月${n}日`,
    `${[...year].map((c) => HAN[Number(c)]).join('')}年${hanNumber(m)}月${hanNumber(n)}日`,
    `${m}月${n}日晚`,
    `${year}年${m}月`,
  ]);
}

/** With the day, and sometimes the year: for a date that is to be wrong by its day. */
export function dayPhrase(date: string, random: Random): string {
  return random.chance(0.5) ? fullDate(date) : fullDate(date).replace(/^\d+年/, '');
}

/** With the year: for a date that is to be wrong by its year. */
export function yearPhrase(date: string): string {
  return fullDate(date);
}

/** An occasion as a phrase before a verb of saying; null where its words do not lend themselves. */
export function occasionPhrase(occasion: string, random: Random): string | null {
  let match = /^(?:同|与)(.+?)(?:通话|通电话)$/.exec(occasion);
  if (match) {
    const who = shorter(match[1], random);
    return random.pick([`同${who}通电话时`, `与${who}通电话时`, `在同${who}通话时`, `在与${who}的通话中`]);
  }
  match = /^会见(.+?)(?:时的讲话)?$/.exec(occasion);
  if (match)
    return random.pick([`会见${shorter(match[1], random)}时`, `在会见${shorter(match[1], random)}时`]);
  match = /^(?:同|与)(.+?)会谈(?:时的讲话)?$/.exec(occasion);
  if (match)
    return random.pick([`同${shorter(match[1], random)}会谈时`, `在与${shorter(match[1], random)}会谈时`]);
  match = /^给(.+)的(回信|复信)$/.exec(occasion);
  if (match)
    return random.pick([
      `在给${shorter(match[1], random)}的${match[2]}中`,
      `给${shorter(match[1], random)}${match[2]}时`,
    ]);
  match = /^(?:就.+)?[致向](.+?)(?:的慰问电|致慰问电)$/.exec(occasion);
  if (match)
    return random.pick([
      `在致${shorter(match[1], random)}的慰问电中`,
      `在给${shorter(match[1], random)}的慰问电里`,
    ]);
  if (/^《.+》$/.test(occasion)) return random.pick([`在${occasion}中`, `在${occasion}一文中`]);
  match = /^在(.+会议|.+峰会)上/.exec(occasion);
  if (match) return random.pick([`在${match[1]}上`, `在${match[1]}上讲话时`]);
  return null;
}

function shorter(who: string, random: Random): string {
  if (random.chance(0.7)) return who;
  const match = /^.{1,14}(?:总统|总理|首相|国王|主席|秘书长|总干事)([^和、·—]{2,6}|.{1,4}[·—].{1,5})$/.exec(
    who,
  );
  return match ? match[1] : who;
}

/** Other ways to say the same, written after the engine and kept from it. */
function otherStatesman(
  facts: Facts,
  saying: Saying,
  random: Random,
  dates: (date: string, random: Random) => string,
): LeadIn | null {
  const { speaker } = facts;
  if (speaker === null) return null;
  const name = random.pick(NAMES[speaker] ?? [speaker]);
  const made = (before: string, after: string, has: Partial<Facts>): LeadIn => ({
    before,
    after,
    ends: after === '' || /^[（(—]/.test(after),
    facts: { ...NO_FACTS, speaker, ...has },
    status: ['consistent'],
  });
  const date = facts.date === null ? null : dates(facts.date, random);
  const phrase = facts.occasion === null ? null : occasionPhrase(facts.occasion, random);
  const shapes: (() => LeadIn)[] = [];
  const call = /^(?:同|与)(.+?)(?:通话|通电话)$/.exec(facts.occasion ?? '');
  if (saying === 'speaker' || date === null) {
    shapes.push(
      () => made(`用${name}的话来说，就是`, '', {}),
      () => made(`正如${name}反复强调的那样，`, '', {}),
      () => made(`对于这个问题，${name}给出的回答是：`, '', {}),
      () => made(`${name}的那句`, '流传甚广。', {}),
      () => made(`人们不会忘记${name}的叮嘱：`, '', {}),
      () => made('', `——${name}`, {}),
    );
  }
  if (date !== null && saying !== 'speaker') {
    const has = { date: facts.date };
    shapes.push(
      () => made('', `——这是${name}${date}说的一段话。`, has),
      () => made(`早在${date}，${name}就提醒各方：`, '', has),
      () => made(`时间回到${date}。那一天，${name}说：`, '', has),
    );
    if (call) {
      const all = { date: facts.date, occasion: facts.occasion };
      const who = shorter(call[1], random);
      shapes.push(
        () => made(`${name}在${date}的通话中对${who}表示：`, '', all),
        () => made(`${date}，电话那头是${who}。${name}说：`, '', all),
        () => made(`据新华社${date}电，${name}当天同${who}通电话。${name}说，`, '', all),
        () => made('', `——${date}，${name}在电话中告诉${who}。`, all),
        () => made(`在${date}与${who}的那次通话里，${name}的话掷地有声：`, '', all),
      );
    } else if (phrase) {
      shapes.push(
        () =>
          made(`还是${date}，${phrase}，${name}有这样一段话：`, '', {
            date: facts.date,
            occasion: facts.occasion,
          }),
        () => made(`${phrase}（${date}），${name}指出，`, '', { date: facts.date, occasion: facts.occasion }),
      );
    }
  }
  return shapes.length === 0 ? null : random.pick(shapes)();
}

// ——— Authors and their works

function otherClassical(facts: Facts, saying: Saying, random: Random): LeadIn | null {
  const { speaker, article } = facts;
  if (article === null) return null;
  const title = `《${article}》`;
  const made = (before: string, after: string, has: Partial<Facts>): LeadIn => ({
    before,
    after,
    ends: after === '' || /^[（(—]/.test(after),
    facts: { ...NO_FACTS, ...has },
    status: ['consistent'],
  });
  if (speaker === null || (saying === 'some' && random.chance(0.5))) {
    return random.pick<() => LeadIn>([
      () => made('所谓', `，语出${title}。`, { article }),
      () => made(`读到${title}里的`, '一句，不觉掩卷。', { article }),
      () => made(`${title}早就讲过，`, '', { article }),
      () => made('古语', `出自${title}。`, { article }),
    ])();
  }
  if (saying === 'speaker') {
    return random.pick<() => LeadIn>([
      () => made(`${speaker}那句`, '，人人会背。', { speaker }),
      () => made(`正应了${speaker}的话：`, '', { speaker }),
      () => made(`${speaker}有言：`, '', { speaker }),
      () => made('', `——${speaker}`, { speaker }),
      () => made('', `是${speaker}的名句。`, { speaker }),
    ])();
  }
  return random.pick<() => LeadIn>([
    () => made('', `语出${speaker}${title}。`, { speaker, article }),
    () => made(`${speaker}作${title}，其中有句：`, '', { speaker, article }),
    () => made(`翻开${speaker}的${title}，开卷便是`, '', { speaker, article }),
    () => made('', `（见${speaker}${title}）`, { speaker, article }),
    () =>
      made(`${title}是${speaker}的名篇，“文眼”在于：`.replace(/“文眼”/, '文眼'), '', { speaker, article }),
  ])();
}

function classical(facts: Facts, saying: Saying, random: Random): LeadIn {
  const { speaker, article } = facts;
  if (saying === 'none' || (speaker === null && article === null)) {
    return plain(
      random.pick(['扇面上题着：', '照壁上刻着', '书签上抄的是：', '古人有言：', '门口的对联旁写着：']),
      '',
    );
  }
  const title = `《${article}》`;
  const withTitle = article !== null && (saying !== 'speaker' || speaker === null);
  const name = speaker !== null && (saying !== 'some' || random.chance(0.5)) ? speaker : null;
  const stated: Facts = {
    speaker: name ?? (withTitle ? null : speaker),
    date: null,
    occasion: null,
    article: withTitle ? article : null,
  };
  const status: readonly Status[] = ['consistent'];
  if (!withTitle) {
    const [before, after] = random.pick([
      [`${speaker}说：`, ''],
      [`正如${speaker}所说：`, ''],
      [`${speaker}写过：`, ''],
      ['', `${speaker}这样写道。`],
    ] as const);
    return { before, after, ends: after === '', facts: stated, status };
  }
  const [before, after] = random.pick<readonly [string, string]>(
    name === null
      ? ([
          [`${title}有云：`, ''],
          [`${title}里说：`, ''],
          ['', `${title}这样写道。`],
          ['他常念', `（${title}）`],
        ] as const)
      : ([
          [`${name}在${title}中写道：`, ''],
          [`${name}${title}：`, ''],
          [`正如${name}在${title}里所说，`, ''],
          ['', `${name}在${title}中写道。`],
          ['他常念', `（${name}${title}）`],
          ['卷首抄着', `——${name}${title}`],
        ] as const),
  );
  return { before, after, ends: after === '' || /^[（—]/.test(after), facts: stated, status };
}

function english(facts: Facts, saying: Saying, random: Random): LeadIn {
  const { speaker, article } = facts;
  if (saying === 'none' || (speaker === null && article === null)) {
    return plain(
      random.pick([
        'On the wall someone had painted: ',
        'The pamphlet opens with the line ',
        'A card on the desk read, ',
      ]),
      '',
    );
  }
  const status: readonly Status[] = ['consistent'];
  if (speaker === null) {
    const [before, after] = random.pick([
      [`In ${article} we read: `, ''],
      ['', ` (${article})`],
    ] as const);
    return { before, after, ends: after === '', facts: { ...NO_FACTS, article }, status };
  }
  const withTitle = saying !== 'speaker' && article !== null;
  const [before, after] = random.pick<readonly [string, string]>(
    withTitle
      ? ([
          [`${speaker} said in ${article}: `, ''],
          [`In ${article}, ${speaker} declared, `, ''],
          ['', ` ${speaker} said in ${article}.`],
        ] as const)
      : ([
          [`${speaker} once said, `, ''],
          [`As ${speaker} put it: `, ''],
          ['', ` ${speaker} wrote.`],
        ] as const),
  );
  return {
    before,
    after,
    ends: after === '',
    facts: { ...NO_FACTS, speaker, article: withTitle ? article : null },
    status,
  };
}

/** Of several passages with the words, those that the stated facts fit. */
export function fitting(corpus: Corpus, sources: readonly number[], facts: Facts): number[] {
  const fits = sources.filter((i) => {
    const p = corpus.library.passages[i];
    const article = corpus.library.articles[corpus.library.articleOf[i]];
    if (facts.speaker && p.speaker && p.speaker !== facts.speaker) return false;
    if (facts.date && p.date && !facts.date.startsWith(p.date) && !p.date.startsWith(facts.date))
      return false;
    if (facts.occasion && p.occasion && likeness(facts.occasion, p.occasion) < 0.3) return false;
    if (facts.article && article.title !== facts.article) return false;
    return true;
  });
  return fits.length > 0 ? fits : [...sources];
}

/** Whether the passage agrees with all that is stated. */
export function agrees(corpus: Corpus, passage: number, facts: Facts): boolean {
  const p = corpus.library.passages[passage];
  const article = corpus.library.articles[corpus.library.articleOf[passage]];
  return (
    (facts.speaker === null || p.speaker === null || p.speaker === facts.speaker) &&
    (facts.date === null ||
      p.date === null ||
      p.date.startsWith(facts.date) ||
      facts.date.startsWith(p.date)) &&
    (facts.occasion === null || p.occasion === null || likeness(facts.occasion, p.occasion) >= 0.3) &&
    (facts.article === null || article.title === facts.article)
  );
}

export function likeness(a: string, b: string): number {
  const pairs = (s: string) => new Set([...s].slice(1).map((c, i) => s[i] + c));
  const x = pairs(a);
  const y = pairs(b);
  let both = 0;
  for (const pair of x) if (y.has(pair)) both++;
  return both / Math.max(1, Math.min(x.size, y.size));
}
