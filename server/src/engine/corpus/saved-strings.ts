// The strings of a saved library.

import { stringOf, type Variants } from './saved-text.ts';

/** Strings by number, from 1: 0 is null. */
export function newStrings() {
  const numbers = new Map<string, number>();
  return {
    number(text: string | null): number {
      if (text === null) return 0;
      let number = numbers.get(text);
      if (number === undefined) numbers.set(text, (number = numbers.size + 1));
      return number;
    },
    starts(): Uint32Array {
      let at = 0;
      return Uint32Array.from([0, ...[...numbers.keys()].map((text) => (at += text.length))]);
    },
    units: () => unitsOf([...numbers.keys()].join('')),
  };
}

/** The strings of a saved library, read when they are asked for. */
export interface SavedStrings {
  /** All numbers are below this. */
  readonly end: number;
  /** The string of a number. */
  at(number: number): string | null;
}

export function openStrings(starts: Uint32Array, units: Uint16Array): SavedStrings {
  const known = new Map<number, string>();
  return {
    end: Math.max(1, starts.length),
    at(number) {
      if (number === 0) return null;
      let text = known.get(number);
      if (text === undefined)
        known.set(number, (text = stringOf(units.subarray(starts[number - 1], starts[number]))));
      return text;
    },
  };
}

/** A text as UTF-16 units. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

/** The spellings of letters, from pairs of a letter and one of its spellings. */
export function variantsOf(pairs: Uint16Array): Variants {
  const variants: Variants = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const known = variants.get(pairs[i]);
    if (known === undefined) variants.set(pairs[i], [pairs[i + 1]]);
    else known.push(pairs[i + 1]);
  }
  return variants;
}
