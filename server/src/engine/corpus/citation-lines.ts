// A note, or a cell of a table, in the form of a citation: 作者：《题名》。 《孟子·告子上》。 （题名后有日）

import type { Span } from '../text/span.ts';
import { formatEdtf, type DateParts } from './dates.ts';
import type { Reading } from './paragraph-reading.ts';
import { printedFrom } from './printed-where.ts';
import { among } from './scene-places.ts';
import { readPerson } from './speakers.ts';
import { namedWork, stated, type Statement } from './stated.ts';
import { unlistedPerson } from './subject.ts';

/** 见《…》, 语出《…》; 参见, 转引自: another's book, in which the words are not said to stand first. */
const OPENS = /^\s*(?:见|语见|语出|出自|引自|典出|出处：|来源：)?\s*/;
/** 鲁迅：, （德）马克思：, 胡适 */
const AUTHOR = /^(?:（[^（）]{1,4}）)?([\u4e00-\u9fff·]{2,16})(?:著|撰|作)?[：，]?\s*$/;
/** Behind a title: its parts, its day, where it was printed, and an end. */
const BEHIND =
  /^(?:一[文书诗词]|全文)?(?:[，。；、\s（）]|第[一二三四五六七八九十百\d]+[卷册辑章节回篇页条])*(?:$|[，。；（\s\d《]|[\u4e00-\u9fff]{2,12}(?:出版社|书局|书店|印书馆)|[载收原见辑])/;
/** 《在岭南大学欢迎会的演说》 */
const SPOKEN = /(?:演说|演讲|讲话|致辞|致词|发言|谈话|讲演|贺词|贺电|贺信|的信|回信|复信|训词)$/;
const DAY_BEHIND = /^[，（\s]{1,2}$/;

/** What a line in the form of a citation says; null where it is none. Its author may be one who only repeats the words. */
export function citationLine(reading: Reading, { start, end }: Span): Statement | null {
  const { scene } = reading;
  const line = scene.text.slice(start, end);
  const opened = OPENS.exec(line)?.[0].length ?? 0;
  const open = line.indexOf('《');
  const close = line.indexOf('》', open);
  if (open === -1 || close < open + 2 || !BEHIND.test(line.slice(close + 1))) return null;
  const by = line.slice(opened, open);
  const author = by.trim() === '' ? null : AUTHOR.exec(by);
  if (by.trim() !== '' && author === null) return null;
  // A title behind which nothing but its print stands is not printed somewhere else.
  if (printedFrom(line) < open) return null;
  const named = author && unlistedPerson(reading, start + opened + by.indexOf(author[1]), author[1]);
  // 参见朱自清：, 关于鲁迅的: not the name alone.
  if (author && (named === null || readPerson(author[1], reading.speakers)?.start !== 0)) return null;
  const title = { start: start + open, end: start + close + 1 };
  const work = namedWork(reading, { ...title, title: line.slice(open + 1, close), sure: false }, false);
  const day = scene.dates.findIndex(
    (mention) =>
      mention.start >= title.end &&
      mention.end <= end &&
      DAY_BEHIND.test(scene.text.slice(title.end, mention.start)),
  );
  const mention = day === -1 ? null : scene.dates[day];
  const isDay =
    mention !== null &&
    mention.day !== null &&
    reading.dates[day] !== null &&
    !mention.vague &&
    !mention.range &&
    !mention.ofReport &&
    /^[）。\s]*$/.test(scene.text.slice(mention.end, end));
  return {
    speaker: named ? { ...stated(reading, named.name, named, false, false), isCited: true } : null,
    // The day behind a title without an author may be a paper's: it is surely the words' where the title is a speech's.
    date: isDay
      ? stated(
          reading,
          formatEdtf(reading.dates[day] as DateParts),
          mention,
          named === null && !SPOKEN.test(line.slice(open + 1, close)),
        )
      : null,
    occasion: null,
    article: among(scene.works, title.start, title.end).length > 1 ? null : work,
  };
}
