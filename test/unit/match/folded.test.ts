import { describe, expect, it } from 'vitest';
import { normalize } from '../../../server/src/engine/text/normalize.ts';
import { check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    'We shall fight in the fields and in the streets, and our first offer is the affluent office staff.',
    '(2020年3月12日同联合国秘书长古特雷斯通话)',
    'إذا أنت أكرمت الكريم ملكته وإن أنت أكرمت اللئيم تمردا',
    '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
  ].join('\n\n'),
);
const one = (text: string) => {
  const [{ verdict, edits, canonical }] = check(text, LIBRARY);
  return { verdict, edits: edits.map((e) => `${e.found}→${e.expected} ${e.kind}`), canonical };
};

describe('ligatures', () => {
  it('are their letters, in one place', () => {
    const letters = normalize('ﬁn oﬃce');
    expect(String.fromCharCode(...letters.codes)).toBe('finoffice');
    expect([...letters.starts]).toEqual([0, 0, 1, 3, 4, 4, 4, 5, 6]);
    expect([...letters.ends]).toEqual([0, 1, 2, 4, 4, 4, 5, 6, 7]);
    expect(normalize('ﬃ'.repeat(5000)).length).toBe(15_000);
  });

  it('differ from them in width alone', () => {
    expect(one('He said, "We shall ﬁght in the ﬁelds and in the streets".')).toEqual({
      verdict: 'equivalent',
      edits: ['ﬁ→fi width', 'ﬁ→fi width'],
      canonical: 'We shall fight in the fields and in the streets',
    });
    expect(one('He said, "and our ﬁrﬆ oﬀer is the aﬄuent oﬃce staﬀ".').edits).toEqual([
      'ﬁ→fi width',
      'ﬆ→st width',
      'ﬀ→ff width',
      'ﬄ→ffl width',
      'ﬃ→ffi width',
      'ﬀ→ff width',
    ]);
  });

  it('leave other letters of the word to be judged', () => {
    const text = 'He said, "We shall ﬁgth in the ﬁelds and in the streets".';
    const [{ verdict, edits, canonical, start, end }] = check(text, LIBRARY);
    expect(verdict).toBe('misquote');
    expect(canonical).toBe('We shall fight in the fields and in the streets');
    let made = text.slice(start, end);
    for (const e of [...edits].reverse())
      made = made.slice(0, e.start - start) + e.expected + made.slice(e.end - start);
    expect(made).toBe(canonical);
  });
});

describe('Arabic', () => {
  it('is the same with and without the signs on an alif', () => {
    expect(one('قال: «اذا انت اكرمت الكريم ملكته»')).toMatchObject({
      verdict: 'equivalent',
      canonical: 'إذا أنت أكرمت الكريم ملكته',
    });
    expect(one('قال: «إذا أنت أكرمت الكريم ملكته»').verdict).toBe('exact');
    expect(one('قال: «إذا أنت أكرمت الكريم منعته»').verdict).toBe('misquote');
  });

  it('is quoted in the brackets of the Quran', () => {
    const [finding] = check('قال: ﴿إذا أنت أكرمت الكريم ملكته﴾ [١]', LIBRARY);
    expect(finding).toMatchObject({ quoted: true, verdict: 'exact', text: 'إذا أنت أكرمت الكريم ملكته' });
  });
});
