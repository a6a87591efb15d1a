import { expect, test } from 'vitest';
import { newFileFilter } from '../../server/src/file-globs.ts';

test.each([
  [[], [], ['a.md', 'x/b.md', 'x/y/c.md']],
  [['*.md'], [], ['a.md', 'x/b.md', 'x/y/c.md']],
  [['x/*.md'], [], ['x/b.md']],
  [['x'], [], ['x/b.md', 'x/y/c.md']],
  [['./x/'], ['y'], ['x/b.md']],
  [['x\\y'], [], ['x/y/c.md']],
  [[], ['x/**'], ['a.md']],
  [[], ['**/{b,c}.md'], ['a.md']],
  [['没有'], [], []],
  [[''], ['', ' '], []],
])('of a.md, x/b.md, x/y/c.md: include %j, exclude %j gives %j', (include, exclude, wanted) => {
  expect(['a.md', 'x/b.md', 'x/y/c.md'].filter(newFileFilter(include, exclude))).toEqual(wanted);
});
