import * as fs from 'node:fs';
import { expect, test } from 'vitest';
import { sectionOf } from '../../../client/src/page-section.ts';
import { RULES } from '../../../server/src/engine/index.ts';

test('the part under a heading, up to the next', () => {
  const page = '# 一\n\n前言\n\n### 二\r\n\r\n正文。\r\n\r\n## 三\n\n后文\n';
  expect(sectionOf(page, '二')).toBe('# 二\n\n正文。\n');
  expect(sectionOf(page, '三')).toBe('# 三\n\n后文\n');
});

test('the whole page where there is no such heading', () => {
  expect(sectionOf('# 一\n\n前言\n', '二')).toBe('# 一\n\n前言\n');
});

test.each(['README.md', 'README.zh-CN.md'])('each rule has a part of %s', (name) => {
  const page = fs.readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
  for (const rule of RULES) {
    const part = sectionOf(page, rule);
    expect(part).toMatch(new RegExp(`^# ${rule}\\n\\n\\S`));
    expect(part.length).toBeLessThan(2000);
  }
});
