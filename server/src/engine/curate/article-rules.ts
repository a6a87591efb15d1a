/** What can be seen in an article as a whole: torn sentences, provenance, dates, occasions, counts. */
import { compareOccasions } from '../corpus/occasions.ts';
import type { Passage } from '../corpus/passages.ts';
import { findDate, provenanceWords } from '../corpus/provenance.ts';
import { offsetInFile, spanInFile } from '../corpus/reading.ts';
import type { Library } from '../library.ts';
import { normalize } from '../text/normalize.ts';
import type { Found, LintArticle } from './lint.ts';

export function articleOddities(whole: LintArticle, library: Library | null): Found[] {
  return [
    ...torn(whole),
    ...dates(whole),
    ...provenance(whole),
    ...occasions(whole, library),
    ...repeated(whole),
    ...(library ? [...counts(whole, library), ...quotes(whole, library)] : []),
  ];
}

/** A paragraph that could be a sentence's first half: it has a clause's punctuation inside, and no end. */
const FIRST_HALF = /[，。；、：,;][^]*[\p{Script=Han}，、,]$/u;
const SECOND_HALF = /^[\p{Script=Han}，。；、][^]*[。！？…”』」）]$/u;
const SHORTEST_HALF = 12;
/** So many characters on each side of a tear name it. */
const NAMED_BY = 12;

function* torn({ blocks, reading, article }: LintArticle): Generator<Found> {
  if (article.kind === 'verse' || article.kind === 'dialogue') return;
  for (let i = 0; i + 1 < blocks.length; i++) {
    const [first, second] = [blocks[i], blocks[i + 1]];
    if (first.type !== 'paragraph' || second.type !== 'paragraph' || first.text.length < SHORTEST_HALF)
      continue;
    if (!FIRST_HALF.test(first.text) || provenanceWords(second.text) !== null) continue;
    const end = offsetInFile(first.runs, first.text.length);
    const start = offsetInFile(second.runs, 0);
    const before = reading.text.slice(Math.max(first.start, end - NAMED_BY), end);
    const after = reading.text.slice(start, Math.min(start + NAMED_BY, second.end));
    const isSure = SECOND_HALF.test(second.text) && !/[\n\r]/.test(before + after);
    const tear = reading.text.slice(end, start);
    const isOne = reading.text.split(before + tear + after).length === 2;
    yield {
      rule: 'sentence-torn',
      span: spanInFile(reading.pieces, { start: end - 1, end }),
      values: { before, after },
      join: isSure && isOne ? { before, after } : undefined,
      keepable: true,
    };
  }
}

const MONTH_AND_DAY = /(?<![\d月])(\d{1,2})月(\d{1,2})日/g;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function* dates({ blocks, reading, article, passages }: LintArticle): Generator<Found> {
  for (const block of blocks) {
    if (block.type === 'break') continue;
    const at = (start: number, length: number) => {
      const from = offsetInFile(block.runs, start);
      return spanInFile(reading.pieces, { start: from, end: from + length });
    };
    const words = block.text.includes('\n') ? null : provenanceWords(block.text);
    const date = words === null ? null : findDate(words);
    if (words !== null && date && date.date === null) {
      const start = block.text.indexOf(words) + date.start;
      yield {
        rule: 'date-impossible',
        span: at(start, date.end - date.start),
        values: { date: words.slice(date.start, date.end) },
      };
      continue;
    }
    for (const match of block.text.matchAll(MONTH_AND_DAY)) {
      const [month, day] = [Number(match[1]), Number(match[2])];
      if (month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]) continue;
      yield {
        rule: 'date-impossible',
        span: at(match.index, match[0].length),
        values: { date: match[0] },
        keepable: true,
      };
    }
  }
  if (article.date === null || !/^\d{4}/.test(article.date)) return;
  for (const passage of passages) {
    if (passage.date === null || !/^\d{4}/.test(passage.date)) continue;
    const length = Math.min(passage.date.length, article.date.length);
    if (passage.date.slice(0, length) <= article.date.slice(0, length)) continue;
    yield {
      rule: 'date-after-article',
      span: headOf(passage),
      values: { date: passage.date, article: article.date },
      keepable: true,
    };
  }
}

