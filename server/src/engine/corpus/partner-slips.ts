// Whether words call the partner of an occasion by another country or office than the source, or by a name off by one
// character. Two mentions of one talk may well differ so; what is set beside its source has to agree.

import { isOneBody, parseOccasion } from './occasions.ts';
import { rememberedPair, remembered } from './remembered.ts';
import {
  canonicalName,
  comparePeople,
  COUNTRY_NAMES,
  findPeople,
  oneApart,
  plainBody,
  plainName,
  toSimplified,
} from './speakers.ts';

/** A partner with what stands before the name; `words`: all of it. */
interface Officer {
  readonly words: string;
  readonly name: string;
  /** The country or body whose office it is. */
  readonly country: string | null;
  /** Which of {@link OFFICES}. */
  readonly office: number | null;
}

/** Offices of different lines are not one office in other words; those of one line may be. All others are passed over. */
const OFFICES: readonly RegExp[] = [
  /^(?:国家主席|主席|总统|总书记)$/,
  /^(?:总理|首相)$/,
  /^(?:国王|女王|天皇|埃米尔|苏丹|酋长|大公)$/,
  /^(?:外交部长|外交部部长|外长|国务卿)$/,
  /^(?:秘书长|总干事)$/,
];

/** 时任总理, 候任总统: the office is said to be that of another time. */
const OF_ANOTHER_TIME =
  /(?:前|原|时任|现任|候任|当选|新任|后任|继任|卸任|下任|兼|代|代理|临时|过渡期?|看守|名誉|荣誉)的?$/;

const POLITE = /(?:同志|先生|女士|夫人|阁下|博士|教授)+$/;

const officersOf = remembered((occasion: string): readonly Officer[] =>
  parseOccasion(occasion).counterpart.flatMap((words) => {
    const plain = plainName(words);
    const person = findPeople(plain)
      .filter(({ name }) => name !== null)
      .pop();
    if (!person || person.name === null || person.title === null) return [];
    if (OF_ANOTHER_TIME.test(plain.slice(0, person.start))) return [];
    const title = person.title.replace(POLITE, '');
    const country = countryBefore(title);
    const office = OFFICES.findIndex((line) => line.test(title.slice(country.length)));
    return [
      {
        words: plain.slice(person.start, person.end),
        name: person.name,
        country: country === '' ? null : plainBody(country),
        office: office === -1 ? null : office,
      },
    ];
  }),
);

function countryBefore(title: string): string {
  for (let length = title.length - 1; length > 1; length--) {
    const words = title.slice(0, length);
    if (COUNTRY_NAMES.has(words)) return words;
  }
  return '';
}

/** What the words of an occasion call its partner by, and what its source does. */
export interface PartnerSlip {
  readonly found: string;
  readonly expected: string;
}

/**
 * Where an occasion's words call the source's partner otherwise than the source does; null where they agree, or where
 * either leaves it open. Both sides must name the country or office that differs.
 */
export const partnerSlip = rememberedPair((stated: string, source: string): PartnerSlip | null => {
  const theirs = officersOf(source);
  if (theirs.length === 0) return null;
  // Of names in traditional characters many forms are in use.
  const isTraditional = toSimplified(stated) !== stated;
  for (const own of officersOf(stated)) {
    const meant = theirs.find((other) => comparePeople(own.name, other.name) !== 'different');
    if (!meant) continue;
    const differs =
      isAnotherCountry(own, meant) ||
      isAnotherOffice(own, meant) ||
      (!isTraditional && isSameOffice(own, meant) && isMisspelt(own.name, meant.name));
    if (differs) return { found: own.words, expected: meant.words };
  }
  return null;
});

function isAnotherCountry(a: Officer, b: Officer): boolean {
  if (a.country === null || b.country === null) return false;
  return !isOneBody(a.country, b.country) && namesSurely(a, b);
}

function isAnotherOffice(a: Officer, b: Officer): boolean {
  return a.office !== null && b.office !== null && a.office !== b.office && namesSurely(a, b);
}

/** Whether both surely are of one name: not of two that only may be forms of one. */
function namesSurely(a: Officer, b: Officer): boolean {
  return comparePeople(a.name, b.name) === 'same';
}

function isSameOffice(a: Officer, b: Officer): boolean {
  return a.country !== null && a.country === b.country && a.office !== null && a.office === b.office;
}

/** 莫克尔 for 默克尔; not a form that is known to be in use, nor one with or without its dot. */
function isMisspelt(a: string, b: string): boolean {
  const [x, y] = [canonicalName(a), canonicalName(b)];
  if (x === y || !/^[\u4e00-\u9fff·-]{3,}$/.test(x) || !/^[\u4e00-\u9fff·-]{3,}$/.test(y)) return false;
  const letters = (name: string) => name.replace(/[·-]/g, '');
  return letters(x) !== letters(y) && oneApart(x, y);
}
