// Verbs of saying, the adverbs before them, and the clauses they stand in.

import type { Span } from '../text/span.ts';
import { matchesOf, patternsOf, unitsOf } from './scan.ts';

const VERB =
  /指出|强调|表示|写道|写下|认为|提到|提及|谈到|谈及|谈道|重申|申明|声明|宣布|宣示|宣告|坦言|直言|断言|感慨|感叹|呼吁|号召|评价|评论|评述|阐明|阐述|论述|阐释|表明|表达|明确(?=，|：|$|表)|回忆|介绍|告诉|回答|回应|答复|倡议|提议|建议|提出|作出|要求|部署(?=[，：]|$)|嘱托|叮嘱|勉励|指示|批示|承诺|感谢|赞扬|赞赏|称赞|赞叹|形容|引用|撰文|发文|发推|致辞|名言|所言|判断|比喻|概括|总结|警告|告诫|提醒|解释|补充|透露|质问|主张|寄语|祝愿|深信|坚信|期待|希望|相信(?!因果)|期盼|承认|(?<=的话)说|反复讲|多次讲|讲过|讲到|讲道|说过|说到|说道|(?<!学|小|传|可以|应该|就是|来|话|据)说(?!明|法|辞|服|理|教|唱|起来|白)|(?<!简|职|宣|自|名|声|著|堪|号|俗|美|尊|代|统|人)称(?!为|号|呼|赞|职|之|霸|王|病|颂)|(?<!讲|谈|电|发|对|童|神|实|说|会)讲(?!话|究|座|述|坛|台|清|义|解|师|好|信|习)|(?<=[写说讲问答谈])道|(?<!诗|不|无)云$|曰|(?<=自|反|追|询|发|责)问|的[这那][句番段些一]?(?:重要)?(?:话|论断|判断|论述|表述|呼吁|主张|理念|承诺|名言)|的(?:原话|名言|名句|话)(?=[：，。]|$)/y;

/** The verbs of saying; exported for its test. */
export const VERBS = patternsOf({
  sticky: VERB,
  firsts:
    '指强表写认提谈部重申声宣坦直断感呼号评阐论明回介告答倡建作要嘱叮勉批承赞称形引撰发致名所判比概总警解补透质主寄祝深坚期希相反多讲说道云曰问的',
});

/** What may stand between a subject's place and the verb where the subject is left out. */
export const ADVERBS =
  /^(?:[\uE010\uE011，、\s]|还|又|也|这样|如此|如是|同样|就|都|再次|再|并且|并|同时|接着|随后|进一步|特别|专门|郑重|深刻|深情|明确|着重|鲜明|反复|多次|一再|曾经|曾|则|就|更|而且|此外|另外|其中|最后|首先|强烈|严正|再三|继续|正如|如|正像|所|热情|亲切|衷心|诚挚|高度|不断|第[一二三四]|[\u4e00-\u9fff]{1,4}地)*$/;

export const ANEW =
  /这一次|另一|别的(?:场合|时候|地方)|其[他它]场合|后来|此后|过了[^，]{1,4}[天日周月]|转天|此前|不久|多次|反复|一再|不同场合|曾|近年|多年来|每次|常常|经常|历来|一贯/;

/** At the verb: 习近平说过, at some time or other. */
export const ONCE = /^(?:[说讲写谈]|指出|强调|提出|表示)过/;

/** The piece with its dates and occasions blotted out, so that no word inside them is read as a verb or a person. */
export function mask(
  text: string,
  start: number,
  end: number,
  occasions: readonly Span[],
  dates: readonly Span[],
  works: readonly Span[],
): string {
  let masked = text.slice(start, end);
  const blot = (span: Span, mark: string) => {
    masked =
      masked.slice(0, span.start - start) +
      mark.repeat(span.end - span.start) +
      masked.slice(span.end - start);
  };
  for (const date of dates) blot(date, '\uE010');
  for (const occasion of occasions) blot(occasion, '\uE011');
  for (const work of works) blot(work, '\uE012');
  return masked;
}

const CLAUSE_ENDS = unitsOf('，：；。！？\n—（）\uE000');

export function clausesOf(masked: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (let i = 0; i <= masked.length; i++) {
    if (i === masked.length || CLAUSE_ENDS[masked.charCodeAt(i)] === 1) {
      if (i > start) clauses.push({ start, end: i });
      start = i + 1;
    }
  }
  return clauses;
}

export function verbsIn(masked: string, clause: Span): number[] {
  return matchesOf(masked.slice(clause.start, clause.end), VERBS)[0].map(
    (match) => clause.start + match.index,
  );
}
