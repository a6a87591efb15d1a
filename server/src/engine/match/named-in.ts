// Who is named in a source's words, and in what part: as one who said something, as one who acts, in a set formula.

import { namesOf, toSimplified } from '../corpus/speakers.ts';

/** So near behind a name stands the verb that tells what its bearer said, in UTF-16 units. */
const NEAR_NAME = 16;
const TELLS =
  /指出|强调|表示|说|认为|称|要求|呼吁|提出|评价|写道|倡议|主张|宣布|讲话|名言|所言|said|says|wrote/;
const SENTENCE_END = /[。！？!?\n]/;

/** 以…同志为核心的党中央, 在…亲自指挥下: whoever writes so speaks of no words of his. */
const FORMULA_BEHIND = /^(?:同志)?为(?:核心|代表|首|领导)/;
const UNDER_HIM = /^[^，。；！？\n]{0,16}(?:领导|指挥|部署|带领|率领|引领|关怀|关心)下/;

/** Whether a text names somebody. */
export function isNamedIn(name: string, text: string | null): boolean {
  return text !== null && places(name, text).next().done !== true;
}

/** Whether a text names somebody otherwise than in a set formula. */
export function isSpokenOf(name: string, text: string): boolean {
  for (const { before, behind } of places(name, text)) {
    const isFormula =
      (before.endsWith('以') && FORMULA_BEHIND.test(behind)) ||
      (before.endsWith('在') && UNDER_HIM.test(behind));
    if (!isFormula) return true;
  }
  return false;
}

/** Whether a text says of somebody that he said something. */
export function isToldOf(name: string, text: string): boolean {
  for (const { behind } of places(name, text)) {
    if (TELLS.test(behind.slice(0, NEAR_NAME).split(SENTENCE_END, 1)[0])) return true;
  }
  return false;
}

/** In UTF-16 units, with a word before it. */
const LONGEST_NAME = 16;

/** Around each place where a text has one of somebody's names. */
function* places(name: string, text: string): Generator<{ before: string; behind: string }> {
  const plain = toSimplified(text);
  const names = namesOf(name);
  for (const one of names) {
    if (one.length < (/[A-Za-z]/.test(one) ? 4 : 2)) continue;
    for (let at = plain.indexOf(one); at >= 0; at = plain.indexOf(one, at + 1)) {
      // 习近平总书记: a name behind a name.
      const before = plain.slice(Math.max(0, at - LONGEST_NAME), at);
      const named = names.find((other) => before.endsWith(other));
      yield {
        before: named === undefined ? before : before.slice(0, -named.length),
        behind: plain.slice(at + one.length, at + one.length + 40),
      };
    }
  }
}