/** The first words of a passage, in the file. */
function headOf(passage: Passage): { start: number; end: number } {
  const line = passage.text.indexOf('\n');
  const end = Math.min(line === -1 ? passage.text.length : line, 20);
  return spanInFile(passage.pieces, { start: 0, end });
}

function* provenance({ passages, article }: LintArticle): Generator<Found> {
  for (const passage of passages) {
    if (!passage.notes.includes('no-provenance') || article.kind !== 'compilation') continue;
    yield { rule: 'provenance-missing', span: headOf(passage), values: {}, keepable: true };
  }
}

const compiledKnown = new WeakMap<Library, Passage[]>();

/** The passages of all compilations; gathered once. */
function compiled(library: Library): readonly Passage[] {
  let known = compiledKnown.get(library);
  if (!known) {
    known = library.passages.filter((_, i) => library.articles[library.articleOf[i]].kind === 'compilation');
    compiledKnown.set(library, known);
  }
  return known;
}

/** Occasions of one day that are the same and are written differently; the rarer form is told of. */
function* occasions({ passages, article }: LintArticle, library: Library | null): Generator<Found> {
  if (article.kind !== 'compilation') return;
  const others = library ? compiled(library).filter(({ articleId }) => articleId !== article.id) : [];
  const stated = (p: Passage) =>
    p.within === null && p.occasion !== null && /^\d{4}-\d\d-\d\d$/.test(p.date ?? '');
  const count = new Map<string, number>();
  const byDay = new Map<string, Passage[]>();
  for (const passage of [...passages, ...others].filter(stated)) {
    const key = `${passage.date} ${passage.occasion}`;
    count.set(key, (count.get(key) ?? 0) + 1);
    byDay.set(passage.date!, [...(byDay.get(passage.date!) ?? []), passage]);
  }
  const often = (p: Passage) => count.get(`${p.date} ${p.occasion}`) ?? 0;
  for (const passage of passages.filter(stated)) {
    const other = byDay
      .get(passage.date!)!
      .find(
        (p) =>
          p.occasion !== passage.occasion &&
          p.speaker === passage.speaker &&
          (often(p) > often(passage) || (often(p) === often(passage) && p.occasion! < passage.occasion!)) &&
          compareOccasions(passage.occasion!, p.occasion!, passage.speaker) === 'same',
      );
    if (!other) continue;
    yield {
      rule: 'occasion-differs',
      span: headOf(passage),
      values: { occasion: passage.occasion!, other: other.occasion! },
      keepable: true,
    };
  }
}

const SHORTEST_REPEATED = 12;

function* repeated({ passages, article }: LintArticle): Generator<Found> {
  if (article.kind === 'verse' || article.kind === 'dialogue') return;
  const seen = new Map<string, Passage>();
  for (const passage of passages) {
    if (passage.within !== null) continue;
    const { codes } = normalize(passage.text);
    if (codes.length < SHORTEST_REPEATED) continue;
    const key = codes.join();
    const first = seen.get(key);
    if (first)
      yield {
        rule: 'passage-repeated',
        span: headOf(passage),
        values: { line: String(first.line) },
        keepable: true,
      };
    else seen.set(key, passage);
  }
}

const NUMBER = '([0-9]+|[一二三四五六七八九十百]+)';
const STATED = new RegExp(
  `《([^《》]{4,60})》[^《》。]{0,200}?共(?:分为?|有|收录?)?${NUMBER}个?(?:专题|部分|章|编|卷)[，、,\\s]*(?:共)?${NUMBER}(?:条|首|篇|则|节|段)`,
  'gu',
);
const SECTION = new RegExp(
  `第${NUMBER}(?:专题|部分|章|编|卷)共(?:有|收录?)?${NUMBER}(?:条|首|篇|则|节|段)`,
  'gu',
);

