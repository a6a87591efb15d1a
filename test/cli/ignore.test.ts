import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARTICLE, folder, verbatim } from './run.ts';

const WORDS = '一座桥立得住，靠的不是一块木头，而是石头与石头之间的相互支撑。';
const MISQUOTE = `李桥说：“${WORDS}”\n`;
const CORPUS = ['--corpus', 'articles', '--no-bundled-corpus'];
const run = (files: Record<string, string>, args: string[], options = {}) => {
  const cwd = folder({ 'articles/bridge.md': ARTICLE, 'home/.keep': '', ...files });
  const env = { HOME: path.join(cwd, 'home'), USERPROFILE: path.join(cwd, 'home') };
  return { cwd, ...verbatim(['check', ...args, ...CORPUS], { cwd, env, ...options }) };
};
const list = (...entries: object[]) =>
  `// 清单\n{\n  "ignore": [\n${entries.map((e) => `    ${JSON.stringify(e)},\n`).join('')}  ]\n}\n`;
const FIELDS =
  'start end line column text quoted verdict source canonical edits attribution alternatives alternativesTotal';

describe('what is ignored', () => {
  it('by a comment: is left out of the report and of the exit status', () => {
    const text = `<!-- verbatim-ignore-next-line misquote: 有意 -->\n${MISQUOTE}`;
    const { status, stdout, stderr } = run({ 'draft.md': text }, ['draft.md', '--format', 'json']);
    expect([status, stderr]).toEqual([0, '']);
    const report = JSON.parse(stdout);
    expect(report.files).toEqual([{ path: 'draft.md', findings: [] }]);
    expect(report.summary.misquote).toBe(0);
  });

  it.each([
    ['beside it', '.verbatim/ignore.json', { text: WORDS, file: 'drafts/draft.md' }],
    ['in its folder', 'drafts/.verbatim/ignore.json', { text: WORDS, rule: 'misquote' }],
    ['of the user', 'home/.verbatim/ignore.json', { text: WORDS }],
  ])('by a list %s', (_, name, entry) => {
    const { status, stdout } = run({ 'drafts/draft.md': MISQUOTE, [name]: list(entry) }, ['drafts']);
    expect(status).toBe(0);
    expect(stdout).toContain('1 place ignored; --show-ignored lists them');
    expect(stdout).toContain('Nothing to look at.');
  });

  it('is listed on demand, with the place that says so and why; and in JSON in a field of its own', () => {
    const files = {
      'a.md': `<!-- verbatim-ignore-file: 题名 -->\n\n${MISQUOTE}`,
      'b.md': MISQUOTE,
      '.verbatim/ignore.json': list({ text: WORDS, file: 'b.md', reason: '原稿如此' }),
    };
    const pretty = run(files, ['a.md', 'b.md', '--show-ignored']).stdout;
    expect(pretty).toContain('○ a.md:3:6  differs from the source  “一座桥');
    expect(pretty).toContain('ignored at a.md:1: 题名');
    expect(pretty).toContain('ignored at .verbatim/ignore.json:4: 原稿如此');
    const { stdout, status } = run(files, ['b.md', '--show-ignored', '--format', 'json']);
    expect(status).toBe(0);
    const [file] = JSON.parse(stdout).files;
    expect(file.findings).toEqual([]);
    expect(file.ignored).toMatchObject([
      {
        rule: 'misquote',
        by: 'list',
        file: '.verbatim/ignore.json',
        line: 4,
        reason: '原稿如此',
        finding: { verdict: 'misquote', text: WORDS },
      },
    ]);
    expect(Object.keys(file.ignored[0].finding)).toEqual(FIELDS.split(' '));
  });

  it('is reported after all with --no-ignore', () => {
    const files = { 'a.md': `<!-- verbatim-ignore-file -->\n\n${MISQUOTE}` };
    expect(run(files, ['a.md', '--no-ignore']).status).toBe(1);
  });

  it('is only what the rule says: another rule still counts', () => {
    const text = `李桥2019年3月6日在老城桥梁会议上说：“${WORDS}”\n`;
    const one = list({ text: WORDS, rule: 'misquote' });
    const { status, stdout } = run({ 'a.md': text, '.verbatim/ignore.json': one }, [
      'a.md',
      '--format',
      'json',
    ]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).summary).toMatchObject({ misquote: 0, contradicted: 1 });
    const both = list({ text: WORDS });
    expect(run({ 'a.md': text, '.verbatim/ignore.json': both }, ['a.md']).status).toBe(0);
  });

  it('is not mended by --fix', () => {
    const files = { 'a.md': MISQUOTE, '.verbatim/ignore.json': list({ text: WORDS }) };
    const { cwd, status } = run(files, ['a.md', '--fix']);
    expect(status).toBe(0);
    expect(readFileSync(path.join(cwd, 'a.md'), 'utf8')).toBe(MISQUOTE);
  });

  it('holds for standard input by its name', () => {
    const files = { '.verbatim/ignore.json': list({ text: WORDS, file: 'x/a.md' }) };
    expect(run(files, ['-', '--stdin-name', 'x/a.md'], { stdin: MISQUOTE }).status).toBe(0);
    expect(run(files, ['-', '--stdin-name', 'x/b.md'], { stdin: MISQUOTE }).status).toBe(1);
  });
});

