// References as a list of references prints them. The styles' rules for what a corpus holds: articles in journals and
// papers, books, speeches and letters. (The usual program for such styles, citeproc-js, asks of every product that
// contains it to show its author's notice in its interface, and the styles' own files are under a share-alike licence:
// neither goes into a product under the MIT licence.)
import type { CitationStyle } from '../engine/index.ts';
import type { Name, Reference } from './reference.ts';

/** How the title of a journal or book is set off in the document's own markup. */
export type Emphasis = (text: string) => string;

/** One entry of a list of references, with its full stop. */
export function referenceText(reference: Reference, style: CitationStyle, emphasis: Emphasis): string {
  switch (style) {
    case 'gb-t-7714-2025':
      return gbt(reference, FULL_WIDTH, false);
    case 'gb-t-7714-2015':
      return gbt(reference, HALF_WIDTH, true);
    case 'apa':
      return apa(reference, emphasis);
    case 'mla':
      return mla(reference, emphasis);
  }
}

/** 2025 prints the marks between the parts in full width, 2015 in half width with a space. */
const FULL_WIDTH = { comma: '，', colon: '：', open: '（', close: '）' };
const HALF_WIDTH = { comma: ', ', colon: ': ', open: '(', close: ')' };

/** Marks of the kind of document: journal, newspaper, book, other. */
const MARK: Readonly<Record<Reference['type'], string>> = {
  'article-journal': 'J',
  'article-newspaper': 'N',
  book: 'M',
  speech: 'Z',
  personal_communication: 'Z',
  document: 'Z',
};

/** GB/T 7714, numeric: 作者. 题名[J]. 刊名，年，卷（期）：页. */
function gbt(reference: Reference, marks: typeof FULL_WIDTH, capitals: boolean): string {
  const { type, title, author, volume, issue, page } = reference;
  const date = reference.issued?.['date-parts'][0] ?? null;
  const chinese = /[\u4e00-\u9fff]/.test(title);
  const parts: string[] = [];
  if (author !== undefined) parts.push(gbtNames(author, marks.comma, capitals, chinese));
  parts.push(`${title}[${MARK[type]}]`);
  const container = reference['container-title'] ?? reference.publisher;
  const isPaper = type === 'article-newspaper';
  const when = date === null ? '' : isPaper || container === undefined ? isoDate(date) : String(date[0]);
  let place = [container, when, volume].filter((part) => part !== undefined && part !== '').join(marks.comma);
  if (issue !== undefined) place += `${marks.open}${issue}${marks.close}`;
  if (page !== undefined) place += isPaper ? `${marks.open}${page}${marks.close}` : `${marks.colon}${page}`;
  if (place !== '') parts.push(place);
  return `${parts.join('. ')}.`;
}

/** Three names at most; of Western ones the family name first, the others as initials. */
function gbtNames(names: readonly Name[], comma: string, capitals: boolean, chinese: boolean): string {
  const shown = names.slice(0, 3).map((name) => {
    if ('literal' in name) return name.literal;
    const initials = name.given
      .split(/[\s.]+/)
      .flatMap((part) => (part === '' ? [] : [part[0].toUpperCase()]));
    return [capitals ? name.family.toUpperCase() : name.family, ...initials].join(' ');
  });
  if (names.length > 3) shown.push(chinese ? '等' : 'et al');
  return shown.join(comma);
}

function isoDate(date: readonly number[]): string {
  return date.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** APA, 7th edition: Author. (2020, April 16). Title. *Journal*, *1*(8), 3. */
function apa(reference: Reference, emphasis: Emphasis): string {
  const { type, title, author, volume, issue, page } = reference;
  const date = reference.issued?.['date-parts'][0] ?? null;
  const container = reference['container-title'];
  const precise = type !== 'article-journal' && type !== 'book';
  const when = date === null ? 'n.d.' : precise ? apaDate(date) : String(date[0]);
  const names = author?.map((name) => {
    if ('literal' in name) return name.literal;
    const initials = name.given
      .split(/[\s.]+/)
      .flatMap((part) => (part === '' ? [] : [`${part[0].toUpperCase()}.`]));
    return `${name.family}, ${initials.join(' ')}`;
  });
  const by =
    names === undefined
      ? ''
      : names.length === 1
        ? names[0]
        : `${names.slice(0, -1).join(', ')}, & ${names[names.length - 1]}`;
  const own = container === undefined ? emphasis(title) : title;
  const genre = type === 'speech' ? ' [Speech]' : type === 'personal_communication' ? ' [Letter]' : '';
  let where = container === undefined ? (reference.publisher ?? '') : emphasis(container);
  if (volume !== undefined) where += `, ${emphasis(volume)}`;
  if (issue !== undefined) where += `${volume === undefined ? ', ' : ''}(${issue})`;
  if (page !== undefined) where += `, ${page}`;
  const head =
    by === ''
      ? `${own}${genre}. (${when}).`
      : `${by}${by.endsWith('.') ? '' : '.'} (${when}). ${own}${genre}.`;
  return where === '' ? head : `${head} ${where}.`;
}

function apaDate([year, month, day]: readonly number[]): string {
  const name = month === undefined ? '' : `, ${MONTHS[month - 1] ?? month}`;
  return `${year}${name}${day === undefined ? '' : ` ${day}`}`;
}

/** MLA, 9th edition: Author. “Title.” *Journal*, vol. 1, no. 8, 16 Apr. 2020, p. 3. */
function mla(reference: Reference, emphasis: Emphasis): string {
  const { type, title, author, volume, issue, page } = reference;
  const date = reference.issued?.['date-parts'][0] ?? null;
  const container = reference['container-title'];
  const names = author?.map((name, i) =>
    'literal' in name
      ? name.literal
      : i === 0
        ? `${name.family}, ${name.given}`
        : `${name.given} ${name.family}`,
  );
  const by =
    names === undefined
      ? null
      : names.length === 1
        ? names[0]
        : names.length === 2
          ? `${names[0]}, and ${names[1]}`
          : `${names[0]}, et al`;
  const where = [
    container === undefined ? reference.publisher : emphasis(container),
    volume === undefined ? undefined : `vol. ${volume}`,
    issue === undefined ? undefined : `no. ${issue}`,
    date === null ? undefined : mlaDate(date),
    page === undefined ? undefined : `p. ${page}`,
  ].filter((part) => part !== undefined);
  const own = type === 'book' ? `${emphasis(title)}.` : `“${title}.”`;
  return [
    by === null ? '' : `${by}${by.endsWith('.') ? '' : '.'}`,
    own,
    where.length > 0 ? `${where.join(', ')}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function mlaDate([year, month, day]: readonly number[]): string {
  if (month === undefined) return String(year);
  const name = MONTHS[month - 1] ?? String(month);
  const short = name.length <= 4 ? name : name === 'September' ? 'Sept.' : `${name.slice(0, 3)}.`;
  return `${day === undefined ? '' : `${day} `}${short} ${year}`;
}
