import { describe, expect, it } from 'vitest';
import { buildLibrary, passageOfId } from '../../../server/src/engine/index.ts';

const article = (id: string, ...paragraphs: string[]) => ({
  file: `${id}.md`,
  text: `---\nid: ${id}\ntitle: ${id}\nkind: text\n---\n\n${paragraphs.join('\n\n')}\n`,
});
const library = buildLibrary([
  article('a', '山重水复疑无路，柳暗花明又一村。', '他说：“纸上得来终觉浅，绝知此事要躬行。”'),
  article('b#c', '山重水复疑无路，柳暗花明又一村。', '山重水复疑无路，柳暗花明又一村。'),
]);

describe('a passage by its id', () => {
  it('is found, whatever the article is called and however often the words stand in it', () => {
    expect(library.passages.length).toBeGreaterThanOrEqual(4);
    for (const [index, { id }] of library.passages.entries()) expect(passageOfId(library, id)).toBe(index);
  });

  it('is null where there is no such passage', () => {
    const [{ id }] = library.passages;
    for (const wrong of ['', '#', 'a', 'a#', `${id}-2`, `b${id}`, 'nobody#0tbray4jw3g'])
      expect(passageOfId(library, wrong), wrong).toBeNull();
  });
});