describe('what is stale', () => {
  it('is told of, and changes nothing', () => {
    const { status, stderr } = run(
      {
        'a.md': '<!-- verbatim-ignore-next-line -->\n没有引文。\n',
        '.verbatim/ignore.json': list({ text: '不在了的一句话。', file: 'a.md' }, { text: '别处的一句话。' }),
      },
      ['a.md'],
    );
    expect(status).toBe(0);
    expect(stderr).toBe(
      'verbatim: a.md:1: there is nothing here to be ignored any more; this comment can go\n' +
        'verbatim: .verbatim/ignore.json:4: nothing fits this entry any more; it can go\n',
    );
  });

  it('is an entry for all files only where all files were looked at', () => {
    const files = { 'a.md': '没有引文。\n', '.verbatim/ignore.json': list({ text: '别处的一句话。' }) };
    expect(run(files, ['a.md']).stderr).toBe('');
    expect(run(files, ['.']).stderr).toContain('.verbatim/ignore.json:4:');
  });

  it('a list that cannot be read is said, with status 2, and the rest is checked', () => {
    const files = { 'a.md': MISQUOTE, '.verbatim/ignore.json': '{\n "ignore": [ { "text": }' };
    const { status, stderr, stdout } = run(files, ['a.md']);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'verbatim: .verbatim/ignore.json:2: From here on this file is not valid JSON, and none of its entries counts. ' +
        'Mend this place, or undo the last change\n',
    );
    expect(stdout).toContain('1 place to look at');
  });

  it.each([
    ['{broken', 1, '从这里起不是有效的 JSON'],
    ['{\n "ignore": [\n  { "text": "甲" }\n  { "text": "乙" }\n ]\n}\n', 4, '这里缺少 ,'],
    ['{\n "ignore": [\n  { "text": "甲" }\n', 4, '这里缺少 ]'],
    ['{\n "ignore": [\n  { "text" "甲" },\n ]\n}\n', 3, '这里缺少 :'],
  ])('in plain words, with the line and what to do: %j', (text, line, words) => {
    const { status, stderr } = run({ 'a.md': MISQUOTE, '.verbatim/ignore.json': text }, [
      'a.md',
      '--lang',
      'zh',
    ]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`^verbatim: \\.verbatim/ignore\\.json:${line}: 此文件.*${words}.*请改正此处`),
    );
  });

  it('a rule that there is not is told of, with those that there are, also where another rule holds', () => {
    const comment = (rules: string) => `<!-- verbatim-ignore-next-line ${rules} -->\n${MISQUOTE}`;
    const one = run({ 'a.md': comment('bogus') }, ['a.md']);
    expect([one.status, one.stderr]).toEqual([
      1,
      expect.stringMatching(/^verbatim: a\.md:1: There is no rule bogus; the rules are misquote, .*\n$/),
    ]);
    const two = run({ 'a.md': comment('misquote bogus') }, ['a.md']);
    expect([two.status, two.stderr]).toEqual([
      0,
      expect.stringMatching(/^verbatim: a\.md:1: There is no rule bogus; .*\n$/),
    ]);
  });
});
