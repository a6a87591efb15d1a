import { describe, expect, it } from 'vitest';
import {
  buildLibrary,
  prepareSuggestions,
  rehearseSuggestions,
  suggest,
} from '../../../server/src/engine/index.ts';
import { libraryOf } from '../match/corpus.ts';

const TEXT = '人类是一个休戚与共的命运共同体。国际社会必须树立人类命运共同体意识，守望相助。';

describe('readying a library for suggestions', () => {
  it('changes no suggestion', () => {
    const typed = ['“人', '“人类', '习近平说：“', '国际社会必须树立'];
    const plain = libraryOf(`${TEXT}\n\n(2020年3月12日同联合国秘书长古特雷斯通话)`);
    const expected = typed.map((text) => suggest(plain, text, text.length));
    const prepared = libraryOf(`${TEXT}\n\n(2020年3月12日同联合国秘书长古特雷斯通话)`);
    expect([...prepareSuggestions(prepared), ...rehearseSuggestions(prepared)].length).toBeGreaterThan(5);
    expect(typed.map((text) => suggest(prepared, text, text.length))).toEqual(expected);
    expect(expected.every((list) => list.length > 0)).toBe(true);
  });

  it('finds nothing to do in an empty one, and does not throw', () => {
    const empty = buildLibrary([]);
    expect(() => [...prepareSuggestions(empty), ...rehearseSuggestions(empty)]).not.toThrow();
  });
});
