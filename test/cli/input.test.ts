import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../server/src/decode.ts';
import { encode } from '../../server/src/node/encode.ts';
import { ARTICLE, folder, verbatim } from './run.ts';

const MISQUOTE = '李桥说：“一座桥立得住，靠的不是一块木头，而是石头与石头之间的相互支撑。”\n';
const FIXED = MISQUOTE.replace('木头', '石头');
const CORPUS = ['--corpus', 'articles', '--no-bundled-corpus'];
const project = (files: Record<string, string | Uint8Array>) =>
  folder({ 'articles/bridge.md': ARTICLE, ...files });
const check = (cwd: string, args: readonly string[], stdin: string | Uint8Array = '') => {
  const ran = verbatim(['check', ...args, ...CORPUS, '--format', 'json'], { cwd, stdin });
  return { ...ran, report: JSON.parse(ran.stdout) };
};
const paths = ({ report }: { report: { files: { path: string }[] } }) =>
  report.files.map((file) => file.path);

describe('which documents are checked', () => {
  it('takes files, folders and globs, each file once', () => {
    const cwd = project({
      'a.md': MISQUOTE,
      'texts/b.txt': MISQUOTE,
      'texts/deep/c.tex': MISQUOTE,
      'texts/picture.png': 'x',
      'texts/node_modules/d.md': MISQUOTE,
      'texts/.hidden/e.md': MISQUOTE,
      '名字 [1].md': MISQUOTE,
    });
    expect(paths(check(cwd, ['texts', 'a.md']))).toEqual(['texts/b.txt', 'texts/deep/c.tex', 'a.md']);
    expect(paths(check(cwd, ['texts/', './texts/b.txt']))).toEqual(['texts/b.txt', 'texts/deep/c.tex']);
    expect(paths(check(cwd, ['texts/**/*.{txt,tex}']))).toEqual(['texts/b.txt', 'texts/deep/c.tex']);
    expect(paths(check(cwd, ['名字 [1].md']))).toEqual(['名字 [1].md']);
    expect(paths(check(cwd, [path.join(cwd, 'a.md')]))).toEqual([path.join(cwd, 'a.md')]);
  });

  it('reads standard input', () => {
    const cwd = project({});
    expect(check(cwd, ['-'], MISQUOTE)).toMatchObject({ status: 1, report: { files: [{ path: '-' }] } });
    expect(paths(check(cwd, ['-', '--stdin-name', 'draft.md'], MISQUOTE))).toEqual(['draft.md']);
    const code = '```\n' + MISQUOTE + '```\n';
    expect(check(cwd, ['-', '--stdin-name', 'draft.md'], code).report.summary.misquote).toBe(0);
    expect(check(cwd, ['-'], encode({ text: MISQUOTE, encoding: 'gb18030' })).status).toBe(1);
  });

  it('says what a name or glob does not give', () => {
    const { status, stderr } = check(project({ 'empty/x.png': '' }), ['none-*.md', 'empty', 'gone.md']);
    expect(status).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'verbatim: none-*.md: no file matches',
      expect.stringContaining('verbatim: empty: no document in this folder'),
      'verbatim: gone.md: no such file or folder',
      '',
    ]);
  });
});

describe('bad documents', () => {
  it('refuses what is not text, says where UTF-8 is damaged, and checks the rest', () => {
    const cwd = project({
      'picture.md': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'damaged.md': Buffer.concat([
        Buffer.from('第一行\n第二行'),
        Buffer.from([0xe4, 0xb8]),
        Buffer.from('的后面\n'),
      ]),
      'draft.md': MISQUOTE,
    });
    const { status, stderr, report } = check(cwd, ['picture.md', 'damaged.md', 'draft.md']);
    expect(status).toBe(2);
    expect(stderr).toContain('picture.md: not a text file');
    expect(stderr).toContain('damaged.md:2: the file is damaged here');
    expect(report).toMatchObject({ files: [{ path: 'draft.md' }], summary: { misquote: 1 } });
  });

  it.each([
    ['an empty document', ''],
    ['nothing but a byte order mark', '\ufeff'],
    ['lone surrogates', encode({ text: `\ufeff前\ud842后\udfb7：\n${MISQUOTE}`, encoding: 'utf-16le' })],
    ['an unclosed quotation', '李桥说：“一座桥立得住'],
    ['nothing but marks', '“”「」……“““”””（）'],
  ])('reads %s', (_name, content) => {
    const { status, report, stderr } = check(project({ 'draft.md': content }), ['draft.md']);
    expect(stderr).toBe('');
    expect([0, 1]).toContain(status);
    expect(report.files).toHaveLength(1);
  });

  it('checks one line of five million characters', { timeout: 60_000 }, () => {
    const line = '这一行没有换行，只是很长很长。'.repeat(333_000) + MISQUOTE;
    const { status, report } = check(project({ 'draft.md': line }), ['draft.md']);
    expect(status).toBe(1);
    expect(report.files[0].findings.at(-1)).toMatchObject({ verdict: 'misquote', line: 1 });
  });
});

