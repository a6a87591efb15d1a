import type { Span } from '../text/span.ts';

// Words as a scene has them: commas are ，, colons ：, full stops 。, brackets （）.

/** Who speaks in an English sentence, as it is written there. */
export interface EnglishSpeaker extends Span {
  /** Without titles (President, Dr); `he` or `she` for a pronoun. */
  readonly name: string;
  readonly pronoun: boolean;
  /** An office or a body rather than a name: the President. */
  readonly isOffice: boolean;
  /** Where the verb of saying ends. */
  readonly verbEnd: number;
}

const NAME = "[A-Z][\\w.'’-]*(?: (?:[A-Z][\\w.'’-]*|de|van|von|bin|al|da|del|la|of))*";
const WHOLE_NAME = new RegExp(`^${NAME}$`);
const VERB =
  '(?:said|says|wrote|writes|stated|states|noted|notes|declared|told|argued|remarked|observed|puts? it|has it|reads|proclaims|teaches|begins|opens|emphasi[sz]ed|stressed|pointed out|asked|replied|announced|warned|added|explained|called for|urged|concluded|insisted|recalled|promised|proclaimed|quipped|tweeted|reminded|famously said|once said|cried|exclaimed|assured|provides?|vowed|pledged|affirmed|thundered)';
const LEAD = new RegExp(
  `(?<![A-Za-z])(${NAME}|[Hh]e|[Ss]he)(?:，[^，\\n]{1,60}，)?(?:(?: [a-z]+ly| once| also| has| had| then| later| again| further|，){0,3} (?:${VERB}))(?![A-Za-z])`,
  'g',
);
const BEHIND = new RegExp(`(?:^|[，\\s])${VERB} (${NAME}|he|she)(?![A-Za-z])`);
/** “…” said X, “…”: stands between the two parts. */
const BETWEEN = new RegExp(`^[，\\s]*${VERB} (${NAME}|he|she)[，：\\s]*$`);
const ACCORDING = new RegExp(`\\b(?:[Aa]ccording to|[Ii]n the words of) (${NAME})`);
const TOPIC = new RegExp(
  `(?:^|[，。]\\s?)\\s?(?:[A-Za-z0-9 ]{0,40}，\\s?)?(${NAME}) (?:${VERB}|[a-z]+ed|spoke|met|was|had|gave|held|told)(?![A-Za-z])`,
);
const NOT_OF_NAME =
  /^(?:As|In|On|At|When|But|And|It|This|That|We|They|I|You|Here|There|What|After|Before|While|If|So|For|Once|Then|Later|The|His|Her|Its|Our|Their|My)(?: |$)/;
const ARTICLE = /^(?:The|His|Her|Its|Our|Their|My)(?: |$)/;
const TITLES =
  /^(?:(?:US|UK|UN|Chinese|American|French|German|British|Russian|former|President|Premier|Prime Minister|Chairman|Secretary-General|Secretary|Foreign Minister|Minister|General|Senator|Chancellor|King|Queen|Dr|Mr|Mrs|Ms|Sir|Pope)\.? )+(?=[A-Z])/;
const RULER =
  /^(?:King|Queen|Prince|Princess|Duke|Joan|Catherine|Teresa|Francis|Thomas|William|Mary|Elizabeth)\b/;

/** The speaker whom the words before a quotation name. */
export function englishLead(words: string): EnglishSpeaker | null {
  if (!/[A-Za-z]{2}/.test(words)) return null;
  const leads = [...words.matchAll(LEAD)];
  const match = leads[leads.length - 1] ?? BETWEEN.exec(words) ?? ACCORDING.exec(words);
  return match ? speakerOf(match) : null;
}

/** The speaker whom the words behind a quotation name: “…,” said X. “…” X said. */
export function englishTrail(words: string): EnglishSpeaker | null {
  if (!/[A-Za-z]{2}/.test(words)) return null;
  const [lead] = words.matchAll(LEAD);
  const first = [lead, BEHIND.exec(words)]
    .filter((m) => m !== null && m !== undefined)
    .sort((a, b) => a.index - b.index)[0];
  return first && /^[，\s]*(?:[A-Za-z ]{0,20})$/.test(words.slice(0, first.index)) ? speakerOf(first) : null;
}

/** The first name of a sentence that a verb of saying or doing follows. */
export function englishTopic(words: string): EnglishSpeaker | null {
  const match = TOPIC.exec(words);
  const topic = match && speakerOf(match);
  return topic && !topic.pronoun && !topic.isOffice ? topic : null;
}

