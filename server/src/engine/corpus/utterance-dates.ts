// Which of the dates in a sentence say when something was said.

import type { DateMention } from './dates.ts';

/** 2020年3月24日的话, 3月12日的那次通话 */
const OF_UTTERANCE =
  /^的(?:这|那|一)?(?:番|句|段|次|场|个|篇|封)?(?:重要|特别|视频)?(?:讲话|发言|演讲|通话|会见|会谈|会晤|致辞|信|复信|回信|慰问电|话|论述|论断|判断|指示|批示|会议|峰会|大会|部署会|文章|会(?:上|议上))/;

/** 生于1953年6月的习近平, 比3月12日更进一步, 而非2月20日: the date of a thing, or of what is set against. */
const OF_THING =
  /(?:[生建立办刊始源起发]于|[暴爆]发于|出生在|比|较|而非|不是|并非|不同于|早于|晚于|有别于|相比于)$/;

/** Whether a date is beside what is said and not its own, even inside the words for an occasion. */
export function datesThing(text: string, { start }: DateMention): boolean {
  return OF_THING.test(text.slice(Math.max(0, start - 4), start));
}

/** 今天是3月20日: the day on which all is told. */
export function datesToday(text: string, { start }: DateMention): boolean {
  return /今[天日](?:就|已|已经|正)?是(?:公历|农历|星期.|周.)?，?$/.test(
    text.slice(Math.max(0, start - 12), start),
  );
}

/** 3月26日，谭德塞收到习近平的复信: when it came, not when it was written. */
const RECEIVES =
  /^，?[^，。；：\n\uE000]{0,24}(?:收到|接到|读到|捧读|拆开)(?:了)?[^，。；：\n\uE000]{0,24}(?:信|电|函)(?![话任息心念])/;

/** Whether a date is when something was said, and not a bound of time or the date of a thing. */
export function datesUtterance(text: string, mention: DateMention): boolean {
  const before = text.slice(Math.max(0, mention.start - 3), mention.start);
  const after = text.slice(mention.end, mention.end + 16);
  if (datesThing(text, mention) || datesToday(text, mention)) return false;
  if (RECEIVES.test(text.slice(mention.end, mention.end + 60))) return false;
  if (/(?:截至|截止|自从|自|从|到|至|直至|始于|继|迄|以来|距|距离|等到|直到)$/.test(before)) return false;
  if (/^(?:以来|起|开始|至|到|后|之后|以后|前|之前|以前|间|期间|左右|的(?!(?:一次|那次)))/.test(after)) {
    if (!OF_UTTERANCE.test(after)) return false;
  }
  // 继…后，/ …结束后，: the clause dates what went before.
  const clause = /^[^，。；：\n]{0,40}/.exec(text.slice(mention.end, mention.end + 40))?.[0] ?? '';
  if (/(?:之后|以后|后|以来|之前|以前)$/.test(clause) && !/(?:先后|前后)$/.test(clause)) return false;
  if (mention.month === null && mention.day === null && mention.relative?.days === undefined) {
    // In 1861 Abraham Lincoln declared; said Lincoln in 1861.
    if (/(?:^|[^A-Za-z])[Ii]n $/.test(text.slice(Math.max(0, mention.start - 4), mention.start)))
      return /^(?:[，。：；]|$| [A-Z])/.test(after);
    // A bare year dates an utterance only where it stands for itself.
    return (
      /^(?:，|$|[\u4e00-\u9fff])/.test(after) && !/^(?:第|度|底|初|版|来|代|级|届|间|夏|春|秋|冬)/.test(after)
    );
  }
  if (mention.day === null && mention.relative?.days === undefined) {
    return !/^(?:份)?(?:制造|出口|进口|数据|份额|平均|同比|环比|经济|外贸)/.test(after);
  }
  return true;
}
