// The year of a printed edition: 人民文学出版社2005年版 says when a book was printed, not when its words were written.

import type { DateMention } from './dates.ts';

/** Behind the year: 年版, 年8月初版, 年第1版, 年影印本, 1999 edition; 版画, 版权 are other words. */
const EDITION_BEHIND =
  /^(?:(?!出版)[\u4e00-\u9fff]{0,4}(?:初|再|重|原|修订|增订|校订|点校|影印|缩印|简体|繁体|中文|排印|重排|第[一二三四五六七八九十\d]{1,3})?版(?=[本，。；）、：》《的\s第]|$)|[\u4e00-\u9fff]{0,3}(?:影印|排印|石印|铅印|刊|刻|抄|写|初印|重印|单行)本|(?:重印|印行|刊行|排印|第[一二三四五六七八九十\d]{1,3}次印刷|第[一二三四五六七八九十\d]{1,3}刷)|，? ?(?:\d(?:st|nd|rd|th) )?(?:ed\b|edition\b|printing\b|reprint))/;
/** 1923年8月出版的《呐喊》, （1923年出版）; 出版社, 出版界 are bodies. */
const PUBLISHED_BEHIND = /^(?:公开|首次|正式|初次|再次)?(?:出版|刊行|印行|付印)(?=的|[，。；）]|$)/;
/** A page right behind the year: ，第510页, : 17, , p. 7. */
const PAGE_BEHIND =
  /^[，：、]\s?(?:第?\s?\d{1,4}(?:[-—–、]\d{1,4})?[页頁]|(?:上|中|下|第[一二三四五六七八九十\d]{1,3})[册卷]，?第?\d{1,4}[页頁]|pp?\.? ?\d)/;
/** A printer right before the year. */
const PRINTER_BEFORE =
  /(?:出版(?:社|公司|集团|局|部)|书局|书店|书社|书屋|书房|印书馆|书馆|书院|文库|新书|丛书|古籍社|印刷所|社|选书|全书|Press|Publish(?:ers|ing)|Books|Classics|Library|Penguin|Macmillan|Houghton Mifflin|Harper(?:Collins)?|Routledge|Knopf|Scribner(?:’s|'s)?|Norton)(?:，|、|：|\s)*$/;
/** 《鲁迅全集》第一卷，: of a collection, the year is the print's. */
const COLLECTION_BEFORE =
  /(?:全集|选集|文集|文选|合集|全编|丛书|丛刊|全书)》(?:第[一二三四五六七八九十\d]{1,3}[卷册辑])?，?$/;
/** Behind a year that only stands in a citation. */
const CLOSED = /^(?:年)?(?:[，、。；）：]|$|\n)/;

/** Whether a year, or a month, is that of an edition: it says nothing of when the words were spoken or written. */
export function datesEdition(text: string, { start, end, day, relative }: DateMention): boolean {
  if (day !== null || relative) return false;
  const behind = text.slice(end, end + 24);
  if (EDITION_BEHIND.test(behind) || PUBLISHED_BEHIND.test(behind) || PAGE_BEHIND.test(behind)) return true;
  if (!CLOSED.test(behind)) return false;
  const before = text.slice(Math.max(0, start - 24), start);
  return COLLECTION_BEFORE.test(before) || (PRINTER_BEFORE.test(before) && !goesOn(behind));
}

/** 他离开商务印书馆，1920年，他写道：the year opens a clause. */
function goesOn(behind: string): boolean {
  return /^，[^，。）\n]{0,20}(?:[他她我]|[说写讲]|[A-Z][a-z]+ (?:said|wrote))/.test(behind);
}
