// Days that a sentence tells of something else before it comes to the speaker: 德国3月16日关闭边境，习近平同默克尔通话时说：

import type { DateMention } from './dates.ts';
import type { OccasionMention } from './occasion-mentions.ts';
import type { Span } from '../text/span.ts';
import { comparePeople, COUNTRY_NAMES, type Person } from './speakers.ts';

/** How a day in a clause before the speaker's stands to his words. */
export type Bearing = 'own' | 'perhaps' | 'other';

const PART_OF_DAY = '(?:凌晨|清晨|早晨|上午|中午|下午|傍晚|晚上?|晚间|深夜|夜里|当地时间|北京时间)';
/** Words before a day that leave the clause without a subject of its own: 早在, 北京时间, 疫情暴发后的. */
const LEADS_TO_DAY =
  /(?:[在于到自从至是即的：—]|时间|时光|日历|镜头|记得|今年|去年|同年|星期.|周[一二三四五六日])$/;
const CONJUNCTION =
  /^(?:[\s\uE000-\uE0FF]|而|但是?|然而|不过|如果|虽然|因为|由于|当|又|这时|其时|原来|据悉|据称)+/;
/** What is told of a talk or meeting may be that at which the words were said. */
const OCCASION =
  /通话|电话|来电|致[电信函]|[去复回来]信|慰问|会[谈见晤议]|峰会|大会|论坛|全会|座谈|政治局|常委|[来到出]?访|抵达|到达|来到|启程|考察|调研|视察|讲话|演讲|致辞|发言|发表|撰文|署名|谈到|开幕|举行|召开|典礼|仪式|见面|相见|交谈/;
const NOTHING_TOLD = new RegExp(`^(?:${PART_OF_DAY}|[，。：、\\s（）]|[\\u4e00-\\u9fff]{1,3}时分?)*$`);
/** 此前习近平对根哥布说：: before that day. */
const BEHIND =
  /[，；](?:而|但|就?在)?(?:此前|这之前|这以前|在此之前|之前|早先|更早|早些时候|前些天|几天前|数日前)(?![的，]?[这那]?[段次天日])/;
/** 习近平后来在给他的复信中说：, 几天后: after that day. */
const LATER =
  /后来|此后|日后|事后(?!来)|(?:几|数|多|[一二两三四五六七八九十]+)(?:天|日|周|星期|个月|月)(?:多)?(?:之后|以后|后)/;
/** 武汉, 湖北省, 世卫组织, 德国: what acts where no person does. */
const BODY_FIRST =
  /^(?:[\u4e00-\u9fff]{2,8}?(?:组织|委员会|基金会|政府|当局|议会|国会|集团|公司|联盟|省|市|州|县|区|国|大学|医院|法院|央行|股市|警方|军方|媒体)|武汉|湖北|北京|上海|香港|伦敦|巴黎|纽约|罗马|东京|首尔|柏林|马德里|白宫|欧盟|联合国|东盟|非盟)/;

/**
 * Whether a day in an earlier clause than the speaker's is that of his words. `clause`: the one it stands in; `own`:
 * the one of `speaker`.
 */
export function bearingOf(
  text: string,
  mention: DateMention,
  clause: Span,
  own: Span,
  people: readonly Person[],
  occasions: readonly OccasionMention[],
  speaker: string,
): Bearing {
  if (clause.end > own.start) return 'own';
  const between = text.slice(clause.end, own.end);
  if (/[，；]/.test(between[0] ?? '') && (BEHIND.test(between) || LATER.test(between))) return 'other';
  const told = text.slice(mention.end, clause.end);
  if (NOTHING_TOLD.test(told)) return 'own';
  const words = text.slice(clause.start, clause.end);
  if (OCCASION.test(words) || occasions.some((o) => clause.start < o.end && o.start < clause.end))
    return 'own';
  const within = people.filter((one) => clause.start <= one.start && one.end <= clause.end);
  if (within.some(({ name }) => name !== null && comparePeople(name, speaker) === 'same')) return 'own';
  const head = text.slice(clause.start, mention.start).replace(CONJUNCTION, '');
  if (head !== '' && !LEADS_TO_DAY.test(head) && !/^[他她其我]/.test(head)) return 'other';
  if (head !== '') return 'own';
  const behind = told.replace(new RegExp(`^${PART_OF_DAY}`), '');
  const at = clause.end - behind.length;
  const acts = within.some((one) => one.start === at) || BODY_FIRST.test(behind) || startsWithCountry(behind);
  return acts ? 'perhaps' : 'own';
}

function startsWithCountry(words: string): boolean {
  for (let length = 2; length <= 8; length++) if (COUNTRY_NAMES.has(words.slice(0, length))) return true;
  return false;
}
