// The source in brackets behind a quotation: （2020年3月12日同联合国秘书长古特雷斯通话）. In the language of the text around
// it, whatever the interface speaks.
import type { Library } from '../engine/index.ts';
import { dateParts } from './reference.ts';

/** What a bracket behind the quotation says, without the brackets. */
export function provenanceText(library: Library, index: number, chinese: boolean): string {
  const passage = library.passages[index];
  const article = library.articles[library.articleOf[index]];
  const title = `《${article.title}》`;
  const published = article.publication ?? (article.date === null ? null : dateIn(article.date, chinese));
  const isOwn = passage.occasion === title || (passage.occasion === null && passage.date === null);
  if (isOwn) {
    // Words that another is quoted with are found where they are quoted.
    const by = [passage.speaker, article.author].filter(
      (name, i, all) => name !== null && all.indexOf(name) === i,
    );
    const who = chinese ? by.join('，见') : by.join(', quoted by ');
    const what = published === null ? title : `${title}${chinese ? '，' : ', '}${published}`;
    return who === '' ? what : `${who}${chinese ? '：' : ', '}${what}`;
  }
  const speaker = passage.speaker === article.author ? null : passage.speaker;
  const date = passage.date === null ? null : dateIn(passage.date, chinese);
  const parts = [speaker, date, passage.occasion ?? title].filter((part) => part !== null);
  return chinese ? parts.join('') : parts.join(', ');
}

/** The bracket itself; nothing stands before a full-width one. */
export function inTextCitation(library: Library, index: number, chinese: boolean): string {
  const words = provenanceText(library, index, chinese).replace(/[\s\p{Cc}]+/gu, ' ');
  return chinese ? `（${words}）` : ` (${words})`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function dateIn(date: string, chinese: boolean): string {
  const parts = dateParts(date);
  if (parts === null) return date;
  const [year, month, day] = parts;
  if (chinese)
    return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
  const name = month === undefined ? '' : `${MONTHS[month - 1] ?? month} `;
  return `${day === undefined ? '' : `${day} `}${name}${year}`;
}

const HAN = /[\u3400-\u9fff]/g;
const LATIN = /[A-Za-z]/g;
const LOOKED_AT = 4000;
/** With fewer letters a text says nothing of its language. */
const ENOUGH = 20;

/** Whether a text around a place is Chinese; with too little of it, whether the article is. */
export function isChinese(text: string, offset: number, articleLanguage: string): boolean {
  const around = text.slice(Math.max(0, offset - LOOKED_AT), offset + LOOKED_AT);
  const han = around.match(HAN)?.length ?? 0;
  const latin = around.match(LATIN)?.length ?? 0;
  if (han + latin / 3 < ENOUGH) return /^(?:zh|yue|wuu|lzh)\b/i.test(articleLanguage);
  // A Chinese character says as much as three letters.
  return han * 3 >= latin;
}
