// A heading, a note or a cell of a table that says when, where and by whom something was said, and nothing else.

import type { Span } from '../text/span.ts';
import { formatEdtf, type DateParts } from './dates.ts';
import type { Reading } from './paragraph-reading.ts';
import { among } from './scene-places.ts';
import type { Person } from './speakers.ts';
import { coreWords, stated, type Stated } from './stated.ts';

/** What a line or cell says. */
export interface PlainProvenance {
  readonly date: Stated | null;
  readonly occasion: Stated | null;
  /** Who is named outside the occasion's own words, with a name. */
  readonly person: Person | null;
}

/** Longer words tell more than that, in UTF-16 units. */
const LONGEST = 90;
/** Letters beside date, occasion and person that say nothing more. */
const MOST_OTHER = 2;
const NO_LETTER = /[\s，。、；：·（）()—\-|*~“”]/g;
/** What ties date, person and occasion together, and parts of a day. */
const TIES = /^(?:在|于|的|当天|凌晨|上午|中午|下午|傍晚|晚间?|日|时|星期.|周.)+/;

/** What [start, end) of a reading's scene says; null where it says more than that, nothing, or several days. */
export function plainProvenance(reading: Reading, start: number, end: number): PlainProvenance | null {
  const { scene } = reading;
  if (end - start > LONGEST || end <= start) return null;
  const occasions = among(scene.occasions, start, end);
  const dates = scene.dates.flatMap((mention, i) =>
    mention.start >= start && mention.end <= end ? [{ mention, date: reading.dates[i] }] : [],
  );
  const people = among(scene.people, start, end);
  if (
    occasions.length > 1 ||
    dates.length > 1 ||
    (occasions.length === 0 && dates.length === 0 && people.length === 0)
  )
    return null;
  if (isMore(scene.text.slice(start, end), start, [...occasions, ...dates.map((d) => d.mention), ...people]))
    return null;
  const [day] = dates;
  const [occasion] = occasions;
  const isDay =
    day !== undefined &&
    day.date !== null &&
    !day.mention.vague &&
    !day.mention.range &&
    !day.mention.ofReport;
  return {
    date: isDay ? stated(reading, formatEdtf(day.date as DateParts), day.mention, false) : null,
    occasion:
      occasion && !occasion.back && !occasion.vague
        ? stated(reading, coreWords(reading, occasion), occasion, false)
        : null,
    person:
      people.find(
        (one) => one.name !== null && !(occasion && occasion.start <= one.start && one.end <= occasion.end),
      ) ?? null,
  };
}

function isMore(words: string, base: number, known: readonly Span[]): boolean {
  let rest = '';
  let tail = '';
  for (let i = 0; i < words.length; i++) {
    const isKnown = known.some(({ start, end }) => start <= base + i && base + i < end);
    if (!isKnown) tail += words[i];
    if (isKnown || i === words.length - 1) {
      rest += tail.replace(NO_LETTER, '').replace(TIES, '');
      tail = '';
    }
  }
  return rest.length > MOST_OTHER;
}
