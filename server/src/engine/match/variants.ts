/** What a difference between two witnesses of the same words looks like: a slip of one of them, or another wording. */
import type { Span } from '../text/span.ts';
import type { Edit } from './finding.ts';

/** A judgement on a variant. It proposes; an editor decides. */
export interface Judgement {
  /**
   * `punctuation`, `script`, `width`: the words are the same. `shortening`: one says the same in fewer words (世卫组织 for
   * 世界卫生组织, a clause left out). `transcription`: one is likely a slip of copying. `wording`: other words.
   */
  readonly what: 'punctuation' | 'script' | 'width' | 'shortening' | 'transcription' | 'wording';
  /** The shorter of the two, or the one that is likely the slip; null where neither is, or that cannot be told. */
  readonly side: 'base' | 'witness' | null;
  /**
   * What speaks for a slip: words that stand there twice; a word torn or a letter too many; characters that look or sound
   * alike; letters that are not of the script; all other witnesses agree against it.
   */
  readonly why: 'doubled' | 'torn-word' | 'look-alike' | 'foreign' | 'outvoted' | null;
}

/** Left out at one go, so many letters are a shortening rather than a slip. */
const SHORTEST_CLAUSE = 4;
/** A slip of copying has at most so many characters. */
export const LONGEST_SLIP = 3;
const LETTERS = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;
const FOREIGN = /[\p{Script=Latin}\p{Co}\u2E80-\u2FDF\uF900-\uFAFF\uFFFD]/u;

/** Judges one difference. `edit` is of the witness's text; `base` is where the base's text has what it expects. */
export function judgeVariant(edit: Edit, witness: string, baseText: string, base: Span): Judgement {
  if (edit.kind !== 'wording') return { what: edit.kind, side: null, why: null };
  const { found, expected } = edit;
  if (edit.op === 'transposition') return { what: 'wording', side: null, why: null };
  const foreign = foreignSide(found, expected, witness, edit, baseText, base);
  if (foreign) return { what: 'transcription', side: foreign, why: 'foreign' };
  if (isDoubled(witness, edit, found, expected))
    return { what: 'transcription', side: 'witness', why: 'doubled' };
  if (isDoubled(baseText, base, expected, found))
    return { what: 'transcription', side: 'base', why: 'doubled' };
  const [own, other] = [lettersIn(found), lettersIn(expected)];
  if (Math.abs(own - other) >= SHORTEST_CLAUSE) {
    return { what: 'shortening', side: own < other ? 'witness' : 'base', why: null };
  }
  if (isAbbreviation(found, expected)) return { what: 'shortening', side: 'witness', why: null };
  if (isAbbreviation(expected, found)) return { what: 'shortening', side: 'base', why: null };
  if (Math.max(own, other) <= LONGEST_SLIP) {
    const torn =
      own < other && found === '' ? tornSide('witness', witness, edit, baseText, base)
      : other < own && expected === '' ? tornSide('base', baseText, base, witness, edit)
      : null; // prettier-ignore
    if (torn) return { what: 'transcription', side: torn, why: 'torn-word' };
    if (areAlike(found, expected)) return { what: 'transcription', side: null, why: 'look-alike' };
  }
  return { what: 'wording', side: null, why: null };
}

function lettersIn(words: string): number {
  let count = 0;
  for (const character of words) if (LETTERS.test(character)) count++;
  return count;
}

/** The side that alone has letters of another script, or none, in the midst of Chinese. */
function foreignSide(
  found: string,
  expected: string,
  witness: string,
  at: Span,
  base: string,
  place: Span,
): Judgement['side'] {
  const isChinese = (text: string, { start, end }: Span) =>
    HAN.test(text.slice(Math.max(0, start - 2), start)) && HAN.test(text.slice(end, end + 2));
  const [own, other] = [FOREIGN.test(found), FOREIGN.test(expected)];
  if (own && !other && isChinese(witness, at)) return 'witness';
  if (other && !own && isChinese(base, place)) return 'base';
  return null;
}

/** Whether one side has words twice that the other has once: 力所能及及范围内. */
function isDoubled(text: string, at: Span, own: string, other: string): boolean {
  if (other !== '' || own === '' || own.length > 12) return false;
  const words = own.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (words === '') return false;
  const before = text.slice(Math.max(0, at.start - own.length - 1), at.start);
  const behind = text.slice(at.end, at.end + own.length + 1);
  const plain = (s: string) => s.replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(before).endsWith(words) || plain(behind).startsWith(words);
}

/** Whether `short` has some of the letters of `long` in their order, beginning or ending with it: 卫 for 界卫生. */
function isAbbreviation(short: string, long: string): boolean {
  if (short === '' || lettersIn(long) - lettersIn(short) < 2) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}

