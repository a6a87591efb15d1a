// Words set in the script of the text that they go into.
import { simplified, traditional } from './script.ts';

/**
 * `words` in the script of `sample`, character by character: as the sample itself writes it, or else by the table. Null
 * where that is not plain: the sample mixes the scripts, or a character has several forms (发: 發, 髮).
 */
export function inScriptOf(words: string, sample: string): string | null {
  const own = new Map<string, string | null>();
  let isTraditional = false;
  let isSimplified = false;
  for (const character of sample) {
    const simple = simplified(character);
    if (simple !== character) isTraditional = true;
    else if (![null, character].includes(traditional(character))) isSimplified = true;
    own.set(simple, (own.get(simple) ?? character) === character ? character : null);
  }
  if (isTraditional && isSimplified) return null;
  let result = '';
  for (const character of words) {
    const simple = simplified(character);
    const written = own.get(simple);
    if (written !== undefined && written !== null) {
      result += written;
    } else if (!isTraditional) {
      result += simple;
    } else {
      const form = written === null ? null : traditional(simple);
      if (form === null) return null;
      result += form;
    }
  }
  return result;
}
