import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/src/engine/index.ts';
import { brief, check } from './corpus.ts';

const english = (id: string, author: string, text: string) => ({
  file: `${id}.md`,
  text: `---\nid: ${id}\ntitle: ${id}\nauthor: ${author}\ndate: 1863-11-19\nkind: speech\nlanguage: en\n---\n\n${text}\n`,
});
const LIBRARY = buildLibrary([
  english(
    'gettysburg',
    'Abraham Lincoln',
    'Now we are engaged in a great civil war, testing whether that nation can long endure. It is rather for us to be here dedicated to the great task remaining before us. The world will little note, nor long remember what we say here, but it can never forget what they did here.',
  ),
  english(
    'beaches',
    'Winston Churchill',
    'We shall go on to the end, we shall fight in France, we shall fight on the seas and oceans.',
  ),
  english(
    'constitution',
    'The Convention',
    'We the People of the United States, in Order to form a more perfect Union.',
  ),
  {
    file: 'nahan.md',
    text: '---\nid: nahan\ntitle: 《呐喊》自序\nauthor: 鲁迅\ndate: 1922-12\nkind: essay\n---\n\n有谁从小康人家而坠入困顿的么，我以为在这途路中，大概可以看见世人的真面目。\n\n我没有什么礼物送给你们，只好送你们一句话罢。\n',
  },
]);
const found = (text: string) => check(text, LIBRARY).map(brief);

describe('what somebody without a name says in words that are like the corpus', () => {
  it.each([
    '"We shall go on to the end of the line," the driver said.',
    '"We shall go on to the end of the road," my sister promised.',
    'The conductor shouted, "We shall go on to the end of the line!"',
    '"It is rather for us to be here to help," said the nurse.',
    '“Now we are engaged in a great debate,” my neighbour complained.',
    '"The world will never forget what they did," said the mayor.',
    '“在这途中，大概可以看见日出。”导游说。',
    '“我没有什么礼物送给你，只好送你一句话。”妈妈说。',
  ])('is no misquotation: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    [
      '"Now we are engaged in a great civil strife, testing whether that nation can long endure," Lincoln said.',
      'strife',
    ],
    ['"Now we are engaged in a great civil strife," the president said.', 'strife'],
    ['"We shall go on to the end, we shall fight in Franse," the driver quoted.', 'Franse'],
    ['"We shall fight in France, we shall fight on the sees and oceans," said the teacher.', 'sees'],
    ['“大概可以看见世人的真而目。”老师说。', '而'],
  ])('is one where it is the source but for a slip, or may be its speaker’s: %s', (text, slip) => {
    const [one] = check(text, LIBRARY);
    expect(one?.verdict).toBe('misquote');
    expect(one.edits.some((edit) => edit.found.includes(slip) || slip.includes(edit.found))).toBe(true);
  });

  it('is the source’s where it is to the letter', () => {
    expect(found('"We shall go on to the end," the driver said.')).toEqual([
      'exact: We shall go on to the end,',
    ]);
  });
});
