// To whom a sentence says that something is said.

import type { Span } from '../text/span.ts';
import type { Frame } from './frame.ts';
import { ADVERBS } from './saying.ts';
import type { Person } from './speakers.ts';

/** 对默克尔, 对来访的阿尔维总统, 对正在访华的洪森. */
const TO = /(?:对|向)(?:[^，的对向]{0,6}[来到访华在][^，的对向]{0,6}的)?$/;

/** 对约翰逊，他说：“…” */
const FRONTED = /^[\uE010\uE011\s]*(?:而|至于|又)?(?:对|向)$/;

const TO_PRONOUN = /(?:对|向)(?:他|她|对方|后者)$/;

/** To whom the words before a verb, or 告诉 itself, say that something is said. */
export function addresseeIn(
  masked: string,
  base: number,
  clauses: readonly Span[],
  verb: number,
  people: readonly Person[],
): Frame['addressee'] {
  const clause = clauses.find((c) => c.start <= verb && verb < c.end);
  if (!clause) return null;
  const telling = masked.startsWith('告诉', verb);
  for (const person of people) {
    const [start, end] = [person.start - base, person.end - base];
    if (start < clause.start || end > clause.end) continue;
    const isAddressed = telling
      ? start === verb + 2
      : end <= verb && TO.test(masked.slice(clause.start, start)) && ADVERBS.test(masked.slice(end, verb));
    const from = telling
      ? person.start - 2
      : base + clause.start + masked.slice(clause.start, start).search(TO);
    if (isAddressed) return { start: from, end: person.end, sure: isPartner(person) };
  }
  const before = clauses[clauses.indexOf(clause) - 1];
  const fronted = before && people.find((person) => person.end - base === before.end);
  if (fronted && FRONTED.test(masked.slice(before.start, fronted.start - base)))
    return { start: fronted.start - 1, end: fronted.end, sure: isPartner(fronted) };
  const rest = masked.slice(clause.start, verb).replace(/[\uE010\uE011]+$/, '');
  if (telling ? /^告诉(?:他|她|对方)/.test(masked.slice(verb)) : TO_PRONOUN.test(rest))
    return { start: base + verb, end: base + verb, sure: false };
  return null;
}

/** A name, or an office with its country: 法国总统, not 总统. */
function isPartner({ name, title }: Person): boolean {
  return name !== null || (title !== null && title.length > 3);
}
