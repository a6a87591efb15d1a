import { expect, test } from 'vitest';
import { EVERY, newOwners } from '../../server/src/corpus-owners.ts';
import type { FolderCorpus } from '../../server/src/corpus-owners.ts';
import type { Library } from '../../server/src/engine/index.ts';

/** A workspace folder whose corpus has articles in these files. */
const folder = (name: string, files: string, uri = `file:///${name}`): FolderCorpus => ({
  name,
  uri,
  library: { articles: [...files].map((file) => ({ file })) } as unknown as Library,
});

test('names the folders that have an article; what all have is nobody’s', () => {
  const owners = newOwners([folder('甲', 'abx'), folder('乙', 'bcx'), folder('丙', 'x')]);
  expect([...'abcx'].map((file) => owners.namesOf(owners.keyOf(file)))).toEqual([
    ['甲'],
    ['甲', '乙'],
    ['乙'],
    [],
  ]);
  expect(owners.keyOf('x')).toBe(EVERY);
});

test('one folder and none are no reason to tell', () => {
  for (const folders of [[], [folder('甲', 'a')]]) expect(newOwners(folders).keyOf('a')).toBe(EVERY);
});

test('what one folder has comes first, in the order of the workspace; what all have last', () => {
  const names = Array.from({ length: 12 }, (_, i) => `${i}`);
  // file i is in folder i alone; m in the first two, n in the last two, x in all
  const owners = newOwners(
    names.map((name, i) =>
      folder(name, `${String.fromCharCode(65 + i)}x${i < 2 ? 'm' : ''}${i > 9 ? 'n' : ''}`),
    ),
  );
  const files = [...'xnm', ...names.map((_, i) => String.fromCharCode(65 + i)).reverse()];
  const sorted = files.sort((a, b) => owners.compare(owners.keyOf(a), owners.keyOf(b)));
  expect(sorted.join('')).toBe('ABCDEFGHIJKLmnx');
});

test('folders of one name are told apart', () => {
  const owners = newOwners([
    folder('texts', 'a', 'file:///one/texts'),
    folder('texts', 'b', 'file:///two/texts'),
  ]);
  expect(owners.namesOf(owners.keyOf('b'))).toEqual(['texts (/two/texts)']);
});
