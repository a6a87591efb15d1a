// Whose occasion somebody tells of: 王毅说，习近平主席近日同法国总统马克龙通话，他强调：“…” — he who was on the telephone.

import type { Span } from '../text/span.ts';
import { tellsEvent } from './occasion-mentions.ts';
import type { Reading } from './paragraph-reading.ts';
import { among } from './scene-places.ts';
import type { Person } from './speakers.ts';

/** A clause that ends so tells what the next one says: 华春莹3月30日在记者会上说，习近平主席对…表示：“…” */
export const TELLS =
  /(?:(?:[介绍回答复回应补充解释撰文发文宣透披]{2})?(?:说|称)|表示|指出|强调|认为|写道|介绍|透露|报道|重申|宣布|获悉|了解到|得知|听说|看到|读到|告诉(?:记者|大家|他|她|我们?)|披露|援引|评论|回答|回应|答复|发文|撰文|补充|解释|回忆(?=道|说|称)|感慨(?=道|说|称))(?:道|说|称)?$|[^疑访学]问(?:道|过|我们?|他|她|记者|老师|大家)?$/;

/** What may stand between an occasion and the pronoun that goes on from it; no clause of its own. */
const GOES_ON =
  /^[时中后]?，(?:[^，。；：\uE000\uE001]{0,4}[，时中上])?(?:并|而|随后|其间|期间|当时|席间|会上)?$|^[。；]$/;

/** More of a sentence is not looked at, in UTF-16 units. */
const NEAR = 120;

/**
 * The one whose occasion was told of last in [start, end), where another tells of it and a pronoun at `end` goes on
 * from it, or a sentence that `end` ends. Null where nobody does. `governed`: whether a person is the object of a word
 * before him.
 */
export function whoseOccasion(
  { scene }: Reading,
  { start, end }: Span,
  governed: (text: string, person: Span, from: number) => boolean,
): Person | null {
  const { text } = scene;
  const occasion = among(scene.occasions, start, end)
    .filter((o) => !o.back && !o.vague)
    .pop();
  if (!occasion || end - occasion.start > NEAR || !tellsEvent(text, occasion)) return null;
  if (!GOES_ON.test(text.slice(occasion.end, end))) return null;
  const told = toldFrom(text, start, occasion.start);
  if (told === -1) return null;
  const own = among(scene.people, told, occasion.start).find(
    (person) => person.name !== null && !governed(text, person, told),
  );
  return own ?? null;
}

/** Where behind 王毅说，, 记者获悉， begins what is told; -1 where nobody tells it. */
function toldFrom(text: string, start: number, end: number): number {
  for (let at = text.lastIndexOf('，', end); at > start; at = text.lastIndexOf('，', at - 1)) {
    if (TELLS.test(text.slice(start, at))) return at + 1;
  }
  return -1;
}
