import { readStatement, type Stated, type Statement } from '../corpus/statement.ts';
import { copied } from '../text/copied.ts';
import type { Span } from '../text/span.ts';

// The text around a segment bears on its findings only by what it says of who spoke, when and where.

/** What was asked of the text around some words, and what it said. */
export interface Question extends Span {
  /** All that is near, with a line below that names the source, or the sentence alone. */
  readonly within: 'around' | 'credited' | 'sentence';
  readonly answer: Statement;
}

/** How far around a quotation the text is read for what it says of it, in UTF-16 units. */
const CONTEXT = 600;

/** Reads what the text says of the words at `span`, which stand in `segment`. */
export function readAround(
  text: string,
  segment: Span,
  speakers: readonly string[],
  span: Span,
  within: Question['within'],
): Statement {
  if (within === 'sentence') return readInSentence(text, segment, speakers, span);
  const read = within === 'credited' ? withDash(text, span.end) : text;
  return readStatement(read, span, {
    start: Math.max(0, Math.min(segment.start, span.start) - CONTEXT),
    end: Math.min(text.length, Math.max(segment.end, span.end)),
    referenceDate: null,
    speakers,
  });
}

/** A text in which the line below some words begins with a dash: then it is read as what names their source. */
function withDash(text: string, end: number): string {
  const at = end + (/^[\s>*_#~]+/.exec(text.slice(end, end + CONTEXT))?.[0].length ?? 0);
  return at > end + 1 ? `${text.slice(0, at - 1)}—${text.slice(at)}` : text;
}

const SENTENCE_END = /[。！？!?\n]/;
/** How far a sentence is followed to either side, in UTF-16 units. */
const LONGEST_SENTENCE = 200;

/** Without one of these a sentence says of nobody that the words are his. */
const SAYS_WHOSE =
  /[说説說讲講谈談道称稱写寫云曰问問答呼吁述語言]|指出|强调|強調|表示|认为|認為|提出|评价|評價|告诉|告訴|《|[（(]|——|said|says|wrote|writes|declared|told/;
const UNSTATED: Statement = { speaker: null, date: null, occasion: null, article: null };

function readInSentence(text: string, segment: Span, speakers: readonly string[], span: Span): Statement {
  let { start, end } = span;
  const first = Math.max(segment.start, start - LONGEST_SENTENCE);
  while (start > first && !SENTENCE_END.test(text[start - 1])) start--;
  const last = Math.min(segment.end, end + LONGEST_SENTENCE);
  while (end < last && !SENTENCE_END.test(text[end])) end++;
  if (!SAYS_WHOSE.test(text.slice(start, span.start) + text.slice(span.end, end))) return UNSTATED;
  return readStatement(text, span, { start, end, referenceDate: null, speakers });
}

/** The questions with their places counted from the segment's start. */
export function relative(questions: readonly Question[], segment: Span): Question[] {
  const by = -segment.start;
  return questions.map(({ start, end, within, answer }) => ({
    start: start + by,
    end: end + by,
    within,
    answer: {
      speaker: moved(answer.speaker, by),
      date: moved(answer.date, by),
      occasion: moved(answer.occasion, by),
      article: moved(answer.article, by),
    },
  }));
}

function moved(stated: Stated | null, by: number): Stated | null {
  return (
    stated && {
      ...stated,
      value: copied(stated.value),
      words: copied(stated.words),
      span: { start: stated.span.start + by, end: stated.span.end + by },
    }
  );
}

/** Whether the text around a segment of the same words answers the questions ({@link relative}) as it did then. */
export function answersAlike(
  questions: readonly Question[],
  text: string,
  segment: Span,
  speakers: readonly string[],
): boolean {
  const by = segment.start;
  return questions.every(({ start, end, within, answer }) => {
    const now = readAround(text, segment, speakers, { start: start + by, end: end + by }, within);
    return (
      same(answer.speaker, now.speaker, by) &&
      same(answer.date, now.date, by) &&
      same(answer.occasion, now.occasion, by) &&
      same(answer.article, now.article, by)
    );
  });
}

function same(then: Stated | null, now: Stated | null, by: number): boolean {
  if (then === null || now === null) return then === now;
  return (
    then.value === now.value &&
    then.words === now.words &&
    then.carried === now.carried &&
    then.sure === now.sure &&
    then.span.start + by === now.span.start &&
    then.span.end + by === now.span.end
  );
}