function speakerOf(match: RegExpMatchArray): EnglishSpeaker | null {
  const raw = match[1];
  let name = raw;
  let isOffice = false;
  for (let skip = NOT_OF_NAME.exec(name); skip; skip = NOT_OF_NAME.exec(name)) {
    isOffice ||= ARTICLE.test(name);
    name = name.slice(skip[0].length);
  }
  // In his Second Inaugural Address Lincoln said
  name = name.replace(/^.*\b(?:Address|Speech|Lecture|Sermon) (?=[A-Z])/, '');
  if (name === '' || isTitle(raw)) return null;
  const start = (match.index as number) + match[0].indexOf(raw) + raw.length - name.length;
  const pronoun = /^(?:he|she)$/i.test(name);
  return {
    start,
    end: start + name.length,
    name: withoutTitle(name),
    pronoun,
    isOffice,
    verbEnd: (match.index as number) + match[0].length,
  };
}

/** A name without the offices before it and without a genitive. */
export function withoutTitle(name: string): string {
  return name.replace(TITLES, '').replace(/[.'’]s?$/, '');
}

/** Whether the words as a whole can be a person's name. */
export function isEnglishName(words: string): boolean {
  return WHOLE_NAME.test(words) && !isTitle(words);
}

/** The Declaration of Independence says: not a person. */
function isTitle(words: string): boolean {
  if (TITLE_NOUN.test(words)) return true;
  return / of /.test(words) && !RULER.test(words);
}

const TITLE_NOUN =
  /\b(?:Address|Declaration|Speech|Lecture|Bible|Gospel|Testament|Constitution|Charter|Report|Epistle|Epistles|Essays?|Book|Act|Treaty|Proclamation|Manifesto|Sermon|Psalms?|Times|Post|Journal|Herald|Review|Amendment|Preamble)$|^(?:Article|Section|Amendment|Chapter|Psalm) [IVXL\d]+$/;
const TITLE =
  "(?!(?:As|In|On|At|When|But|And|It|This|That|We|They|If|So|For|From|He|She|I)\\b)(?:[Tt]he |[Hh]is |[Hh]er )?(?:[123] )?[A-Z][\\w’'-]*\\.?(?:(?: (?:of|the|and|on|to|for|in|upon|against|[A-Z][\\w’'-]*|\\d+)){0,10} (?:[A-Z][\\w’'-]*|\\d+(?:[:.]\\d+(?:[-–—]\\d+)?)?))?";
const WHOLE_TITLE = new RegExp(`^${TITLE}$`);
const IN_TITLE = new RegExp(`(?<![A-Za-z])(?:[Ii]n|[Ff]rom) (${TITLE})`, 'g');
const TITLE_SAYS = new RegExp(
  `(?:^|[，。]\\s?|(?<![A-Za-z])[Aa]s )\\s?(${TITLE})(?: [a-z]+ly| also| itself){0,2} ${VERB}(?![A-Za-z])`,
);
const NO_TITLE =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|^\d+$/;

/**
 * A work that an English sentence names as where words stand, without marks: In the King James Bible we read; X said in
 * the Gettysburg Address. Any place or body may stand there as well: it is a work only where one is called so.
 */
export function englishWork(words: string): EnglishWork | null {
  if (!/[A-Za-z]{2}/.test(words)) return null;
  const said = TITLE_SAYS.exec(words);
  if (said && isTitle(said[1])) return titleAt(said, true);
  for (const match of [...words.matchAll(IN_TITLE)].reverse())
    if (!NO_TITLE.test(match[1])) return titleAt(match, false);
  return null;
}

export interface EnglishWork extends Span {
  readonly title: string;
  /** It stands where the speaker would: The Declaration of Independence says. */
  readonly speaks: boolean;
}

/** The words as a whole as the title of a work: (the King James Bible), (Genesis 1:3). */
export function isEnglishTitle(words: string): boolean {
  return WHOLE_TITLE.test(words) && !NO_TITLE.test(words);
}

/** Whether a title can be nothing else: it has an article, a number, or the name of a kind of work. */
export function isSurelyTitle(words: string): boolean {
  return /^the /i.test(words) || /\d[:.]\d/.test(words) || isTitle(words);
}

function titleAt(match: RegExpMatchArray, speaks: boolean): EnglishWork {
  const start = (match.index as number) + match[0].lastIndexOf(match[1]);
  return { start, end: start + match[1].length, title: match[1], speaks };
}
