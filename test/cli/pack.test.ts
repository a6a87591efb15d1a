import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARTICLE, folder, verbatim } from './run.ts';

const OTHER = ARTICLE.replace('id: example', 'id: other')
  .replace('关于桥的两段话', '另一篇')
  .replaceAll('桥', '路');
const DRAFT = '李桥说：“走的人不一定记得造桥的人”。另一处写道：“走的人未必记得造路的人”。\n';

interface Report {
  files: {
    findings: { verdict: string; source: { file: string; line: number; articleTitle: string } | null }[];
  }[];
}

describe('verbatim corpus pack', () => {
  const packed = (): string => {
    const root = folder({
      'a/桥/article.md': ARTICLE,
      'b/article.md': OTHER,
      'b/copy.md': OTHER,
      'b/README.md': 'about',
      'draft.md': DRAFT,
    });
    const { status, stdout, stderr } = verbatim(['corpus', 'pack', 'a', 'b', '-o', 'all.verbatim'], {
      cwd: root,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^all\.verbatim: 2 articles, 4 passages, [\d.]+ MB\n$/);
    // Nothing but the pack is needed from here on.
    rmSync(path.join(root, 'a'), { recursive: true });
    rmSync(path.join(root, 'b'), { recursive: true });
    return root;
  };
  const check = (root: string, ...more: string[]) =>
    verbatim(['check', 'draft.md', '--format', 'json', '--no-bundled-corpus', ...more], { cwd: root });

  test('makes one file that a check takes for a corpus', () => {
    const root = packed();
    const { status, stdout, stderr } = check(root, '--corpus', 'all.verbatim');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const [first, second] = (JSON.parse(stdout) as Report).files[0].findings;
    expect(first).toMatchObject({
      verdict: 'misquote',
      source: { file: 'all.verbatim/桥/article.md', line: 20, articleTitle: '关于桥的两段话' },
    });
    expect(second).toMatchObject({ verdict: 'exact', source: { file: 'all.verbatim/article.md' } });
  });

  test('lies beside folders, whose articles come first; the figures say what is loaded', () => {
    const root = packed();
    const own = folder({ 'article.md': ARTICLE.replace('未必记得', '不一定记得') });
    const { stdout } = check(root, '--corpus', own, '--corpus', 'all.verbatim');
    const [first, second] = (JSON.parse(stdout) as Report).files[0].findings;
    expect(first).toMatchObject({ verdict: 'exact', source: { file: path.join(own, 'article.md') } });
    expect(second).toMatchObject({ verdict: 'exact', source: { file: 'all.verbatim/article.md' } });
    const stats = verbatim(['corpus', 'stats', '--corpus', 'all.verbatim', '--format', 'json'], {
      cwd: root,
    });
    expect((JSON.parse(stats.stdout) as { sources: string[] }).sources).toEqual([
      'all.verbatim',
      expect.stringMatching(/corpus$/),
    ]);
  });

  test('a pack that is damaged, cut off or no pack is refused, and the rest is used', () => {
    const root = packed();
    const file = path.join(root, 'all.verbatim');
    const sound = readFileSync(file);
    const flipped = Buffer.from(sound);
    flipped[3000] ^= 1;
    for (const bytes of [flipped, sound.subarray(0, 2000), Buffer.from('no pack'), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      const { status, stderr, stdout } = verbatim(
        ['check', 'draft.md', '--format', 'json', '--corpus', 'all.verbatim'],
        { cwd: root },
      );
      expect(status).toBe(2);
      expect(stderr).toBe(
        'verbatim: all.verbatim: This is no corpus pack, or it is damaged or of another version; make it anew: all.verbatim\n',
      );
      expect((JSON.parse(stdout) as Report).files).toHaveLength(1);
    }
  });

  test('says what it cannot pack', () => {
    const root = folder({
      'a/ok.md': ARTICLE,
      'a/binary.md': new Uint8Array([0, 1, 2, 255, 0, 7]),
      'empty/x.txt': '',
    });
    const run = (...args: string[]) => verbatim(['corpus', 'pack', ...args], { cwd: root });
    expect(run('a', '-o', 'x.md')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('.verbatim') as string,
    });
    expect(run('gone', '-o', 'x.verbatim')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('this corpus folder does not exist') as string,
    });
    expect(run('empty', '-o', 'x.verbatim').stderr).toContain('no article');
    expect(statSync(path.join(root, 'x.verbatim'), { throwIfNoEntry: false })).toBeUndefined();
    const { status, stderr, stdout } = run('a', '-o', 'x.verbatim');
    expect(status).toBe(2);
    expect(stderr).toContain('binary.md');
    expect(stdout).toContain('1 articles, 2 passages');
    expect(run('a').stderr).toContain('-o, --output <file> is missing');
  });
});

test('a large folder is indexed once for the command line, too', { timeout: 60_000 }, () => {
  const body = Array.from(
    { length: 4500 },
    (_, i) => `第${i}段说的是${i * 7919}和${i * 104_729}两个数目，${'山川湖海'.repeat(28)}。`,
  );
  const articles = Array.from({ length: 9 }, (_, k) => [
    `corpus/a${k}.md`,
    `---\nid: a${k}\ntitle: 第${k}篇\nkind: text\nlanguage: zh\n---\n\n${body.slice(500 * k, 500 * (k + 1)).join('\n\n')}\n`,
  ]);
  const root = folder({ ...Object.fromEntries(articles), 'draft.md': `“${body[3000].slice(0, 30)}”` });
  const cache = folder({});
  const check = (...more: string[]) => {
    const start = performance.now();
    const ran = verbatim(
      ['check', 'draft.md', '--format', 'json', '--no-bundled-corpus', '--corpus', 'corpus', ...more],
      { cwd: root, env: { XDG_CACHE_HOME: cache } },
    );
    return { ...ran, took: performance.now() - start };
  };
  const kept = () => statSync(path.join(cache, 'verbatim'), { throwIfNoEntry: false });
  const anew = check('--no-cache');
  expect(kept()).toBeUndefined();
  const first = check();
  expect(kept()).toBeDefined();
  const again = check();
  expect(first.stdout).toBe(anew.stdout);
  expect(again.stdout).toBe(anew.stdout);
  expect((JSON.parse(again.stdout) as Report).files[0].findings[0]).toMatchObject({
    verdict: 'exact',
    source: { file: 'corpus/a6.md' },
  });
  expect(again.took).toBeLessThan(first.took);
});
