// What goes wrong around a command: names of nothing, devices, output that cannot be written, folders in a circle.
import { chmodSync, existsSync, linkSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARTICLE, folder, shell, verbatim } from './run.ts';

const MISQUOTE = '李桥说：“一座桥立得住，靠的不是一块木头，而是石头与石头之间的相互支撑。”\n';
const CORPUS = ['--corpus', 'articles', '--no-bundled-corpus'];
const OPTIONS = CORPUS.join(' ');
const project = (files: Record<string, string | Uint8Array> = {}) =>
  folder({ 'articles/bridge.md': ARTICLE, 'draft.md': MISQUOTE, 'sub/b.md': MISQUOTE, ...files });
const checked = (stdout: string): string[] =>
  (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path);

describe('names of nothing', () => {
  it.each([
    [
      'a file where a folder would have to be',
      'draft.md/x',
      'verbatim: draft.md/x: no such file or folder\n',
    ],
    ['a file as if it were a folder', 'draft.md/', 'verbatim: draft.md/: no such file or folder\n'],
    ['an empty name', '', 'verbatim: one of the names given is empty: there is no such file or folder\n'],
    [
      'a name that is too long',
      'x'.repeat(300),
      `verbatim: ${'x'.repeat(300)}: cannot be read (ENAMETOOLONG)\n`,
    ],
  ])('%s: one message, and the others are checked', (_, name, message) => {
    const args = ['check', name, 'draft.md', 'sub', ...CORPUS, '--format', 'json'];
    const { status, stdout, stderr } = verbatim(args, { cwd: project() });
    expect([status, stderr]).toEqual([2, message]);
    expect(checked(stdout)).toEqual(['draft.md', 'sub/b.md']);
  });

  it('are told of a corpus, of a translation and of a folder to write to, too', () => {
    const cwd = project();
    const of = (...args: string[]) => verbatim(args, { cwd }).stderr;
    expect(of('check', 'draft.md', ...CORPUS, '--corpus', 'draft.md/x')).toBe(
      'verbatim: draft.md/x: this corpus folder does not exist\n',
    );
    expect(of('check', 'draft.md', ...CORPUS, '--corpus', '')).toBe(
      'verbatim: “”: this corpus folder does not exist\n',
    );
    expect(of('corpus', 'lint', 'draft.md/x', '--no-bundled-corpus')).toContain(
      'verbatim: draft.md/x: this corpus folder does not exist\n',
    );
    expect(of('corpus', 'pack', 'draft.md/x', '-o', 'x.verbatim')).toContain(
      'verbatim: draft.md/x: this corpus folder does not exist\n',
    );
    expect(of('bilingual', 'draft.md', 'draft.md/x', ...CORPUS)).toContain(
      'verbatim: draft.md/x: no such file or folder\n',
    );
    expect(of('corpus', 'import', 'draft.md', ...CORPUS, '--out', 'draft.md/x', '--write')).toMatch(
      /verbatim: draft\.md\/x\/.*\.md: could not be written \(/,
    );
  });
});

describe('patterns for the files of a folder', () => {
  it.each([
    [['--include', '['], 'verbatim: sub: no document in this folder fits --include “[”\n'],
    [['--include', ''], 'verbatim: sub: no document in this folder fits --include “”\n'],
    [
      ['--include', 'x', '--include', 'y/**'],
      'verbatim: sub: no document in this folder fits --include “x”, “y/**”\n',
    ],
    [
      ['--exclude', '*.md'],
      'verbatim: sub: there are documents in this folder, but --exclude leaves out every one of them\n',
    ],
    [
      ['--include', '*.md', '--exclude', 'b.*'],
      'verbatim: sub: there are documents in this folder, but --exclude leaves out every one of them\n',
    ],
  ])('that leave nothing are at fault, not the folder: %j', (options, message) => {
    const { status, stderr } = verbatim(['check', 'sub', ...options, ...CORPUS], { cwd: project() });
    expect([status, stderr]).toEqual([2, message]);
  });

  it('are not at fault where there is no document', () => {
    const args = ['check', 'none', '--include', '[', ...CORPUS];
    expect(verbatim(args, { cwd: project({ 'none/x.png': '' }) }).stderr).toContain(
      'verbatim: none: no document in this folder (',
    );
  });
});

describe('devices', () => {
  it.skipIf(!existsSync('/dev/zero'))('are not read, which would never end; the rest is checked', () => {
    const cwd = project();
    const args = ['check', '/dev/zero', 'draft.md', ...CORPUS, '--format', 'json'];
    const { status, stdout, stderr } = verbatim(args, { cwd });
    expect([status, stderr]).toEqual([
      2,
      'verbatim: /dev/zero: a device, not a file; it was not read. Give a file, or - for standard input\n',
    ]);
    expect(checked(stdout)).toEqual(['draft.md']);
    for (const names of ['draft.md /dev/zero', 'draft.md draft.md --translations /dev/zero'])
      expect(shell(`verbatim bilingual ${names} ${OPTIONS}`, { cwd }).stderr).toContain(
        '/dev/zero: a device, not a file',
      );
  });

  it.skipIf(process.platform === 'win32').each([
    ['-', 'verbatim check - OPTIONS < draft.md', '-'],
    ['a pipe to -', 'cat draft.md | verbatim check - OPTIONS', '-'],
    ['a pipe to /dev/stdin', 'cat draft.md | verbatim check /dev/stdin OPTIONS', '/dev/stdin'],
    [
      'what another command writes',
      'verbatim check <(cat draft.md) OPTIONS',
      expect.stringMatching(/^\/dev\/fd\/\d+$/),
    ],
  ])('that are pipes are: %s', (_, line, name) => {
    const { status, stdout, stderr } = shell(line.replace('OPTIONS', `${OPTIONS} --format json`), {
      cwd: project(),
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ path: name }], summary: { misquote: 1 } });
  });

  it.skipIf(process.platform === 'win32')('the empty one is an empty document', () => {
    expect(verbatim(['check', '/dev/null', ...CORPUS], { cwd: project() })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});

describe('output', () => {
  it.skipIf(!existsSync('/dev/full')).each(['pretty', 'json'])(
    'that cannot be written is told in one line: %s',
    (format) => {
      const line = `verbatim check draft.md ${OPTIONS} --format ${format} > /dev/full`;
      expect(shell(line, { cwd: project() })).toMatchObject({
        status: 2,
        stderr: 'verbatim: the output could not be written (no space is left there)\n',
      });
      expect(shell(`${line} --lang zh`, { cwd: project() }).stderr).toBe(
        'verbatim: 输出无法写入（那里已没有空间）\n',
      );
    },
  );

  it.skipIf(process.platform === 'win32').each(['pretty', 'json'])(
    'that nobody reads any more ends quietly, but not as if nothing had been found: %s',
    (format) => {
      // The reader has gone before the command starts to write.
      const closed = `{ read -r _ < gone; verbatim check draft.md ${OPTIONS} --format ${format}; } | { exec <&-; echo > gone; }`;
      const { status, stdout, stderr } = shell(`mkfifo gone; ${closed}`, { cwd: project() });
      expect([status, stdout, stderr]).toEqual([2, '', '']);
    },
  );

  it.skipIf(process.platform === 'win32')('of which only the beginning is read, too', () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`many/${i}.md`, MISQUOTE]));
    const { status, stdout, stderr } = shell(`verbatim check many ${OPTIONS} | head -n 1`, {
      cwd: project(many),
    });
    expect([status, stdout, stderr]).toEqual([2, expect.stringMatching(/^many\/0\.md:1:6 .*\n$/), '']);
  });

  it.skipIf(process.platform === 'win32')(
    'over a document that has no room is undone: nothing of it is lost',
    () => {
      const fill = (text: string, bytes: number) => text + ' '.repeat(bytes - Buffer.byteLength(text));
      // One character is put back, for which there is no room.
      const short = fill(MISQUOTE.replace('一块木头', '一块石'), 1024);
      const cwd = project({ 'draft.md': short });
      const { status, stderr } = shell(`ulimit -f 1; verbatim check draft.md --fix --no-cache ${OPTIONS}`, {
        cwd,
      });
      expect([status, stderr]).toEqual([
        2,
        'verbatim: draft.md: could not be written (EFBIG); the file is as it was\n',
      ]);
      expect(readFileSync(path.join(cwd, 'draft.md'), 'utf8')).toBe(short);
    },
  );

  it('over a document leaves its rights and links as they were', () => {
    const cwd = project();
    linkSync(path.join(cwd, 'draft.md'), path.join(cwd, 'same.md'));
    chmodSync(path.join(cwd, 'draft.md'), 0o640);
    const mended = MISQUOTE.replace('木头', '石头');
    expect(verbatim(['check', 'draft.md', '--fix', ...CORPUS], { cwd }).status).toBe(0);
    expect(readFileSync(path.join(cwd, 'same.md'), 'utf8')).toBe(mended);
    if (process.platform !== 'win32') expect(statSync(path.join(cwd, 'draft.md')).mode & 0o777).toBe(0o640);
  });

  it('of a pack that cannot be written is no check that failed', () => {
    const { status, stderr } = verbatim(['corpus', 'pack', 'articles', '-o', 'gone/x.verbatim'], {
      cwd: project(),
    });
    expect([status, stderr]).toEqual([
      2,
      'verbatim: gone/x.verbatim: could not be written (there is no such folder)\n',
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('links in a corpus folder', () => {
  const UNKNOWN = Buffer.from('fffe000061626364', 'hex');
  const FURTHER = ARTICLE.replace('id: example', 'id: further').replaceAll('桥', '楼');
  const linked = (links: Record<string, string>, files = {}) => {
    const cwd = project(files);
    for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(cwd, name));
    return cwd;
  };
  const articles = (cwd: string): string[] => {
    const { stdout } = verbatim(['corpus', 'stats', ...CORPUS, '--format', 'json'], { cwd });
    return (JSON.parse(stdout) as { articles: { file: string }[] }).articles.map(({ file }) => file);
  };

  it('that lead round in a circle: each file is read once, under its shortest path', () => {
    const cwd = linked(
      {
        'articles/self': '.',
        'articles/again': '../articles',
        'articles/deep/up': '..',
        'articles/loop': 'loop',
      },
      { 'articles/deep/further.md': FURTHER, 'articles/broken.md': UNKNOWN },
    );
    expect(articles(cwd)).toEqual(['articles/bridge.md', 'articles/deep/further.md']);
    const told = verbatim(['check', 'draft.md', ...CORPUS], { cwd });
    expect([told.status, told.stderr.match(/broken\.md/g)]).toEqual([2, ['broken.md']]);
    const pack = verbatim(['corpus', 'pack', 'articles', '-o', 'x.verbatim'], { cwd });
    expect(pack.stdout).toMatch(/^x\.verbatim: 2 articles, 4 passages/);
    expect(pack.stderr.match(/broken\.md/g)).toEqual(['broken.md']);
  });

  it('to a folder and a file of it: the shortest path counts, and of two the one without a link', () => {
    const cwd = linked(
      { 'articles/a': 'm', 'articles/z.md': 'm/deep/er/further.md' },
      {
        'articles/m/bridge.md': ARTICLE.replace('id: example', 'id: m').replaceAll('桥', '路'),
        'articles/m/deep/er/further.md': FURTHER,
      },
    );
    expect(articles(cwd)).toEqual(['articles/bridge.md', 'articles/m/bridge.md', 'articles/z.md']);
  });

  it('and other names of a file that cannot be read: it is told of once', () => {
    const cwd = linked({ linked: 'articles' }, { 'articles/broken.md': UNKNOWN });
    for (const names of [
      ['./articles'],
      [path.join(cwd, 'articles/broken.md')],
      ['draft.md', '--corpus', 'linked'],
    ]) {
      const { status, stderr } = verbatim(['check', ...names, ...CORPUS], { cwd });
      expect([status, stderr.match(/broken\.md: the encoding is not known/g)?.length]).toEqual([2, 1]);
    }
  });

  it('that lead out of it are told of once, and not followed', () => {
    const cwd = linked(
      { 'articles/self': '.', 'articles/out': '../elsewhere', 'articles/gone.md': 'nowhere.md' },
      { 'elsewhere/further.md': FURTHER },
    );
    expect(articles(cwd)).toEqual(['articles/bridge.md']);
    const { stderr } = verbatim(['check', 'draft.md', ...CORPUS], { cwd });
    expect(stderr.match(/leads/g)?.length ?? stderr).toBe(1);
  });
});
