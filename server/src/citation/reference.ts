// An article of the corpus as a reference in CSL-JSON, the form in which citation programs pass references on.
import type { Library } from '../engine/index.ts';

/** A reference; the fields of CSL-JSON that an article of a corpus can fill. */
export interface Reference {
  readonly id: string;
  readonly type:
    'article-journal' | 'article-newspaper' | 'book' | 'speech' | 'personal_communication' | 'document';
  readonly title: string;
  readonly author?: readonly Name[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  /** Year, month, day, as far as they are known. */
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  /** BCP 47. */
  readonly language: string;
}

export type Name = { readonly literal: string } | { readonly family: string; readonly given: string };

/** The reference of the article that a passage stands in. */
export function referenceOf(library: Library, passage: number): Reference {
  const article = library.articles[library.articleOf[passage]];
  const { id, title, author, kind, language } = article;
  const place = placeOf(article.publication);
  const type =
    kind === 'verse'
      ? 'book'
      : place.title === null
        ? kind === 'speech'
          ? 'speech'
          : kind === 'letter'
            ? 'personal_communication'
            : 'document'
        : isNewspaper(place.title)
          ? 'article-newspaper'
          : place.publisher
            ? 'book'
            : 'article-journal';
  const date = dateParts(article.date);
  const year = date === null && place.year !== null ? [place.year] : date;
  return {
    id,
    type,
    title: article.subtitle ? `${title}：${article.subtitle}` : title,
    ...(author === null ? {} : { author: author.split(/[、;；]\s*/).map(nameOf) }),
    ...(place.title === null ? {} : { [place.publisher ? 'publisher' : 'container-title']: place.title }),
    ...(place.volume === null ? {} : { volume: place.volume }),
    ...(place.issue === null ? {} : { issue: place.issue }),
    ...(place.page === null ? {} : { page: place.page }),
    ...(year === null ? {} : { issued: { 'date-parts': [year] } }),
    language,
  };
}

interface Place {
  readonly title: string | null;
  readonly publisher: boolean;
  readonly year: number | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly page: string | null;
}

/** Reads `《求是》2020年第8期`, `人民日报 2020-04-05 第3版`, `新华社`, `人民出版社`: the name, and the numbers behind it. */
function placeOf(publication: string | null): Place {
  const none = { title: null, publisher: false, year: null, volume: null, issue: null, page: null };
  const words = publication?.trim() ?? '';
  if (words === '') return none;
  const named = /^《([^》]+)》/.exec(words);
  const rest = named === null ? words : words.slice(named[0].length);
  const number = (pattern: RegExp): string | null => pattern.exec(rest)?.[1] ?? null;
  const year = number(/((?:18|19|20)\d{2})\s*年/);
  const title =
    named?.[1] ??
    words
      .replace(/[，,\s]*(?:18|19|20)\d{2}(?:年|-).*$/, '')
      .replace(/[，,\s]*第\s*\d+\s*[卷期版辑].*$/, '')
      .replace(/[，,\s]*\b(?:vol|no)\.?\s*\d.*$/i, '')
      .trim();
  return {
    title: title === '' ? words : title,
    publisher: named === null && /出版社|出版公司|书局|书店|\bpress\b|publish/i.test(title),
    year: year === null ? null : Number(year),
    volume: number(/第?\s*(\d+)\s*卷/) ?? number(/\bvol\.?\s*(\d+)/i),
    issue: number(/第\s*(\d+)\s*[期辑]/) ?? number(/\bno\.?\s*(\d+)/i),
    page: number(/第?\s*(\d+)\s*版/),
  };
}

/** A paper, or the agency whose reports papers print. */
function isNewspaper(title: string): boolean {
  return /(?:日|晚|早|时|周|商|导|青年|法治|法制|参考|学习|解放军)报$|新华社|新华网|中新社|通讯社|\b(?:Times|Post|Daily|News|Gazette)\b/.test(
    title,
  );
}

function nameOf(name: string): Name {
  const latin = /^(\p{Script=Latin}[\p{L}.’' -]*) (\p{Script=Latin}[\p{L}’'-]*)$/u.exec(name.trim());
  return latin === null ? { literal: name.trim() } : { family: latin[2], given: latin[1] };
}

/** Year, month and day of an EDTF date with reduced precision; null for another form. */
export function dateParts(date: string | null): number[] | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date ?? '');
  return parts === null
    ? null
    : parts
        .slice(1)
        .filter((part) => part !== undefined)
        .map(Number);
}