describe('--fix', () => {
  it.each<[string, Encoding]>([
    ['', 'utf-8'],
    ['\ufeff', 'utf-8'],
    ['\ufeff', 'utf-16le'],
    ['\ufeff', 'utf-16be'],
    ['', 'gb18030'],
  ])('keeps encoding, mark and line endings: “%s” %s', (mark, encoding) => {
    const around = (text: string) => encode({ text: `${mark}甲\r\n乙\r${text}丙\n`, encoding });
    const cwd = project({ 'draft.md': around(MISQUOTE) });
    const { status, report, stderr } = check(cwd, ['draft.md', '--fix']);
    expect(readFileSync(path.join(cwd, 'draft.md')).equals(around(FIXED))).toBe(true);
    expect(stderr).toBe('verbatim: draft.md: 1 place changed\nverbatim: draft.md:3:19: “木” is now “石”\n');
    // the report is about the file as it is now
    expect([status, report.summary.misquote, report.summary.exact]).toEqual([0, 0, 1]);
  });

  it('leaves alone what needs a choice', () => {
    const left = [
      '李桥说：“一座桥立得住，而是石头与石头之间的相互支撑。”',
      '李桥说：“一座桥立得住，靠的不是一块石头。两岸的灯火就会连成一片。”',
      '李桥2019年3月6日说：“一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。”',
    ].join('\n\n');
    const cwd = project({ 'draft.md': left });
    const { status, stderr } = check(cwd, ['draft.md', '--fix']);
    expect([status, stderr]).toEqual([1, '']);
    expect(readFileSync(path.join(cwd, 'draft.md'), 'utf8')).toBe(left);
  });

  it('writes nothing to standard input, and says so', () => {
    const { status, stderr, report } = check(project({}), ['-', '--fix'], MISQUOTE);
    expect([status, report.summary.misquote]).toEqual([2, 1]);
    expect(stderr).toContain('standard input cannot be changed');
  });
});

describe('a bad corpus', () => {
  const broken = (article: string | Uint8Array) => {
    const cwd = project({ 'articles/broken.md': article, 'draft.md': MISQUOTE });
    return check(cwd, ['draft.md']);
  };
  it.each<[string, string | Uint8Array, RegExp]>([
    ['no front matter', '只有正文。\n', /articles\/broken\.md:1: There is no front matter/],
    [
      'front matter that is not closed',
      '---\ntitle: 某文\n\n正文。\n',
      /articles\/broken\.md:1: .*not closed/,
    ],
    [
      'broken YAML',
      '---\nid: x\ntitle: [a\n---\n\n正文。\n',
      /articles\/broken\.md:\d: The front matter cannot be read/,
    ],
    ['a duplicate id', ARTICLE.replace('一座桥立得住', '一座楼立得住'), /broken\.md:\d+: .*example/],
    ['a binary file', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /broken\.md: not a text file/],
  ])('with %s: the file and line, exit status 2, and the rest still works', (_name, article, message) => {
    const { status, stderr, report } = broken(article);
    expect(stderr).toMatch(message);
    expect([status, report.summary.misquote]).toEqual([2, 1]);
  });

  it.each<[string, string, RegExp]>([
    [
      'an unknown field',
      ARTICLE.replace('id: example', 'id: other\ncolour: red').replace('一座桥', '一座楼'),
      /broken\.md:3: note: .*colour/,
    ],
    [
      'no passage',
      '---\nid: nothing\ntitle: 空\nkind: compilation\n---\n',
      /broken\.md:\d+: note: No passage/,
    ],
  ])('with %s: a note, and the exit status stays', (_name, article, message) => {
    const { status, stderr } = broken(article);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });

  it('that is missing, a file, without articles, or not there at all', () => {
    const cwd = project({ 'draft.md': MISQUOTE, 'nothing/README.md': '说明' });
    mkdirSync(path.join(cwd, 'empty'));
    const run = (...args: string[]) => verbatim(['check', 'draft.md', ...args], { cwd });
    for (const [args, message] of [
      [['--corpus', 'gone', '--corpus', 'articles'], 'gone: this corpus folder does not exist'],
      [['--corpus', 'draft.md'], 'draft.md: this is not a folder'],
      [['--corpus', 'empty'], 'empty: no article file'],
      [['--corpus', 'nothing', '--no-bundled-corpus'], 'the corpus holds no passage'],
      [['--no-bundled-corpus'], 'no corpus: give one with --corpus'],
    ] as const) {
      const { status, stderr } = run(...args);
      expect(stderr).toContain(message);
      expect(status).toBe(2);
    }
  });

  it('that is given twice is read once', () => {
    const cwd = project({ 'draft.md': MISQUOTE });
    writeFileSync(path.join(cwd, 'articles/copy.md'), ARTICLE);
    const { status, stderr, report } = check(cwd, ['draft.md', '--corpus', './articles']);
    expect([status, stderr]).toEqual([1, '']);
    expect(report.files[0].findings[0].alternativesTotal).toBe(0);
  });
});

describe('of folders', () => {
  it('only what --include and --exclude leave is checked; a file that is named always is', () => {
    const cwd = folder({
      'articles/bridge.md': ARTICLE,
      'd/a.md': '甲\n',
      'd/old/b.md': '乙\n',
      'd/c.draft.md': '丙\n',
    });
    const paths = (...args: string[]): string[] => {
      const { stdout } = verbatim(
        ['check', ...args, '--corpus', 'articles', '--no-bundled-corpus', '--format', 'json'],
        {
          cwd,
        },
      );
      return (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path);
    };
    expect(paths('d')).toEqual(['d/a.md', 'd/c.draft.md', 'd/old/b.md']);
    expect(paths('d', '--exclude', 'old', '--exclude', '*.draft.md')).toEqual(['d/a.md']);
    expect(paths('d', 'd/c.draft.md', '--include', 'old/**')).toEqual(['d/old/b.md', 'd/c.draft.md']);
  });
});
