// Whose words another reads out, receives, hears or recalls: X宣读了Y的慰问电：“…” are Y's.

import { ANOTHERS, BESIDE, PRAISES, TAKES_UP } from './passed-on.ts';
import type { Person } from './speakers.ts';

/** The owner of words that another has before him. */
export interface Owner {
  readonly person: Person;
  /** They are read out or received, and not only spoken of: no word beside them is the other's own. */
  readonly sure: boolean;
}

const OFFICE = '(?:同志|国?家?主席|总书记|总统|总理)?';
const SAYS = '(?:说|讲|称|表示|指出|强调|写道|写着|谈到|提到)(?:道|过|了)?';
const WORK =
  '(?:致[电信]慰问|来电|慰问[电信]|贺[电信]|唁电|感谢[电信]|复信|回信|来信|亲笔信|公开信|信|讲话|文章|演讲|致辞|发言|贺词)';
const WORDS =
  '(?:电话|来电|声音|慰问|问候|寄语|主张|观点|嘱托|论述|倡议|号召|指示|承诺|提醒|名言|原话|话|表态|表述)';
const A_PIECE = '(?:的?(?:一|这|那|几)?(?:句|段|番)?(?:话|内容)?)?';
/** Behind the owner's name: 的慰问电：, 在电话里的话：, 复信中的一段：, 复信，信中说： */
const OWNED = new RegExp(
  `^${OFFICE}(?:在[^，。；：“]{1,16}[上中时里])?的?(?:重要|亲笔|署名|视频|主旨|电视|(?:这|那|一|几)(?:句|段|番|封|篇))?(?:` +
    `(?:${WORK}(?:[中里]${A_PIECE})?|${WORDS})(?:[^，。；：“]{1,8}(?:感动|激动|振奋|鼓舞|温暖))?：|所(?:说|讲|言|指出|强调|提出)的?(?:那样)?[：，]|${WORK}(?:[中里]|，(?:[信文电]|电文|信文)[中里上]?)?${SAYS}[：，])$`,
);
/** 同古特雷斯的通话： */
const OWNED_TALK = new RegExp(
  `^[^，。；：“]{2,40}(?:通话|电话|会谈|会见|会晤|${WORK})(?:[中里时]|内容)?${A_PIECE}：$`,
);
/** Behind 听到: 习近平主席说：, 习近平主席在峰会上多次强调 */
const SAID = new RegExp(
  `^${OFFICE}(?:同志|本人)?(?:[对向][^，。；：“对向]{1,16}?)?(?:[在当就][^，。；：“]{2,24}?[上中时里])?(?:当时|当天|那天|\\d+月\\d+日|[\u4e00-\u9fff]{2}地|亲口|当场|当面|曾经?|还|也|又|就|正|再次|再三|一再|反复|多次|明确|郑重|特别|着重|首次|率先)*` +
    `(?:说|讲|称|表示|指出|强调|写道|写着|谈到|提到|提出|要求|呼吁|重申|承诺|宣布|坦言|回应|答道?|主张|表达|说起|讲起)(?:道|过|了)?(?:的?[这那]?(?:样|么)?(?:一|几|两)?[句段番](?:话)?)?[：，]?$`,
);

const READS =
  /(?:收到|接到|读到|读完|念到|捧读|拆开|打开|展示|出示|晒出|公布|宣读|朗读|诵读|念|转发|转达|转述|传达|引用|援引|引述|听到|听见|抄下|抄写|摘录)(?:了|过|着|起)?$/;
/** Whoever hears, sees or remembers what another said does not say it. */
const HEARS =
  /(?:听到|听见|听闻|听说|聆听|倾听|收听|亲耳听|听|读到|看到|看见|目睹|见证|记得|记住|牢记|铭记|忘不了|忘记|没忘|不忘|难忘|注意到|留意到|关注到|发现|得知|获知|获悉|知道|知悉|了解到|感受到|明白|想起|想到|记起|忆起|回忆起|回想起)(?:了|过|着)?$/;
const RECALLS = /(?:回顾|回忆|想起|记得|谈到|谈及|提到|提及|讲述|介绍|重温|分享|讲解|解读)(?:了|起|过|到)?$/;
/** Before a receiver, or one of whom is spoken: 习近平致马塔雷拉的慰问电 */
const NOT_VERB = /[就据按由于因以致给为发寄送]$|(?:答复|回复|慰问|祝贺|感谢|邀请)$/;

/** Whose words the piece [start, end) of a text leads to, where another has them before him; null where nobody does. */
export function ownerOfWords(
  text: string,
  people: readonly Person[],
  start: number,
  end: number,
): Owner | null {
  for (let i = people.length - 1; i >= 0 && end - people[i].end <= 60; i--) {
    const person = people[i];
    const tail = text.slice(person.end, end).replace(/[“「『]$/, '');
    if (person.end > end || person.start <= start || ANOTHERS.test(tail)) continue;
    const head = text.slice(Math.max(start, person.start - 60), person.start);
    if (HEARS.test(head) && SAID.test(tail)) return { person, sure: true };
    const reads = READS.test(head);
    const takesUp = TAKES_UP.test(head);
    // 默克尔感谢习近平说“…”: either of them.
    if (takesUp && SAID.test(tail)) return { person, sure: false };
    const isNear = reads || takesUp || RECALLS.test(head);
    if (isNear && (OWNED.test(tail) || OWNED_TALK.test(tail)))
      return { person, sure: reads || (takesUp && !PRAISES.test(head) && !RECALLS.test(head)) };
    // 塞西赞扬了习近平的讲话：, with any verb between the two names.
    const other = people[i - 1];
    const between = other && other.name !== null ? text.slice(other.end, person.start) : '';
    const isActed =
      /^[^，。；：\n\uE000]{2,16}$/.test(between) && !BESIDE.test(between) && !NOT_VERB.test(between);
    if (isActed && OWNED.test(tail)) return { person, sure: false };
  }
  return null;
}
