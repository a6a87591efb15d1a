// Where in a sentence somebody tells what another said: the day and the place before belong to the one who tells it.

import type { Span } from '../text/span.ts';
import type { Reading } from './paragraph-reading.ts';
import { ADVERBS } from './saying.ts';
import { comparePeople, type Person } from './speakers.ts';
import { subjectIn, type Subject } from './subject.ts';
import { TELLS } from './told-occasion.ts';

/** Who prints, reads out or copies a person's words did not say them then: 3月28日，各大报纸刊登了习近平的话 */
const COPIES =
  '刊登|刊发|刊载|登载|登出|转载|转发|播发|领读|朗读|诵读|读到|读了|读起|念到|念了|念起|抄写|抄录|摘抄|摘录|抄下|抄了|记下|录下|写着|写有|刻着|印着|贴出|贴着|张贴|悬挂|挂出|打出';
const BEHIND_VERB = '(?:了|过|着|到|起|出)?';
const PASSES_ON_OF = new RegExp(
  `(?:${COPIES}|播出|播放|报道|推送|宣读|重读|引用|援引|引述|转引|转述|复述|分享|重温|学习|传达|背诵|收录)${BEHIND_VERB}[^，。；：]{0,12}$`,
);
/** 他又抄了一句：“…” */
const COPIES_THESE = new RegExp(
  `(?:${COPIES})${BEHIND_VERB}(?:这样)?(?:[一这那两几](?:句|段|番|首|条))?(?:话|文字|论述|名言|金句)?[：，]?[“「『]?$`,
);

/**
 * From where in the piece what is said of time and place is the speaker's own; `base` where all of it is.
 * `clause`: the one that names the speaker, or says that the one before goes on.
 */
export function ownFrom(
  reading: Reading,
  masked: string,
  base: number,
  clauses: readonly Span[],
  clause: Span | null,
  people: readonly Person[],
  subject: Subject | null,
): number {
  const { text } = reading.scene;
  const index = clause === null ? -1 : clauses.indexOf(clause);
  if (clause !== null && subject !== null && !subject.pronoun && subject.at.start > base + clause.start) {
    if (PASSES_ON_OF.test(text.slice(base + clause.start, subject.at.start))) return subject.at.start;
  }
  for (let i = index - 1; i >= 0; i--) {
    const one = clauses[i];
    const words = masked.slice(one.start, one.end);
    const tells = TELLS.exec(words);
    if (tells === null || subject === null) continue;
    const teller = subjectIn(reading, masked, base, one, one.end, people);
    const isSame = teller !== null && comparePeople(teller.name, subject.name) === 'same';
    // 还指出，: whoever spoke before.
    if (isSame || (teller === null && ADVERBS.test(words.slice(0, tells.index)))) continue;
    return base + one.end;
  }
  const last = clauses[clauses.length - 1];
  const isCopied = last !== undefined && COPIES_THESE.test(masked.slice(last.start));
  return isCopied && !(subject && !subject.pronoun && subject.at.start >= base + last.start)
    ? base + masked.length
    : base;
}
