import { describe, expect, it } from 'vitest';
import { brief, check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    'Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.',
    '(1863-11-19, Gettysburg)',
    'The world will little note, nor long remember what we say here, but it can never forget what they did here. We can not dedicate, we can not consecrate, we can not hallow this ground of a great battle-field.',
    '(1863-11-19, Gettysburg)',
    'And now abideth faith, hope, charity, these three; but the greatest of these is charity. A time to break down, and a time to build up; a time to weep, and a time to laugh.',
    '(1611, London)',
  ].join('\n\n'),
);
const one = (words: string) => check(`He said: “${words}”`, LIBRARY).map(brief).join('\n');
const edits = (words: string) => /\[(.*)\]$/.exec(one(words))?.[1];

describe('words that are parted by spaces', () => {
  it('are the same words in full width, blanks and all', () => {
    expect(one('dedicated to the ｐｒｏｐｏｓｉｔｉｏｎ that all men are created equal.')).toBe(
      'equivalent: dedicated to the ｐｒｏｐｏｓｉｔｉｏｎ that all men are created equal. [substitution ｐｒｏｐｏｓｉｔｉｏｎ→proposition]',
    );
  });

  it('changes whole words, at the beginning and the end too', () => {
    expect(edits('dedicated to the proposition that all men are created free.')).toBe(
      'substitution free→equal',
    );
    expect(edits('endowed to the proposition that all men are created equal.')).toBe(
      'substitution endowed→dedicated',
    );
    expect(edits('and dedicated to the proposition that all men are created unequal and free.')).toBe(
      'substitution unequal and free→equal',
    );
    expect(edits('Four score and seven years ago our forefathers brought forth upon this continent')).toBe(
      'substitution forefathers→fathers; substitution upon→on',
    );
    expect(edits('but it can’t forget what they did here')).toBe('substitution can’t→can never');
  });

  it('takes out and puts back whole words', () => {
    expect(edits('brought forth on this this continent, a new nation')).toBe('addition this →');
    expect(edits('The world will note, nor long remember what we say here')).toBe('omission →little ');
    expect(edits('A time break down, and a time to build up')).toBe('omission →to ');
    expect(edits('all men are created created equal')).toBe('addition created →');
  });

  it('never runs into the next passage', () => {
    const [finding] = check(
      '“conceived in Liberty, and dedicated to the proposition that all men are created free and happy”',
      LIBRARY,
    );
    expect(finding.canonical).toBe(
      'conceived in Liberty, and dedicated to the proposition that all men are created equal',
    );
  });

  it('sees words in another order', () => {
    expect(edits('And now abideth faith, hope, these three, charity')).toBe(
      'transposition these three, charity→charity, these three',
    );
  });

  it('takes an omission for stated where the mark stands, though the words beside it return', () => {
    expect(one('a time to break down, … a time to weep, and a time to laugh.')).toMatch(/^elided/);
    expect(one('We can not dedicate, … we can not hallow this ground')).toMatch(/^elided/);
  });

  it('looks through hyphens at line ends, and names other ones and apostrophes as punctuation', () => {
    expect(one('this ground of a great bat-\ntle-field')).toMatch(/^exact/);
    expect(one('this ground of a great battlefield')).toMatch(/^equivalent.*\[omission →-\]/);
  });

  it('begins running text with a word', () => {
    const [finding] = check(
      'Many repeated that conceived in Liberty, and dedicated to the proposition that all men are created equal (nobody knew why).',
      LIBRARY,
    );
    expect(finding.text).toBe(
      'conceived in Liberty, and dedicated to the proposition that all men are created equal',
    );
    expect(finding.verdict).toBe('exact');
  });
});
