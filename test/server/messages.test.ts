import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHINESE } from '../../server/src/messages/zh-cn.ts';

const SOURCES = path.resolve(import.meta.dirname, '../../server/src');

/** Every sentence that the server says, as it stands in the sources. */
function sentences(): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || /^(engine|cli)\b/.test(name)) continue;
    const source = readFileSync(path.join(SOURCES, name), 'utf8');
    const add = (key: string): unknown => found.add(key.replaceAll("\\'", "'"));
    for (const [, key] of source.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)) add(key);
    for (const [, one, many] of source.matchAll(
      /\btn\(\s*[^']*?,\s*'((?:[^'\\]|\\.)*)',\s*'((?:[^'\\]|\\.)*)'/g,
    )) {
      add(one);
      add(many);
    }
  }
  return found;
}

test('every sentence has its Chinese, with the same places, and none is left over', () => {
  const said = sentences();
  expect([...said].filter((key) => !(key in CHINESE))).toEqual([]);
  expect(Object.keys(CHINESE).filter((key) => !said.has(key))).toEqual([]);
  const places = (text: string): string[] => [...new Set(text.match(/\{\d\}/g))].sort();
  for (const [key, chinese] of Object.entries(CHINESE)) expect(places(chinese), key).toEqual(places(key));
});

/** The editor's own name of a severity. */
const SEVERITY = 'error';

test('no message says that something is wrong: agreement is judged, not truth', () => {
  expect(
    Object.keys(CHINESE)
      .filter((key) => key !== SEVERITY)
      .filter((key) => /\b(wrong|error|mistake|incorrect)\b/i.test(key)),
  ).toEqual([]);
  expect(
    Object.values(CHINESE)
      .filter((value) => value !== CHINESE[SEVERITY])
      .filter((value) => /错误|有误/.test(value)),
  ).toEqual([]);
});
