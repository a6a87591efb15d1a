import type { Span } from '../text/span.ts';
import { toSimplified } from './speakers.ts';

// Words as a scene has them: simplified script, ・ is ·, quotations and titles in 『』 are single private-use characters.

const NAME = '[\\u4e00-\\u9fff々〆ァ-ヴー·A-Za-z.]{2,20}';
const HONORIFIC = '(?:先生|博士|教授|氏|さん|翁)?';
const QUOTES = /^[、，]?(?:と|って|とい)/;
const KANA = /[\u3041-\u309f\u30a1-\u30fa]/;

/** What a Japanese sentence says around a quotation: places of the name and of the title's sign. */
export interface JapaneseFrame {
  readonly speaker: (Span & { readonly behind: boolean }) | null;
  readonly work: { readonly at: number; readonly behind: boolean } | null;
}

/** Made when the first Japanese sentence is read: most documents have none. */
let patterns: ReturnType<typeof makePatterns> | undefined;

function makePatterns() {
  const SAY = toSimplified(
    '(?:述べ|言っ|言い|言う|いう|いっ|いい|語っ|語り|語る|書い|書き|書く|記し|記す|説い|説き|説く|主張|指摘|論じ|綴っ|綴る|詠ん|詠み|歌っ|答え|叫ん|嘆い|訴え|呼ん|呼び|強調|喝破|評し|宣言|断言|回想|告げ|伝え|ある|あり|始ま)',
  );
  const PART = toSimplified('(?:の(?:中|なか|冒頭|一節|序文?|巻頭|末尾))?');
  const TOPIC = new RegExp(`(${NAME}?)${HONORIFIC}(?:は|が|も)(?=[^。]*$)`);
  const TOPIC_BESIDE = new RegExp(`(${NAME}?)${HONORIFIC}は[、，：]?$`);
  const SAYS = new RegExp(`${SAY}[^。，、]{0,6}[，：。]?$`);
  const AT = '(?:に|で|には|では|にも|から|より)';
  const SAYING = toSimplified('(?:いわく|曰く|曰|によれば|によると|の言葉(?:に|を)?[^。]{0,12}|の)');
  const BESIDE = new RegExp(
    `(${NAME}?)${HONORIFIC}(?:${SAYING}|(?:の)?[\\uE000\\uE001]${PART}${AT}?)[、，：]?$`,
  );
  const BEHIND = new RegExp(
    toSimplified(`^[、，]?(?:と|とは|って)[、，]?(${NAME}?)${HONORIFIC}(?:は|が|も|の言葉|の名言)`),
  );
  const WORK = new RegExp(`[\\uE000\\uE001]${PART}(?:${AT}|は|が)[^。]{0,30}$`);
  const WORK_BEHIND = new RegExp(`^[、，]?と[^。]{0,20}?([\\uE000\\uE001])${PART}${AT}`);
  return { TOPIC, TOPIC_BESIDE, SAYS, BESIDE, BEHIND, WORK, WORK_BEHIND };
}

/**
 * Reads `lead` … quotation … `tail` (to the sentence's end): Xは「…」と述べた, 「…」とXは述べた, Xによれば「…」,
 * 『…』に「…」とある. Null where the words are not Japanese, or say nothing.
 */
export function readJapanese(lead: string, tail: string): JapaneseFrame | null {
  if (!KANA.test(lead.slice(-16) + tail.slice(0, 12))) return null;
  const { TOPIC, TOPIC_BESIDE, SAYS, BESIDE, BEHIND, WORK, WORK_BEHIND } = (patterns ??= makePatterns());
  const isSaid = QUOTES.test(tail) || SAYS.test(lead);
  const behind = BEHIND.exec(tail);
  // Xは「…」。 without a verb, but not Xは『…』を書いた.
  const isBare = /^[。．！？\s]*$/.test(tail);
  const before = (isSaid ? TOPIC.exec(lead) : isBare ? TOPIC_BESIDE.exec(lead) : null) ?? BESIDE.exec(lead);
  const span = (match: RegExpExecArray, isBehind: boolean) => {
    const start = match.index + match[0].indexOf(match[1]);
    return { start, end: start + match[1].length, behind: isBehind };
  };
  const speaker = behind ? span(behind, true) : before ? span(before, false) : null;
  const own = WORK.exec(lead) ?? (/[\uE000\uE001]$/.test(lead) ? { index: lead.length - 1 } : null);
  const later = WORK_BEHIND.exec(tail);
  const work = own
    ? { at: own.index, behind: false }
    : later
      ? { at: later.index + later[0].indexOf(later[1]), behind: true }
      : null;
  return speaker || (work && isSaid) ? { speaker, work } : null;
}
