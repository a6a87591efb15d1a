import type { Passage } from '../corpus/passages.ts';
import type { Statement } from '../corpus/statement.ts';
import { readElisions } from '../text/elisions.ts';
import { measure } from '../text/measure.ts';
import { joined } from '../text/markup/spans.ts';
import { letterAt, normalize, type Letters } from '../text/normalize.ts';
import type { Segment } from '../text/segment.ts';
import { contains, type Span } from '../text/span.ts';
import { isInMarks, sentencesBefore, type SourceFacts } from './attribution.ts';
import type { SourcePlace } from './finding.ts';
import type { JudgeLibrary } from './judge-library.ts';
import { newMatching, type Matching } from './matching.ts';
import type { Words } from './sources.ts';
import { readAround, type Question } from './surroundings.ts';
import { isTitleNear } from './work-titles.ts';

/** Shortest lengths of what is judged, in Chinese characters (see text/measure.ts). */
export interface MinimumLength {
  readonly quoted: number;
  readonly running: number;
}

/** A segment of a document laid beside a library: what every part of the judge works on. */
export interface Extract {
  readonly text: string;
  readonly segment: Segment;
  readonly letters: Letters;
  readonly library: JudgeLibrary;
  readonly minimum: MinimumLength;
  readonly matching: Matching;
  /** Marks of stated omissions in the segment. */
  readonly elisions: readonly Span[];
  /** What has been asked of the text around the segment so far: nothing else around it bears on its findings. */
  readonly asked: Question[];
  /** Words of block quotations below which a line names their source, by where they end. */
  readonly credited: Set<number>;
}

/** Lays a segment of a text beside a library. `matching` is kept by the caller from one version of the text to the next. */
export function newExtract(
  text: string,
  segment: Segment,
  library: JudgeLibrary,
  minimum: MinimumLength,
  matching: (codes: Uint16Array) => Matching = (codes) => newMatching(codes, library),
): Extract {
  const elisions = readElisions(text, segment, segment.hidden);
  // （略） has a letter that is no word of the text.
  const spelt = elisions.filter((e) => text.slice(e.start, e.end).includes('略'));
  const hidden = spelt.length ? joined([...segment.hidden, ...spelt]) : segment.hidden;
  const letters = normalize(text, segment, hidden);
  return {
    text,
    segment: { ...segment, hidden },
    letters,
    library,
    minimum,
    matching: matching(letters.codes),
    elisions,
    asked: [],
    credited: new Set(),
  };
}

/** Words of the document with the omission marks among them. */
export interface ExtractWords extends Words {
  readonly elisions: readonly Span[];
}

/** The letters of the document within a span. */
export function wordsIn(extract: Extract, span: Span): ExtractWords {
  const { letters } = extract;
  const from = letterAt(letters, span.start);
  const to = letterAt(letters, span.end);
  const elisions = extract.elisions.filter((e) => contains(span, e));
  const statedAt = new Set<number>();
  for (const e of elisions) {
    const at = letterAt(letters, e.start);
    if (at > from && at < to) statedAt.add(at);
  }
  const breaks: number[] = [];
  for (let i = from + 1; i < to; i++) {
    if (letters.starts[i] !== letters.ends[i - 1]) breaks.push(i);
  }
  return { codes: letters.codes, from, to, statedAt, elisions, breaks };
}

const WHITE = /[\s\u3000\ufeff]/;

/** A span without white space, or marks that open a paragraph anew, at its ends. */
export function trimmed({ text, segment }: Extract, span: Span): Span {
  let { start, end } = span;
  for (let moved = true; moved;) {
    moved = false;
    // Also what is left of an opening mark that was spelled out.
    while (start < end && (WHITE.test(text[start]) || text[start] === '\u2060')) start++;
    while (end > start && WHITE.test(text[end - 1])) end--;
    const between = segment.hidden.find(
      (h) => h.start <= start && start < h.end && WHITE.test(text.slice(h.start, h.end)),
    );
    if (between && between.end < end) {
      start = between.end;
      moved = true;
    }
  }
  return { start, end };
}

/** Length of words as a reader feels it, in Chinese characters. */
export function sizeOf(words: Words): number {
  return measure(words.codes, words.from, words.to);
}

/** What the text around quoted words says of who spoke, when and where. */
export function statementAround(extract: Extract, span: Span): Statement {
  return ask(extract, span, extract.credited.has(span.end) ? 'credited' : 'around');
}

/** What the sentence that running text stands in says of it: without marks nothing farther off is meant. */
export function statementInSentence(extract: Extract, span: Span): Statement {
  return ask(extract, span, 'sentence');
}

function ask(extract: Extract, { start, end }: Span, within: Question['within']): Statement {
  const { text, segment, library, asked } = extract;
  const before = asked.find((q) => q.start === start && q.end === end && q.within === within);
  if (before) return before.answer;
  const answer = readAround(text, segment, library.speakers, { start, end }, within);
  asked.push({ start, end, within, answer });
  return answer;
}

/** What the corpus says of a place in it, for comparison with what a text states. */
export function factsOf(library: JudgeLibrary, place: SourcePlace): SourceFacts {
  const passage: Passage = library.passages[place.passage];
  const article = library.articles[library.articleOf[place.passage]];
  return {
    speaker: passage.speaker,
    date: passage.date,
    occasion: passage.occasion,
    occasionKind: passage.occasionKind,
    articleTitle: article.title,
    articleDate: article.date,
    articleAuthor: article.author,
    isRecord: article.authority === 'primary' && passage.within === null,
    section: passage.section,
    // Seldom asked for, and there may be hundreds of sources.
    text: () => passage.text,
    sentences: () => sentencesBefore(passage.text, place),
    isQuoting: () => isInMarks(passage.text, place),
    isTitle: (title) => isTitleNear(library, place.passage, title),
  };
}
