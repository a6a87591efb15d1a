// Quotations that have most of their words from one passage to the letter: what else stands in them was changed or added.
import { measure } from '../text/measure.ts';
import type { Run } from './align.ts';
import { judgeAttribution } from './attribution.ts';
import { isOfOtherSpeaker } from './elsewhere.ts';
import { factsOf, sizeOf, statementAround, type Extract, type ExtractWords } from './extract.ts';
import type { Span } from '../text/span.ts';
import { sourceBreak } from './source-breaks.ts';
import { placeOf } from './source-text.ts';
import type { Explanation } from './sources.ts';

/** The passage has at least this part of the words, and the rest costs no more than that part. */
const LEAST_EQUAL = 0.6;
const MOST_COST = 0.42;
/** So many letters in a row are no form of words that anybody uses. */
const SHORTEST_PART = 20;
/** Where the text names the speaker of the passage, whole clauses of so many letters are his, unless they are a set phrase. */
const SHORTEST_OF_SPEAKER = 12;
/** What stands in more sources is a set phrase. */
const MOST_SOURCES = 3;

/** Parts of a passage that stand farther from each other, in letters, were put together. */
const MOST_LEFT_OUT = 16;

function leftOutBetween(x: Run, y: Run): number {
  return y.b - x.b - x.length - (y.a - x.a - x.length);
}

/** Whether words that differ are a quotation of the source all the same. `sources`: how many explain them as well. */
export function isMostlyVerbatim(
  extract: Extract,
  span: Span,
  words: ExtractWords,
  e: Explanation,
  sources: number,
): boolean {
  const { library } = extract;
  // Parts between which an omission is stated stand each for itself.
  if (words.statedAt.size > 0) return false;
  if (e.equal < (words.to - words.from) * LEAST_EQUAL || e.cost > sizeOf(words) * MOST_COST) return false;
  if (e.runs.some((run, i) => i > 0 && leftOutBetween(e.runs[i - 1], run) > MOST_LEFT_OUT)) return false;
  const longest = e.runs.reduce((x, y) => (y.length > x.length ? y : x));
  const size = measure(words.codes, longest.a, longest.a + longest.length);
  if (size < SHORTEST_OF_SPEAKER) return false;
  const statement = statementAround(extract, span);
  const facts = factsOf(library, placeOf(library, longest.b, longest.b + longest.length));
  if (judgeAttribution(statement, [facts]).attribution.status === 'contradicted') return false;
  if (isOfOtherSpeaker(extract, span, [e])) return false;
  if (size >= SHORTEST_PART) return true;
  const { speaker } = statement;
  if (speaker === null || !speaker.sure || speaker.carried || facts.speaker === null) return false;
  if (sources > MOST_SOURCES) return false;
  const isBreak = (i: number): boolean => i === words.from || i === words.to || words.breaks.includes(i);
  const isClause = (position: number): boolean => sourceBreak(library, position) === 'clause';
  const { a, b, length } = longest;
  return isBreak(a) && isBreak(a + length) && isClause(b) && isClause(b + length);
}