let segmenter: Intl.Segmenter | null = null;
const NEARBY = 8;
/** Words of one character: standing alone they are whole. */
const LONE_WORDS =
  '的了地得着过在对同和与及或并也都将要以为从向就把被让使给由于而则但且又还更最很等是有不没未所其这那该各每本此' +
  '中里上下内外前后间时可能会应须一二三四五六七八九十百千万亿年月日人名个国次条项种我你他她它您之者说';

/** The words of a text that touch a place, by the dictionary that comes with the language. */
function wordsAt(text: string, { start, end }: Span): Span[] {
  const from = Math.max(0, start - NEARBY);
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words: Span[] = [];
  for (const { index, segment } of segmenter.segment(text.slice(from, end + NEARBY))) {
    const word = { start: from + index, end: from + index + segment.length };
    if (word.end >= start && word.start <= end) words.push(word);
  }
  return words;
}

/**
 * Both readings as a reader would name them: 世卫 for 世界卫生, not 卫 for 界卫生. `at` is where the text has `own`; what
 * stands around it is the same for the other.
 */
export function inWords(text: string, at: Span, other: string): { own: string; other: string } {
  const own = text.slice(at.start, at.end);
  if (!LETTERS.test(own) || !LETTERS.test(other)) return { own, other };
  let { start, end } = at;
  for (const word of wordsAt(text, at)) {
    if (word.end <= at.start || word.start >= at.end || !LETTERS.test(text.slice(word.start, word.end)))
      continue;
    start = Math.min(start, word.start);
    end = Math.max(end, word.end);
  }
  const [before, behind] = [text.slice(start, at.start), text.slice(at.end, end)];
  return { own: before + own + behind, other: before + other + behind };
}

/** Whether one character stands alone; and whether it is one that seldom does. */
const isSingle = (text: string, word: Span): boolean =>
  word.end - word.start === 1 && HAN.test(text[word.start]);
const isAlone = (text: string, word: Span): boolean =>
  isSingle(text, word) && !LONE_WORDS.includes(text[word.start]);

/**
 * Where one text has letters more than the other: the shorter one is torn where these letters are part of a word whose
 * rest stands alone in it (和界 for 和各界); the longer one, where they stand alone inside a word of the shorter.
 */
function tornSide(
  shorter: 'base' | 'witness',
  short: string,
  at: Span,
  long: string,
  more: Span,
): Judgement['side'] {
  const inLong = wordsAt(long, more);
  const inShort = wordsAt(short, at);
  const isPart = inLong.some(
    (w) => w.start <= more.start && w.end >= more.end && w.end - w.start > more.end - more.start,
  );
  if (isPart && inShort.some((w) => isSingle(short, w))) return shorter;
  const parts = inShort.some((w) => w.start < at.start && w.end > at.start);
  const isStray = inLong.some((w) => w.start >= more.start && w.end <= more.end && isAlone(long, w));
  return parts && isStray ? (shorter === 'base' ? 'witness' : 'base') : null;
}

/** Characters that are taken for one another: by shape (己已), or by sound in the same word (做作). */
const ALIKE = [
  '己已巳', '未末', '戊戌戍戎', '土士', '曰日', '人入八', '干千于', '侯候', '拔拨', '辨辩瓣辫', '即既', '暴爆', '茶荼',
  '大太犬', '准淮', '冶治', '予矛', '折拆析', '贷货', '晴睛', '没设', '历厉', '在再', '做作', '象像', '分份', '的地得',
  '以已', '坐座', '园圆', '师帅', '仓仑', '刺剌', '密蜜', '部布', '经径', '侍待持', '班斑', '练炼', '技枝', '决绝',
  '其共', '王玉主', '今令', '免兔', '鸟乌', '尤龙', '吴昊', '毫豪', '响晌', '响向', '他它她', '哪那', '与于', '提题',
  '制治', '反返', '至致', '需须', '长常', '权劝', '传转', '形型', '弘宏', '订定', '附付', '帐账', '竟竞', '撤撒', '崇祟',
  '疫役', '防妨', '控空', '抗扰', '力刀', '国围', '间问', '全金', '责则', '受授爱', '体休', '找我', '挡档', '域城',
]; // prettier-ignore

function areAlike(a: string, b: string): boolean {
  const [own, other] = [[...a], [...b]];
  if (own.length !== other.length || own.length === 0) return false;
  const alike = own.filter(
    (c, i) => c === other[i] || ALIKE.some((set) => set.includes(c) && set.includes(other[i])),
  );
  return alike.length === own.length;
}
