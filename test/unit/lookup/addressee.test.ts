import { describe, expect, it } from 'vitest';
import { suggest } from '../../../server/src/engine/index.ts';
import { readAddressee } from '../../../server/src/engine/lookup/addressee.ts';
import { libraryOf } from '../match/corpus.ts';

const LIBRARY = libraryOf(
  [
    '病毒没有国界，疫情不分种族。',
    '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
    '公共卫生危机是人类面临的共同挑战。',
    '(2020年3月就德国发生新冠肺炎疫情致德国总理默克尔的慰问电)',
    '任何国家都不能置身其外，独善其身。',
    '(2020年3月25日同德国总理默克尔通话)',
    '中国愿同各国一道，维护全球公共卫生安全。',
    '(2020年4月2日同比利时国王菲利普通话)',
  ].join('\n\n'),
);
const first = (before: string) => {
  const [found] = suggest(LIBRARY, before, before.length);
  return LIBRARY.passages[found.source.passage].occasion;
};

describe('who is spoken to', () => {
  it.each([
    ['习近平对默克尔说：', ['默克尔'], false],
    ['会后，习近平向德国总理默克尔强调，', ['默克尔'], false],
    ['习近平告诉默克尔和马克龙，', ['默克尔', '马克龙'], false],
    ['習近平對默克爾表示：', ['默克尔'], false],
    ['习近平致电默克尔时指出：', ['默克尔'], true],
    ['在给谭德塞的信中，习近平说：', ['谭德塞'], true],
  ])('%s', (before, people, written) => {
    expect(readAddressee(before)).toEqual({ people, written });
  });

  it.each(['习近平说：', '默克尔说：', '他对此表示：', '', '他对默克尔说过。习近平指出：'])(
    'nobody: %s',
    (before) => {
      expect(readAddressee(before)).toBeNull();
    },
  );
});

describe('suggestions after an opening mark', () => {
  it('begin with what was said to the one who is spoken to', () => {
    expect(first('习近平对默克尔说：“')).toBe('同德国总理默克尔通话');
    expect(first('习近平对德国总理说：“')).toBe('同德国总理默克尔通话');
    expect(first('习近平向菲利普表示，“')).toBe('同比利时国王菲利普通话');
  });

  it('begin with what was written where the verb says so', () => {
    expect(first('习近平致电默克尔时指出：“')).toBe('就德国发生新冠肺炎疫情致德国总理默克尔的慰问电');
  });

  it('a date that is stated outweighs it', () => {
    expect(first('3月24日，习近平对托卡耶夫说：“')).toBe('同哈萨克斯坦总统托卡耶夫通话');
  });
});
