import * as OpenCC from 'opencc-js';

const converters = {
  t: OpenCC.Converter({ from: 'cn', to: 't' }),
  tw: OpenCC.Converter({ from: 'cn', to: 'tw' }),
  hk: OpenCC.Converter({ from: 'cn', to: 'hk' }),
};
const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });

/** Simplified words in traditional script: as opencc writes it, as in Taiwan, as in Hong Kong. */
export function traditional(words: string, to: keyof typeof converters): string {
  return converters[to](words);
}

export function simplifiedScript(words: string): string {
  return toSimplified(words);
}
