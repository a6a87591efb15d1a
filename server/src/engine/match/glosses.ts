// Readings and glosses in round brackets behind a word, which are the writer's: 棹（さお）, 说（通“悦”）, 余（孙中山）, (1776).

const KANA = '[\\p{Script=Hiragana}\\p{Script=Katakana}ー・]';
const IS_KANA = new RegExp(`^${KANA}{1,20}$`, 'u');
const HAN_BEFORE = /[\p{Script=Han}々〆ヶ]$/u;
/** Which character another stands for, or what other copies have: 通“悦”, 同“层”, 一作“堪”, 音悦. */
const CHARACTER =
  /^(?:[通同]|古[通同]|通假|(?:一|或|亦|又|今|本|别|別|一本|他本)[作为為]|[读讀]作|[读讀]|音|念|[后後]作)\s?(?:\p{Script=Han}|[“"「『‘']\p{Script=Han}{1,6}[”"」』’'])(?:[，,、].{0,12})?$/u;
const EMPHASIS =
  /^(?:[\p{Script=Han}]{0,4}(?:[重着著]点?[号號]|重[点點][号號]?|黑[体體]|粗[体體]|斜[体體]|下[划劃][线線]|加粗|傍点|圏点|强调|強調)[\p{Script=Han}]{0,8}(?:[加标標]|所[为為]|引用者|筆者)[的上]{0,2}|(?:emphasis|italics?|bold(?:face)?|underlin(?:e|ing))\s(?:is\s|are\s)?(?:added|mine|ours|supplied|in (?:the )?original)|my (?:emphasis|italics))[.。]?$/iu;
const YEARS =
  /^(?:c(?:a|irca)?\.?\s?)?(?:[12]\d{3}(?:\s?[-–—~～至]\s?(?:[12]\d{3}|\d{2}))?|(?:公元前?|西元前?|前)?\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:\s?[-–—~～至]\s?(?:前)?\d{1,4}年?)?)$/i;
const IN_OTHER_WORDS = /^(?:i\.\s?e\.|e\.\s?g\.|viz\.|sc\.|namely|that is|meaning|=|＝)[,，:：]?\s?\S/i;
/** Who is meant by a word that names nobody, or by half a name. */
const IS_SOMEBODY =
  /(?:[我余吾予朕孤彼他她你您汝公氏君翁]|先生|女士|夫人|同志|主席|[总總][统統理]|校[长長]|院[长長]|此人|其人|\b(?:I|me|he|him|she|her|we|us|they|them|it|this|who|whom))\s?$/iu;
/** The usual family names: 我（立即） is nobody. */
const FAMILY =
  '赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫衛蒋蔣沈韩韓杨楊朱秦许許何吕呂施张張孔曹严嚴华華金魏陶姜谢謝邹鄒章苏蘇潘葛范彭鲁魯韦韋马馬方俞任袁柳鲍鮑史唐费費薛雷贺賀倪汤湯罗羅毕畢郝安常于傅康顾顧孟黄黃穆萧蕭尹姚邵汪毛戴宋茅庞龐熊纪紀项項祝董梁杜阮蓝藍闵閔季贾賈江郭梅林钟鍾徐邱高夏蔡田胡凌霍虞万萬柯管卢盧莫房丁邓鄧洪包左石崔龚龔程裴陆陸翁荀段侯武刘劉龙龍叶葉黎薄白蒲赖賴乔喬谭譚温溫庄莊阎閻连連易廖曾关關欧歐辛习習邢游';
const NAME = new RegExp(
  `^(?:[${FAMILY}]\\p{Script=Han}{1,3}|\\p{Lu}\\p{L}+(?: \\p{Lu}[\\p{L}.]*){0,3})$`,
  'u',
);

/** Whether words in round brackets are a reading or a gloss. `before`: some of what stands in front of the bracket. */
export function isGloss(words: string, before: string, speakers: readonly string[]): boolean {
  const own = words.trim();
  if (IS_KANA.test(own)) return HAN_BEFORE.test(before);
  if (!/\p{L}[”’」』》]*\s?$/u.test(before)) return false;
  if ([CHARACTER, EMPHASIS, YEARS, IN_OTHER_WORDS].some((kind) => kind.test(own))) return true;
  return speakers.includes(own) || (NAME.test(own) && IS_SOMEBODY.test(before));
}

/** Readings as Aozora Bunko notes them, 邪智暴虐《じゃちぼうぎゃく》, and the mark where the words begin that one is of. */
export const AOZORA_READING = new RegExp(`(?<=[\\p{Script=Han}々〆ヶ])《${KANA}{1,20}》`, 'gu');
export const AOZORA_BEGIN = new RegExp(`[｜|](?=[^｜|《》\\n]{1,20}《${KANA}{1,20}》)`, 'gu');
