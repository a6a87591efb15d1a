// The work that a sentence names as the source of a quotation.

import type { Span } from '../text/span.ts';
import { isEnglishName, isEnglishTitle, isSurelyTitle } from './english.ts';
import type { Reading } from './paragraph-reading.ts';
import { firstFrom } from './scene-places.ts';
import { PHRASE } from './scene.ts';
import type { WorkMention } from './scene-works.ts';

/** A work that is named as where the words stand. */
export interface Work extends Span {
  readonly title: string;
  /** It stands in marks, or is surely a title. */
  readonly sure: boolean;
}

const IN_WORK =
  '(?:一?[文书诗词篇章])?(?:的?(?:序言|自序|序|跋|后记|第[^，。：]{1,4}[章节回卷篇句]|开篇|开头|卷首|篇首|篇末|末章|结尾))?(?:之?[中里上内])?';

const WORK_VERB =
  '(?:云|曰|言|说|写|讲|道|谓|称|载|记|唱|咏|吟|论|记载|记述|描写|描述|描绘|指出|强调|认为|提出|提到|提及|谈到|告诫|主张|感叹|感慨|总结|概括|名句|名言|诗句|词句|句|一句|有句|一语|一段|一联)';

/** 《…》有云：, 《…》里的名句: from the title to the quotation. */
const WORK_LEADS = new RegExp(
  `^${IN_WORK}(?:就|也|便|曾|早就|早|还|又|则|即|都|所|有|这样|如此|明确|开宗明义|反复|一再|里的|中的|的|地|那|这|着|，){0,6}(?:${WORK_VERB}(?:道|过|了|着|到|得|话|句|名句|名言|得好)?)?(?:的|那|这|一|几|句|段|番|话|名句|名言|：|，|\\s){0,6}[“「『"‘«]?$`,
);

/** 翻开《…》，开篇便是“…” */
const WORK_OPENED =
  /^，?(?:开卷|开篇|开头|卷首|篇首|起首|首句|结尾|末句|其中|[书文诗词篇]中|里面)(?:第一句)?(?:就|便|即|赫然)?(?:是|有|有句|写着|写道|写的是|说)[：，]?[“「『]?$/;
/** 《…》是司马迁的名篇，其中有言：“…” */
const WORK_OF =
  /^(?:是|为|乃)[^，。：]{1,14}(?:名篇|名作|代表作|作品|杰作|力作|诗|词|赋|文|文章)，[^，。：]{0,10}(?:在于|是|有言|有句|有云|说|道|云)[：，]?[“「『]?$/;
/** “…”《…》这样写道: from the title on. */
const WORK_FOLLOWS = new RegExp(
  `^${IN_WORK}(?:就|也|便|曾|早就|早|还|又|则|即|都|所|有|这样|如此|如是|明确|开宗明义){0,4}${WORK_VERB}(?:道|过|的|了)?(这样|$|[。！；，\\s])`,
);

/** The work that stands where the speaker would: 《…》有云：“…”, 刘基《卖柑者言》：“…”, “…”《…》这样写道. */
export function workThatSpeaks(
  text: string,
  works: readonly WorkMention[],
  start: number,
  end: number,
  trailing: boolean,
): Work | null {
  const work = trailing ? works[0] : works[works.length - 1];
  if (!work) return null;
  if (trailing) {
    const before = text.slice(start, work.start);
    const behind = text.slice(work.end, Math.min(end, work.end + 30));
    return /^[，。；、\s]*(?:正如|如|诚如|在)?$/.test(before) && WORK_FOLLOWS.test(behind)
      ? { ...work, sure: true }
      : null;
  }
  const between = text.slice(work.end, end);
  const leads = between.length <= 30 && [WORK_LEADS, WORK_OPENED, WORK_OF].some((one) => one.test(between));
  return leads ? { ...work, sure: true } : null;
}

/** The work that a provenance in brackets or behind a dash names. */
export function titleIn(reading: Reading, start: number, end: number): Work | null {
  const { scene } = reading;
  const words = scene.text.slice(start, end);
  const marked = /《([^《》]{1,80})》/.exec(words);
  if (marked) {
    const isPaper = /(?:日报|晚报|时报|新华社|周刊)$/.test(marked[1]);
    return isPaper
      ? null
      : {
          start: start + marked.index,
          end: start + marked.index + marked[0].length,
          title: marked[1],
          sure: true,
        };
  }
  const sign = words.indexOf(PHRASE);
  if (sign !== -1) return titleAt(reading, start + sign);
  // (the King James Bible), (Abraham Lincoln, the Gettysburg Address, 1863)
  let at = 0;
  for (const part of words.split('，')) {
    const plain = part
      .trim()
      .replace(/ \d{4}$/, '')
      .replace(/。(?= \d)/, '.');
    const from = start + at + part.indexOf(plain[0]);
    at += part.length + 1;
    if (isEnglishTitle(plain) && (isSurelyTitle(plain) || !isEnglishName(plain))) {
      return { start: from, end: from + plain.length, title: plain, sure: false };
    }
  }
  return null;
}

/** The title in 『』 or “” that a sign of the scene stands for. */
export function titleAt(reading: Reading, at: number): Work | null {
  const { scene } = reading;
  const { source } = scene.quotations[firstFrom(scene.quotations, at)];
  const mark = reading.source[source.start];
  if (!/[『“"]/.test(mark)) return null;
  return {
    start: at,
    end: at + 1,
    title: reading.source.slice(source.start + 1, source.end - 1),
    sure: mark === '『',
  };
}
