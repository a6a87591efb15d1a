// Who the words before a quotation are said to (习近平对默克尔说), and whether a passage was said to them.
import { canonicalName, findPeople, plainName } from '../corpus/speakers.ts';

/** The one spoken or written to, as the sentence before a quotation says it. */
export interface Addressee {
  /** Names, or the words for an office where no name stands (德国总理). */
  readonly people: readonly string[];
  /** Written to, as far as the verb tells: letters and telegrams come before talks. */
  readonly written: boolean;
}

/** No further before the quotation is anyone looked for, in UTF-16 units. */
const REACH = 80;
/** What makes a person the one addressed, with country and office in between: 对|德国总理|默克尔. */
const TOWARDS =
  /(?:对|向|同|与|跟|给|致|告诉|告知|答复|回答|复信|回信|致电|致信|去信|复电|会见|会晤|勉励|感谢|祝贺|慰问)[^，。；：！？对向]{0,14}$/;
const WRITTEN = /致电|致信|复信|回信|去信|复电|慰问电|贺电|写信|电文|信中|[致给].{1,20}[信电函]/;
const TALK = /^(?:通话|会见|会谈|会晤)$/;

/** Reads who is addressed in the last sentence of what stands before a quotation; null where nobody is. */
export function readAddressee(before: string): Addressee | null {
  const sentence = plainName(
    /[^。！？\n“”「」]*$/.exec(before.slice(-REACH))![0].replace(/[：:，,\s]+$/, ''),
  );
  if (!TOWARDS_ANYONE.test(sentence)) return null;
  const people = findPeople(sentence)
    .filter(({ start }) => TOWARDS.test(sentence.slice(0, start)))
    .map(({ name, start, end }) => (name === null ? sentence.slice(start, end) : canonicalName(name)))
    .filter((words) => words.length >= 2);
  return people.length === 0 ? null : { people: [...new Set(people)], written: WRITTEN.test(sentence) };
}

const TOWARDS_ANYONE = new RegExp(TOWARDS.source.replace(/\[\^.*$/, ''));

/** How much speaks for an occasion (`同德国总理默克尔通话`, of a kind) as that of words said to the addressee. */
export function addressedPoints(addressee: Addressee, occasion: string, kind: string | null): 0 | 2 | 3 {
  const plain = plainName(occasion);
  if (!addressee.people.some((words) => plain.includes(words))) return 0;
  return kind !== null && TALK.test(kind) !== addressee.written ? 3 : 2;
}
