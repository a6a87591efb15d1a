// Words that are from elsewhere: what is like them in the corpus is no proof that they are misquoted from it.
import type { Article } from '../corpus/article.ts';
import type { Statement } from '../corpus/statement.ts';
import { measure } from '../text/measure.ts';
import { isTied, judgeAttribution } from './attribution.ts';
import type { Span } from '../text/span.ts';
import { factsOf, sizeOf, statementAround, type Extract, type ExtractWords } from './extract.ts';
import type { JudgeLibrary } from './judge-library.ts';
import { folded } from './headings.ts';
import { placeOf } from './source-text.ts';
import { isSaidByAnother } from './said-by-another.ts';
import type { Explanation } from './sources.ts';

/** A verse or a saying that the corpus quotes, too, is at most so long, in Chinese characters. */
const LONGEST_SAYING = 24;
/** Words up to this length are rather of the work that is named than of one in the corpus; longer ones with few slips are not. */
const LONGEST_OF_WORK = 40;
/** So much in the place of so much else, in Chinese characters, is another matter, not a slip. */
const LEAST_MATTER = 2;
/** Of what somebody of no name says so much is no slip of his, but his own words. */
const LEAST_SLIPS = 1.5;
/** Two people say the same in nearly the same words up to this length. */
const LONGEST_LIKENESS = 24;

/** Whether words that differ from a source are rather somebody else's, or another work's. */
export function isFromElsewhere(extract: Extract, span: Span, words: ExtractWords, e: Explanation): boolean {
  const { library } = extract;
  const statement = statementAround(extract, span);
  const size = sizeOf(words);
  if (size <= LONGEST_LIKENESS && isOfOtherSpeaker(extract, span, [e])) return true;
  if (namesOtherWork(library, statement)) {
    if (!statement.speaker) return size <= LONGEST_OF_WORK || isOtherMatter(extract, words, e);
    // 习近平引《诗经》: what he quotes is no word of his.
    const isQuoting = () => factsOf(library, placeOf(library, e.runs[0].b, lastOf(e))).isQuoting();
    return size <= LONGEST_SAYING && isQuoting();
  }
  const isUnstated = !statement.speaker && !statement.date && !statement.occasion && !statement.article;
  if (!isUnstated || !isSaidByAnother(extract, span)) return false;
  return isOtherMatter(extract, words, e) || (size <= LONGEST_LIKENESS && e.cost >= LEAST_SLIPS);
}

/**
 * Whether the words are said to be by a person who is none of the sources' speakers, and nothing else that is said of
 * them ties them to one: 默克尔说，“德国人民感同身受”.
 */
export function isOfOtherSpeaker(extract: Extract, span: Span, sources: readonly Explanation[]): boolean {
  const { library } = extract;
  const statement = statementAround(extract, span);
  const { speaker } = statement;
  if (speaker === null || !speaker.sure || speaker.carried) return false;
  return sources.every((e) => {
    const place = placeOf(library, e.runs[0].b, lastOf(e));
    const facts = factsOf(library, place);
    if (isTied(statement, facts)) return false;
    // What nobody is known to have said is a writer's own sentence, where he tells who said the rest.
    if (facts.speaker === null) return tellsSpeakers(library, place.passage);
    const { conflicts } = judgeAttribution({ ...statement, date: null, occasion: null }, [facts]).attribution;
    return conflicts.some(({ what }) => what === 'speaker');
  });
}

/** By article, whether it tells of some words who said them. */
const tellingOf = new WeakMap<readonly Article[], Map<number, boolean>>();

function tellsSpeakers({ articles, articleOf, passages }: JudgeLibrary, passage: number): boolean {
  let known = tellingOf.get(articles);
  if (known === undefined) tellingOf.set(articles, (known = new Map<number, boolean>()));
  const article = articleOf[passage];
  let tells = known.get(article);
  if (tells === undefined) {
    let first = passage;
    while (first > 0 && articleOf[first - 1] === article) first--;
    tells = false;
    for (let i = first; i < passages.length && articleOf[i] === article && !tells; i++)
      tells = passages[i].within !== null && passages[i].speaker !== null;
    known.set(article, tells);
  }
  return tells;
}

function lastOf({ runs }: Explanation): number {
  const last = runs[runs.length - 1];
  return last.b + last.length;
}

/** Whether in some place words of the source have given way to others. */
function isOtherMatter(
  { library }: Extract,
  { codes, from, to }: ExtractWords,
  { runs }: Explanation,
): boolean {
  const isMuch = (letters: Uint16Array, start: number, end: number): boolean =>
    measure(letters, start, end) >= LEAST_MATTER;
  const last = runs[runs.length - 1];
  if (isMuch(codes, from, runs[0].a) || isMuch(codes, last.a + last.length, to)) return true;
  return runs.some((run, i) => {
    const before = runs[i - 1];
    return (
      i > 0 &&
      isMuch(codes, before.a + before.length, run.a) &&
      isMuch(library.index.letters, before.b + before.length, run.b)
    );
  });
}

/** Of a larger corpus nobody asks what works it names: to read all its passages for them would take seconds. */
const MOST_PASSAGES = 20_000;
const TITLE = /《([^《》]+)》/;
const titlesOf = new WeakMap<readonly Article[], string>();

/** Whether a work is named that the corpus neither has nor quotes. */
function namesOtherWork(library: JudgeLibrary, { article, occasion }: Statement): boolean {
  const named = article?.value ?? TITLE.exec(occasion?.value ?? '')?.[1];
  if (named === undefined || library.passages.length > MOST_PASSAGES) return false;
  // 《论语·学而》: a book and its part.
  const parts = named.split(/[·•‧・:：—―\s]+/).map(folded);
  const known = titles(library);
  return !parts.some((part) => part !== '' && known.includes(part));
}

/** All names of works in what the corpus says of its articles and passages. */
function titles(library: JudgeLibrary): string {
  let known = titlesOf.get(library.articles);
  if (known === undefined) {
    const named = new Set<string>();
    for (const { title, subtitle, publication } of library.articles)
      for (const one of [title, subtitle, publication]) if (one) named.add(folded(one));
    for (let i = 0; i < library.passages.length; i++) {
      const { occasion, section } = library.passages[i];
      if (occasion) named.add(folded(occasion));
      if (section) named.add(folded(section));
    }
    titlesOf.set(library.articles, (known = [...named].join('\n')));
  }
  return known;
}
