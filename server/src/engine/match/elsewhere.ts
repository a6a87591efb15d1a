// Words that are from elsewhere: what is like them in the corpus is no proof that they are misquoted from it.
import type { Article } from '../corpus/article.ts';
import type { Statement } from '../corpus/statement.ts';
import { isTied, judgeAttribution } from './attribution.ts';
import type { Span } from '../text/span.ts';
import { factsOf, sizeOf, statementAround, type Extract, type ExtractWords } from './extract.ts';
import type { JudgeLibrary } from './judge-library.ts';
import { folded } from './headings.ts';
import { placeOf } from './source-text.ts';
import type { Explanation } from './sources.ts';

/** A verse or a saying that the corpus quotes, too, is at most so long, in Chinese characters. */
const LONGEST_SAYING = 24;
/** Words up to this length are rather of the work that is named than of one in the corpus; longer ones with few slips are not. */
const LONGEST_OF_WORK = 40;
/** So many letters in the place of so many others are another matter, not a slip. */
const LEAST_MATTER = 2;
/** Two people say the same in nearly the same words up to this length. */
const LONGEST_LIKENESS = 24;

/** Whether words that differ from a source are rather somebody else's, or another work's. */
export function isFromElsewhere(extract: Extract, span: Span, words: ExtractWords, e: Explanation): boolean {
  const { library } = extract;
  const statement = statementAround(extract, span);
  const size = sizeOf(words);
  if (size <= LONGEST_LIKENESS && isOfOtherSpeaker(extract, span, [e])) return true;
  if (namesOtherWork(library, statement)) {
    if (!statement.speaker) return size <= LONGEST_OF_WORK || isOtherMatter(words, e);
    // 习近平引《诗经》: what he quotes is no word of his.
    const isQuoting = () => factsOf(library, placeOf(library, e.runs[0].b, lastOf(e))).isQuoting();
    return size <= LONGEST_SAYING && isQuoting();
  }
  const isUnstated = !statement.speaker && !statement.date && !statement.occasion && !statement.article;
  return isUnstated && isOtherMatter(words, e) && isSaidByAnother(extract, span);
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
function isOtherMatter({ from, to }: ExtractWords, { runs }: Explanation): boolean {
  if (runs[0].a - from >= LEAST_MATTER) return true;
  const last = runs[runs.length - 1];
  if (to - last.a - last.length >= LEAST_MATTER) return true;
  return runs.some((run, i) => {
    const before = runs[i - 1];
    return (
      i > 0 &&
      run.a - before.a - before.length >= LEAST_MATTER &&
      run.b - before.b - before.length >= LEAST_MATTER
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

/** Before the marks: who says so, and the verb. */
const SAYS =
  /(?:^|[。！？；，、：\n”」』\s])([^。！？；，、：\n“”「」『』《》（）()]{2,20}?)(?:都|也|还|則|则|又|常|总|总是|笑着|大声|高兴地|激动地|当场|表态|回应|动情地|在[^，]{1,8})?(?:说|說|表示|强调|強調|指出|称|稱|写道|寫道|回答|告诉记者|认为|認為|提出|喊|喊道|感慨|坦言|介绍|要求|提醒|呼吁|留言)(?:道|过)?[：:，,]?\s*[“「『‘"]?\s*$/u;
/** Somebody of no name: 有人, 业主, 街道办主任, 老陈, 王老师, 网友. Statesmen and their offices are not meant. */
const ANYBODY =
  /(?:人|者|友|民|员|師|师|生|主|客|家长|学长|校长|院长|店长|站长|队长|班长|组长|村长|镇长|所长|科长|处长|厂长|馆长|社长|主任|经理|老板|女士|先生|小姐|师傅|大爷|大妈|阿姨|叔叔|爷爷|奶奶|爸爸|妈妈|父亲|母亲|同学|同事|朋友|群众|观众|律师|教授|博士|专家|大家|书记|[老小阿][\p{Script=Han}])$/u;
const STATESMAN =
  /(?:领导人|領導人|发言人|發言人|负责人|負責人|总书记|總書記|主持人|夫人|国人|國人|本人|代表人)$|主席|总统|總統|总理|總理|首相|部长|部長|外长|外長|国王|國王|大使|总干事|秘书长|祕書長/u;
const FAR = 60;

/** Whether the sentence says that the words are somebody's of whom the corpus knows nothing. */
function isSaidByAnother({ text, segment, library }: Extract, { start }: Span): boolean {
  const before = text.slice(Math.max(segment.start, start - FAR), start);
  const subject = SAYS.exec(before)?.[1];
  if (subject === undefined || !ANYBODY.test(subject) || STATESMAN.test(subject)) return false;
  return !library.speakers.some((speaker) => subject.includes(speaker));
}
