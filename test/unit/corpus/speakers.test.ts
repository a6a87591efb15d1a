import { describe, expect, it } from 'vitest';
import {
  canonicalName,
  comparePeople,
  findPeople,
  readPerson,
} from '../../../server/src/engine/corpus/speakers.ts';

describe('finding people', () => {
  it.each([
    ['联合国秘书长古特雷斯对习近平主席说', ['古特雷斯', '习近平']],
    ['马塔雷拉总统写道', ['马塔雷拉']],
    ['柬埔寨首相洪森踏雪而来', ['洪森']],
    ['意大利洛伦佐·梅迪奇国际关系研究所专家法比奥·马西莫·帕伦蒂说', ['法比奥·马西莫·帕伦蒂']],
    ['日本医疗治理研究所理事长上昌宏认为', ['上昌宏']],
    ['世界卫生组织总干事高级顾问艾尔沃德评价', ['艾尔沃德']],
    ['同韩国总统文在寅通话', ['文在寅']],
    ['习近平新时代中国特色社会主义思想', []],
    ['以习近平同志为核心的党中央', []],
    ['古巴国家主席迪亚斯-卡内尔', ['迪亚斯-卡内尔']],
    ['王毅在记者会上表示', ['王毅']],
    ['外交部发言人张三在记者会上说', ['张三']],
    ['外交部发言人张三还说', ['张三']],
    ['外交部发言人张三日前表示', ['张三']],
    ['外交部发言人李向东今天表示', ['李向东']],
    ['王和平教授指出', ['王和平']],
    ['日本首相安倍晋三通电话', ['安倍晋三']],
    ['出席代表大会的陈竺副主席', ['陈竺']],
    ['国务院总理府、主席团和记者会', []],
  ])('%s', (text, expected) => {
    expect(
      findPeople(text)
        .filter((person) => person.name !== null)
        .map((person) => person.name),
    ).toEqual(expected);
  });

  it('knows the names it is given', () => {
    expect(findPeople('正如漆雕开所说', ['漆雕开']).map((person) => person.name)).toEqual(['漆雕开']);
  });
});

describe('comparing people', () => {
  it.each([
    ['习近平总书记', '习近平', 'same'],
    ['总书记', '习近平', 'same'],
    ['習近平', '习近平', 'same'],
    ['Xi Jinping', '习近平', 'same'],
    ['盖茨', '比尔·盖茨', 'same'],
    ['迪亚斯—卡内尔', '迪亚斯-卡内尔', 'same'],
    ['巴特图嘎嘎', '巴特图勒嘎', 'same'],
    ['Lincoln', 'Abraham Lincoln', 'same'],
    ['王毅', '习近平', 'different'],
    ['古特雷斯', '谭德塞', 'different'],
    ['Lincoln', 'George Washington', 'different'],
    ['Lincoln', '习近平', 'unknown'],
    ['普丁', '普京', 'same'],
    ['柴契尔', '玛格丽特·撒切尔', 'same'],
    ['鲍里斯·强生', '约翰逊', 'same'],
    ['梅琳达·盖茨', '比尔·盖茨', 'different'],
    ['马克宏', '马克龙', 'same'],
    ['马克弘', '马克龙', 'unknown'],
    ['李克农', '李克强', 'different'],
    ['John Smith', '习近平', 'different'],
    ['Ministry of Foreign Affairs', '习近平', 'unknown'],
    ['Jinping Xi', '习近平', 'unknown'],
    ['John Smith', '张三', 'unknown'],
  ] as const)('%s and %s: %s', (a, b, expected) => {
    expect(comparePeople(a, b)).toBe(expected);
  });

  it('reports one name for one person', () => {
    expect(canonicalName('习主席')).toBe('习近平');
    expect(readPerson('国务委员兼外交部长王毅')?.name).toBe('王毅');
    expect(readPerson('文章')).toBeNull();
  });
});
