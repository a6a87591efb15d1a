// Days and partners told in one breath: 3月17日和19日，习近平分别同桑切斯、普京通电话。

import type { DateMention } from './dates.ts';
import type { OccasionMention } from './occasion-mentions.ts';
import { compareOccasions, parseOccasion } from './occasions.ts';
import { among } from './scene-places.ts';
import type { Scene } from './scene.ts';

const JOINS = /^(?:凌晨|清晨|上午|中午|下午|傍晚|晚上?|深夜)?(?:[、和与及]|以及|，?又于|，?又在)(?:在|于)?$/;

/** Whether two dates, the second the next behind the first, are told in one breath: 3月17日和19日. */
export function areJoined(text: string, first: DateMention, second: DateMention | undefined): boolean {
  return second !== undefined && JOINS.test(text.slice(first.end, second.start));
}

/** Of the occasions that a sentence tells, the one with whom `addressed` names (对普京); else the last. */
export function occasionWith(
  { text }: Scene,
  occasions: readonly OccasionMention[],
  addressed: string | null,
): { occasion: OccasionMention | undefined; isChosen: boolean } {
  const own =
    addressed === null
      ? undefined
      : occasions.find(
          (o) => compareOccasions(addressed, text.slice(o.core.start, o.core.end), null) === 'same',
        );
  return { occasion: own ?? occasions[occasions.length - 1], isChosen: own !== undefined };
}

/**
 * Of a sentence's days (places in the scene's dates) the one of an occasion told there; -1 where there is none. Not sure
 * where several are told in one breath and nothing says which is whose.
 */
export function dayOf(
  scene: Scene,
  days: readonly number[],
  occasions: readonly OccasionMention[],
  occasion: OccasionMention | undefined,
  addressed: string | null,
): { index: number; isSure: boolean } {
  const { dates, text } = scene;
  const [first] = days;
  if (first === undefined) return { index: -1, isSure: true };
  if (areJoined(text, dates[first], dates[first + 1])) {
    const paired = dayWith(scene, first, occasion, addressed);
    return { index: paired === -1 ? first : paired, isSure: paired !== -1 };
  }
  if (occasion === undefined) return { index: first, isSure: true };
  // 3月17日同桑切斯、19日同普京通电话
  const beside = days.find((i) => RIGHT_BEFORE.test(text.slice(dates[i].end, occasion.start)));
  if (beside !== undefined) return { index: beside, isSure: true };
  const before = occasions[occasions.indexOf(occasion) - 1]?.end ?? -1;
  const since = days.filter((i) => dates[i].start >= before && dates[i].start < occasion.end);
  return { index: since[0] ?? first, isSure: true };
}

/** Between a day and the words for an occasion. */
const RIGHT_BEFORE =
  /^(?:凌晨|清晨|上午|中午|下午|傍晚|晚上?|深夜)?[，]?(?:他|她)?(?:又|再|再次|还|则|也|应约|分别|先后)*$/;

/** Which of the days told in one breath is that of the talk with whom `addressed` names; -1 where nothing says so. */
function dayWith(
  { dates, text, people }: Scene,
  first: number,
  occasion: OccasionMention | undefined,
  addressed: string | null,
): number {
  if (occasion === undefined || addressed === null) return -1;
  const days = [first];
  while (areJoined(text, dates[days[days.length - 1]], dates[days[days.length - 1] + 1]))
    days.push(days[days.length - 1] + 1);
  const partners = among(people, occasion.start, occasion.end).filter(({ name }) => name !== null);
  if (partners.length !== days.length) return -1;
  const own = partners.filter(
    ({ start, end }) => compareOccasions(addressed, `同${text.slice(start, end)}通话`, null) === 'same',
  );
  return own.length === 1 ? days[partners.indexOf(own[0])] : -1;
}

/** Whether an occasion is of several partners (同塞西、托卡耶夫通电话), one of whom is `addressed` (对托卡耶夫). */
export function isOneOfPartners(addressed: string, occasion: string): boolean {
  return (
    parseOccasion(occasion).counterpart.length > 1 && compareOccasions(addressed, occasion, null) === 'same'
  );
}
