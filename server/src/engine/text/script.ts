import SIMPLIFIED_OF_TRADITIONAL from 'opencc-js/dict/TSCharacters';
import HONG_KONG_VARIANTS from 'opencc-js/dict/HKVariants';
import TAIWAN_VARIANTS from 'opencc-js/dict/TWVariants';

/**
 * Traditional → simplified, one character for one character, so that offsets stay.
 * Data: OpenCC (Apache-2.0) through the package opencc-js; where a character has several, the first is the usual one.
 */
let table: Map<string, string> | undefined;

function load(): Map<string, string> {
  const map = new Map<string, string>();
  for (const entry of SIMPLIFIED_OF_TRADITIONAL.split('|')) {
    const space = entry.indexOf(' ');
    const from = entry.slice(0, space);
    const to = entry.slice(space + 1).split(' ')[0];
    map.set(from, to);
  }
  // Regional forms (裏/裡, 爲/為, 羣/群, 台/臺) are led through the standard traditional form.
  for (const data of [HONG_KONG_VARIANTS, TAIWAN_VARIANTS]) {
    for (const entry of data.split('|')) {
      const [standard, ...variants] = entry.split(' ');
      for (const variant of variants) {
        if (!map.has(variant) && !SIMPLIFIED_ALSO.has(variant)) map.set(variant, map.get(standard) ?? standard);
      }
    }
  }
  for (const pair of EXTRA) map.set(pair[0], pair[1]);
  return map;
}

/** Regional variants that are ordinary simplified characters of their own. */
const SIMPLIFIED_ALSO = new Set('着床峰痴群洁线踊周台吃污檐启');

/** Variant characters that the OpenCC tables leave out. */
const EXTRA = ['裡里', '羣群', '峯峰', '衆众', '畧略', '蹟迹', '週周', '啓启', '恆恒', '緻致', '臺台', '颱台', '檯台'].map(
  (pair) => [...pair],
);

/** The simplified form of one character (a string of one code point); itself where there is none. */
export function simplified(character: string): string {
  table ??= load();
  return table.get(character) ?? character;
}