const countsKnown = new WeakMap<Library, { by: string; said: string }[]>();

/** Articles that say how many sections and passages some article has, with their paragraphs that do; looked for once. */
function articlesThatCount(library: Library): readonly { by: string; said: string }[] {
  let known = countsKnown.get(library);
  if (known) return known;
  const said = new Map<number, string[]>();
  library.passages.forEach(({ text, within }, i) => {
    if (within !== null || !text.includes('共') || !(text.match(STATED) ?? text.match(SECTION))) return;
    const list = said.get(library.articleOf[i]);
    if (list) list.push(text);
    else said.set(library.articleOf[i], [text]);
  });
  known = [...said].map(([article, texts]) => ({ by: library.articles[article].id, said: texts.join('\n') }));
  countsKnown.set(library, known);
  return known;
}

/** What articles of the corpus state about the size of this one, against what stands here. */
function* counts(
  { article, front, passages, text, blocks, reading }: LintArticle,
  library: Library,
): Generator<Found> {
  const plain = (words: string) => words.replace(/[\s\u3000]+/g, '');
  const outer = passages.filter((p) => p.within === null);
  const headings = blocks.filter((b) => b.type === 'heading' && outer.some((p) => p.section === b.text));
  const place = headings[0]
    ? spanInFile(reading.pieces, { start: headings[0].start, end: headings[0].end })
    : { start: text.length, end: text.length };
  for (const { by, said } of articlesThatCount(library)) {
    if (!plain(said).includes(`《${plain(article.title)}》`)) continue;
    let isMeant = false;
    for (const match of said.matchAll(STATED)) {
      if (plain(match[1]) !== plain(article.title)) continue;
      isMeant = true;
      const stated = { sections: numberOf(match[2]), passages: numberOf(match[3]) };
      const here = {
        sections: front.counts?.sections?.stated ?? front.counts?.sections?.present ?? headings.length,
        passages: front.counts?.passages?.stated ?? front.counts?.passages?.present ?? outer.length,
      };
      for (const what of ['sections', 'passages'] as const) {
        if (stated[what] === here[what]) continue;
        yield {
          rule: 'counts-contradicted',
          span: place,
          values: { what, stated: String(stated[what]), here: String(here[what]), by },
        };
      }
    }
    if (!isMeant) continue;
    for (const match of said.matchAll(SECTION)) {
      const [number, stated] = [numberOf(match[1]), numberOf(match[2])];
      const heading = headings[number - 1];
      if (!heading) continue;
      const here = outer.filter((p) => p.section === heading.text).length;
      // Where a partial article breaks off, its last section is not whole.
      const isBroken = article.status === 'partial' && number === headings.length;
      if (here === stated || (isBroken && here < stated)) continue;
      yield {
        rule: 'counts-contradicted',
        span: spanInFile(reading.pieces, { start: heading.start, end: heading.end }),
        values: { what: 'section', stated: String(stated), here: String(here), by },
      };
    }
  }
}

function numberOf(words: string): number {
  if (/^[0-9]/.test(words)) return Number(words);
  const digits = '一二三四五六七八九';
  const [hundreds, rest] = words.includes('百') ? words.split('百') : ['', words];
  const [tens, ones] = rest.includes('十') ? rest.split('十') : [null, rest];
  const of = (word: string | null, empty: number) =>
    word === null ? 0 : word === '' ? empty : digits.indexOf(word) + 1;
  return of(hundreds, 0) * 100 + of(tens, 1) * 10 + of(ones, 0);
}

function* quotes({ front, text }: LintArticle, library: Library): Generator<Found> {
  for (const id of front.quotes) {
    if (library.articles.some((article) => article.id === id)) continue;
    const at = text.indexOf(id, Math.max(0, text.search(/^quotes[ \t]*:/m)));
    const start = Math.max(0, at);
    yield { rule: 'quotes-unknown', span: { start, end: start + (at < 0 ? 0 : id.length) }, values: { id } };
  }
}
