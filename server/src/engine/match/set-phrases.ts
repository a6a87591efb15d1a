// Terms, slogans and sayings: many have said them, on many a day, so no day and nobody is wrong beside them.

import type { Passage } from '../corpus/passages.ts';
import type { Span } from '../text/span.ts';
import { UNSTATED } from './attribution.ts';
import type { Attribution } from './finding.ts';

/** Words up to this length, in Chinese characters, may be a term or a slogan; a saying is shorter. */
const LONGEST_TERM = 10;
const LONGEST_SAYING = 6;
/** Said on so many occasions, a term belongs to none of them. */
const LEAST_OCCASIONS = 3;

/** “命运共同体”理念, “团结就是力量”这句老话: the text itself calls the words so. */
const CALLED_TERM =
  /^[”」』"’]?(?:这一|这个|这句|的|等|这样的)?(?:重要|重大|著名|科学|中国)?(?:理念|概念|倡议|思想|主张|理论|原则|口号|愿景|命题|构想|提法|说法|术语|成语|谚语|古语|俗语|格言|古训|老话|诗句|名句)/;

/** 要坚决打赢“疫情防控阻击战”, 大家要“守望相助”: a few marked words in what he says is to be done. */
const TO_BE_DONE =
  /(?<![重主不首])要(?![求点义素员])|(?<![反响适相供回])应(?![邀对用急有])|必须|务必|需要|一定|坚决|坚持|继续|努力|切实/g;
const SAYS = /[说称讲谈写言曰]|道$|表示|指出|强调|提[出到及]|呼吁|回应|回答|宣布|重申/;
/** Nothing of what is to be done lies beyond one of these; what is another's does not go on behind 的. */
const BREAK = /[。；：！？.;:!?\n]|的$/;
/** From the last comma on, in UTF-16 units; behind a comma something must lead to the words. */
const LONGEST_LEAD = 12;

function isWithinHisOwn(before: string): boolean {
  const lead = before.replace(/[“「『"‘]$/, '');
  return [...lead.matchAll(TO_BE_DONE)].some(({ 0: { length }, index }) => {
    const done = lead.slice(index + length);
    const comma = Math.max(done.lastIndexOf('，'), done.lastIndexOf(','));
    const size = done.length - comma - 1;
    return !BREAK.test(done) && !SAYS.test(done) && size <= LONGEST_LEAD && (comma === -1 || size > 0);
  });
}

/** “早发现、早报告、早隔离、早治疗”: members of a slogan, in letters. */
const LEAST_MEMBERS = 3;
const LONGEST_MEMBER = 6;

/** Whether words are a list of members of one length, and nothing else. */
function isSlogan(words: string): boolean {
  const members = words.replace(/[，。！；,.!;]$/, '').split('、');
  const [{ length }] = members;
  return (
    members.length >= LEAST_MEMBERS &&
    length <= LONGEST_MEMBER &&
    members.every((member) => member.length === length && /^[\u4e00-\u9fff]+$/.test(member))
  );
}

/** A source that has the words, and where in its passage. */
export interface PhraseSource {
  readonly passage: Pick<Passage, 'text' | 'date' | 'occasion'>;
  readonly place: Span;
}

/**
 * What is judged of words that may be a set phrase. `size`: their length in Chinese characters; `isWhole`: no mark stands
 * inside them; `text`: the words; `before`, `behind`: the document's text right beside them.
 */
export function withoutSetPhrase(
  attribution: Attribution,
  words: {
    readonly text: string;
    readonly size: number;
    readonly isWhole: boolean;
    readonly before: string;
    readonly behind: string;
  },
  sources: readonly PhraseSource[],
): Attribution {
  if (attribution.status !== 'contradicted') return attribution;
  const isOfSpeaker = attribution.conflicts.every((c) => c.what === 'speaker');
  if (isOfSpeaker && isSlogan(words.text)) return UNSTATED;
  if (!words.isWhole || words.size > LONGEST_TERM) return attribution;
  const isCommon =
    occasionsOf(sources) >= LEAST_OCCASIONS ||
    CALLED_TERM.test(words.behind) ||
    (isOfSpeaker && isWithinHisOwn(words.before)) ||
    (isOfSpeaker && words.size <= LONGEST_SAYING && sources.some(isSentence));
  return isCommon ? UNSTATED : attribution;
}

function occasionsOf(sources: readonly PhraseSource[]): number {
  const known = sources.map(({ passage }) => passage.date ?? passage.occasion).filter((one) => one !== null);
  return new Set(known).size;
}

/** 团结就是力量。: a sentence by itself, though others stand beside it. */
function isSentence({ passage, place }: PhraseSource): boolean {
  const before = passage.text.slice(0, place.start).trimEnd().slice(-1);
  const last = passage.text.slice(place.end - 1, place.end + 1);
  return (before === '' || /[。！？；“\n]/.test(before)) && /[。！？]/.test(last);
}
