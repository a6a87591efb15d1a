import * as assert from 'node:assert/strict';
import { chinese, closeAll, hoverAt, openDraft, openUntitled } from './workspace.ts';

suite('hover', () => {
  teardown(closeAll);

  test('an exact quotation: speaker, date, occasion, article, over the whole quotation', async () => {
    const document = await openDraft();
    const { text, range } = await hoverAt(document, '守望相助，携手应对');
    assert.match(text, /习近平/);
    assert.match(text, chinese ? /2020年3月12日/ : /12 March 2020/);
    assert.match(text, /同联合国秘书长古特雷斯通话/);
    assert.match(text, /团结合作是国际社会战胜疫情最有力武器/);
    assert.equal(
      document.getText(range).replace(/。$/, ''),
      '国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战，共建美好地球家园',
    );
  });

  test('a misquotation: what differs and what the source says', async () => {
    const document = await openDraft();
    const { text } = await hoverAt(document, '团结合作才能');
    assert.match(text, /团结协作/);
    assert.match(text, chinese ? /与原文不一致|异/ : /differs/i);
  });

  test('running text without marks', async () => {
    const document = await openUntitled(
      '文章认为在经济全球化时代这样的重大突发事件不会是最后一次，各种传统安全和非传统安全问题还会不断带来新的考验。\n',
    );
    assert.match((await hoverAt(document, '不会是最后一次')).text, /同联合国秘书长古特雷斯通话/);
  });

  test('the folder’s own article', async () => {
    const document = await openUntitled('他说：“校对一事，贵在耐心。”\n');
    assert.match((await hoverAt(document, '贵在耐心')).text, /给青年校对员的回信/);
  });
});
