import type { Passage } from '../corpus/passages.ts';
import { findDate, readDate } from '../corpus/provenance.ts';
import type { Library } from '../library.ts';
import type { Doubt } from './source.ts';

export interface DateEvidence {
  /** Stated at the head or foot of the text: EDTF, or `--04-05` without a year. */
  readonly head: string | null;
  /** Stated by the file's own fields. */
  readonly stated: string | undefined;
  /** What the article is printed in: 《求是》2020年第8期. */
  readonly publication: string | null;
  readonly prose: string;
  /** Passages of a compilation, with their dates. */
  readonly compiled: readonly Passage[];
  readonly library: Library | undefined;
}

/** When an article appeared, as far as its text, its file and the quotations known from elsewhere tell. */
export function dateOf(evidence: DateEvidence, doubts: Doubt[]): string | null {
  const { head } = evidence;
  if (head !== null && !head.startsWith('--')) return head;
  const stated =
    evidence.stated === undefined
      ? null
      : (readDate(evidence.stated) ?? findDate(evidence.stated)?.date ?? null);
  if (head === null) {
    if (stated !== null) return stated;
    const year = yearOf(evidence);
    if (year === null) doubts.push({ code: 'no-date', values: {}, words: '' });
    else
      doubts.push({
        code: `year-from-${year.from}`,
        values: { year: year.year, evidence: year.evidence },
        words: '',
      });
    return year?.year ?? null;
  }
  const day = head.slice(1);
  if (stated !== null) return stated.slice(0, 4) + day;
  const year = yearOf(evidence);
  const words = `${Number(head.slice(2, 4))}-${Number(head.slice(5))}`;
  if (year === null) {
    doubts.push({ code: 'no-year', values: { day: words }, words: '' });
    return null;
  }
  // What is quoted was said before: 5 January quotes 30 December of the year before.
  const later = year.latest !== null && year.year + day < year.latest.padEnd(10, '-01').slice(0, 10);
  const full = `${later ? Number(year.year) + 1 : year.year}${day}`;
  doubts.push({
    code: `year-from-${year.from}`,
    values: { year: full.slice(0, 4), evidence: year.evidence },
    words: '',
  });
  return full;
}

interface Year {
  readonly year: string;
  readonly from: 'publication' | 'provenance' | 'corpus' | 'text';
  readonly evidence: string;
  /** The latest date the year was taken from; null where it is not a day's. */
  readonly latest: string | null;
}

function yearOf({ publication, compiled, library, prose }: DateEvidence): Year | null {
  const issue = publication === null ? null : (/(\d{4})\s*年/.exec(publication)?.[1] ?? null);
  if (issue !== null) return { year: issue, from: 'publication', evidence: publication ?? '', latest: null };
  const dates = compiled.flatMap((passage) => passage.date ?? []).sort();
  if (dates.length > 1) {
    const latest = dates[dates.length - 1];
    return { year: latest.slice(0, 4), from: 'provenance', evidence: latest, latest };
  }
  const known = library === undefined ? [] : datesOfQuoted(prose, library);
  if (known.length > 1) {
    const latest = known[known.length - 1];
    return { year: latest.date.slice(0, 4), from: 'corpus', evidence: latest.words, latest: latest.date };
  }
  // The latest month that is named with its year, if it is named more than once: one mention may be an aside.
  const months = [...prose.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年\s*\d{1,2}\s*月/g)];
  const latest = months
    .map((match) => match[1])
    .sort()
    .pop();
  const mentions = months.filter((match) => match[1] === latest);
  return latest === undefined || mentions.length < 2
    ? null
    : { year: latest, from: 'text', evidence: mentions[mentions.length - 1][0], latest: null };
}

const QUOTED = /“([^“”\n]{12,200})”/g;
const CLAUSE = /[^，。；：！？、“”‘’《》（）\s]{12,60}/g;
const MOST_LOOKED_UP = 200;

/**
 * Dates of what stands word for word in the corpus too, ascending: an article is not older than what it quotes.
 * Quotations first; where there are none, long clauses, of which one alone may be anybody's phrase.
 */
function datesOfQuoted(prose: string, library: Library): Known[] {
  const quoted = [...prose.matchAll(QUOTED)].map(([, words]) => words.replace(/[。，；！？]$/, ''));
  const known = datesOf(quoted, library);
  if (known.length > 1) return known;
  const clauses = datesOf(prose.match(CLAUSE) ?? [], library);
  return clauses.length >= 3 ? clauses : known;
}

interface Known {
  readonly date: string;
  readonly words: string;
}

function datesOf(wanted: readonly string[], library: Library): Known[] {
  const found: Known[] = [];
  for (const words of new Set(wanted.slice(0, MOST_LOOKED_UP))) {
    let earliest: string | null = null;
    for (const { date, text } of library.passages) {
      // To the month at least, and not of antiquity.
      if (date === null || (earliest !== null && date >= earliest) || !/^\d{4}-\d{2}/.test(date)) continue;
      if (text.includes(words)) earliest = date;
    }
    if (earliest !== null) found.push({ date: earliest, words: words.slice(0, 24) });
  }
  return found.sort((a, b) => (a.date < b.date ? -1 : 1));
}
