// Words that a text quotes as wrong (误引为“…”, 错印成“…”, “…”应为“…”): it knows that they are none of the source's.
import type { Span } from '../text/span.ts';

/** How near to the marks it is said, in UTF-16 units. */
const NEAR = 28;
const FAR = 80;
const CLAUSE = '[^。！？；\\n“”「」『』]';
const SAID_BEFORE = new RegExp(
  `(?:(?:误|誤|错|錯|讹|訛)(?:引|作|写|寫|印|排|植|读|讀|记|記|传|傳|录|錄|抄|译|譯|成|为|為)|(?:混|混淆|说|說|写|寫|引|改)(?:为|為|成|作)了?(?:错误|錯誤)的|不(?:可|能|应|應|要)(?:混|写|寫|说|說|引|作|改)(?:为|為|成|作)?)${CLAUSE}{0,16}$`,
);
/** “甲”应为“乙”, “甲”（应作“乙”）, “甲”系“乙”之误, “甲”有误. */
const SAID_BEHIND = new RegExp(
  `^[”」』’"]?[，,]?[（(]?(?:(?:应|應|当|當)(?:为|為|作|是|改为|改為|改作|写作|寫作)[：:]?[“「『]|(?:显|顯)?(?:系|係)?(?:有误|有誤|误植|誤植|笔误|筆誤|误引|誤引)|(?:系|係|为|為|是)?[“「『]${CLAUSE}{1,60}[”」』](?:之误|之誤|的误|的誤|的笔误|的筆誤))`,
);

/** Whether the paragraph says of quoted words that they are wrong. `span`: the words within the marks. */
export function isMentionedAsWrong(text: string, paragraph: Span, { start, end }: Span): boolean {
  const before = text.slice(Math.max(paragraph.start, start - NEAR), start).replace(/[“「『‘"]\s*$/, '');
  return SAID_BEFORE.test(before) || SAID_BEHIND.test(text.slice(end, Math.min(paragraph.end, end + FAR)));
}
