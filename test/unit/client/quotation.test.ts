import { expect, test } from 'vitest';
import { quotationOf } from '../../../client/src/quotation.ts';

const nothing = { before: '', after: '' };
const source = '（习近平，2020年3月，慰问电）';
const put = (words: string, citation = '', around = nothing): string => {
  const { text, replaces } = quotationOf(words, citation, around);
  return around.before + text + around.after.slice(replaces);
};

test('a passage is put between marks', () => {
  expect(put('病毒没有国界。')).toBe('“病毒没有国界。”');
});

test('its source stands after it', () => {
  expect(put('病毒没有国界。', source)).toBe(`“病毒没有国界。”${source}`);
});

test('marks inside become those of the inner level', () => {
  expect(put('两国人民“铁杆情谊”历久弥坚。')).toBe('“两国人民‘铁杆情谊’历久弥坚。”');
  expect(put('两国人民“铁杆情谊”历久弥坚。', '', { before: '他说：「', after: '' })).toBe(
    '他说：「两国人民『铁杆情谊』历久弥坚。」',
  );
});

test('each paragraph is opened, the last one closed', () => {
  expect(put('第一段。\n第二段。', source)).toBe(`“第一段。\n\n“第二段。”${source}`);
});

test('marks that are there already are used', () => {
  expect(put('病毒没有国界。', source, { before: '他说：“', after: '”' })).toBe(
    `他说：“病毒没有国界。”${source}`,
  );
  expect(put('病毒没有国界。', '', { before: '他说：“', after: '再说' })).toBe('他说：“病毒没有国界。”再说');
  expect(put('病毒没有国界。', source, { before: '他說：「', after: '」' })).toBe(
    `他說：「病毒没有国界。」${source}`,
  );
});

test('before words that stand in the marks already, these keep a mark of their own', () => {
  expect(put('病毒没有国界。', source, { before: '他说：“', after: '守望相助。”又说“好”' })).toBe(
    `他说：“病毒没有国界。”${source}“守望相助。”又说“好”`,
  );
  // not yet closed: the mark is for what goes in
  expect(put('病毒没有国界。', '', { before: '他说：“', after: '又说“好”' })).toBe(
    '他说：“病毒没有国界。”又说“好”',
  );
});

test('a mark that was closed before is not at the cursor', () => {
  expect(put('病毒没有国界。', '', { before: '“是的”，他说，', after: '' })).toBe(
    '“是的”，他说，“病毒没有国界。”',
  );
});
