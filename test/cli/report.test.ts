import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../server/src/decode.ts';
import { encode } from '../../server/src/node/encode.ts';
import { ARTICLE, folder, verbatim } from './run.ts';

const EXACT =
  '李桥2019年3月5日在老城桥梁会议上说：“一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。”\n';
const MISQUOTE = '李桥说：“一座桥立得住，靠的不是一块木头，而是石头与石头之间的相互支撑。”\n';
const CORPUS = ['--corpus', 'articles', '--no-bundled-corpus'];
const json = (cwd: string, ...args: string[]) => {
  const ran = verbatim(['check', ...args, ...CORPUS, '--format', 'json'], { cwd });
  return { ...ran, report: JSON.parse(ran.stdout) };
};
const project = (files: Record<string, string | Uint8Array>) =>
  folder({ 'articles/bridge.md': ARTICLE, ...files });

const SOURCE = {
  quoteId: expect.any(String),
  speaker: '李桥',
  date: '2019-03-05',
  occasion: '在老城桥梁会议上的讲话',
  article: 'example',
  articleTitle: '关于桥的两段话',
  file: 'articles/bridge.md',
  line: 14,
};

describe('the JSON report', () => {
  it('has every field, and only those', () => {
    const { status, report, stderr } = json(project({ 'draft.md': `开头。\n\n${MISQUOTE}` }), 'draft.md');
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(report).toEqual({
      schemaVersion: 1,
      files: [
        {
          path: 'draft.md',
          findings: [
            {
              start: 10,
              end: 41,
              line: 3,
              column: 6,
              text: '一座桥立得住，靠的不是一块木头，而是石头与石头之间的相互支撑。',
              quoted: true,
              verdict: 'misquote',
              source: SOURCE,
              canonical: '一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。',
              edits: [
                { op: 'substitution', start: 23, end: 24, found: '木', expected: '石', kind: 'wording' },
              ],
              attribution: {
                status: 'consistent',
                stated: { speaker: '李桥', date: null, occasion: null },
                start: 5,
                end: 7,
              },
              alternatives: [],
              alternativesTotal: 0,
            },
          ],
        },
      ],
      summary: {
        exact: 0,
        equivalent: 0,
        elided: 0,
        variant: 0,
        misquote: 1,
        spliced: 0,
        unsourced: 0,
        contradicted: 0,
      },
    });
  });

  it('counts lines ended by \\n, \\r\\n and \\r, and columns in UTF-16 units', () => {
    const text = `一\r二\r\n三\n𠮷${MISQUOTE}`;
    const { report } = json(project({ 'draft.md': text }), 'draft.md');
    const [finding] = report.files[0].findings;
    expect(finding).toMatchObject({ line: 4, column: 8, start: text.indexOf('一座桥') });
    expect(text.slice(finding.start, finding.end)).toBe(finding.text);
  });

  it.each<[string, Encoding]>([
    ['', 'utf-8'],
    ['\ufeff', 'utf-8'],
    ['\ufeff', 'utf-16le'],
    ['\ufeff', 'utf-16be'],
    ['', 'utf-16le'],
    ['', 'gb18030'],
  ])('is the same in every encoding: mark “%s”, %s', (mark, encoding) => {
    const text = `${mark}开头。\r\n\r\n${MISQUOTE}`;
    const { status, report } = json(project({ 'draft.md': encode({ text, encoding }) }), 'draft.md');
    expect(status).toBe(1);
    const [finding] = report.files[0].findings;
    expect(finding).toMatchObject({ verdict: 'misquote', line: 3, column: 6 });
    expect(text.slice(finding.start, finding.end)).toBe(finding.text);
  });

  it('gives the sources relative to the working directory, or whole when outside', () => {
    const outside = path.join(project({}), 'articles');
    const cwd = folder({ 'draft.md': MISQUOTE });
    const { stdout } = verbatim(
      ['check', 'draft.md', '--corpus', outside, '--no-bundled-corpus', '--format', 'json'],
      {
        cwd,
      },
    );
    expect(JSON.parse(stdout).files[0].findings[0].source.file).toBe(
      path.join(outside, 'bridge.md').replaceAll(path.sep, '/'),
    );
  });
});

describe('the exit status', () => {
  it('is 0 when nothing is flagged', () => {
    expect(json(project({ 'draft.md': EXACT }), 'draft.md')).toMatchObject({
      status: 0,
      report: { summary: { exact: 1, misquote: 0, contradicted: 0 } },
    });
  });

  it('is 1 for a misquotation, a splice, and a contradicted source', () => {
    const spliced =
      '李桥说：“一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。可是只要桥还在，两岸的灯火就会连成一片。”\n';
    const contradicted = EXACT.replace('3月5日', '3月6日');
    for (const [text, tally] of [
      [MISQUOTE, 'misquote'],
      [spliced, 'spliced'],
      [contradicted, 'contradicted'],
    ]) {
      const { status, report } = json(project({ 'draft.md': text }), 'draft.md');
      expect([tally, report.summary[tally], status]).toEqual([tally, 1, 1]);
    }
  });

  it('is 0 for running text, however much it differs', () => {
    const text = '他的意思是，一座桥立得住，靠的不是一块木头，而是石头与石头之间的相互支撑，仅此而已。\n';
    const { status, report } = json(project({ 'draft.md': text }), 'draft.md');
    expect(report.files[0].findings.every(({ quoted }: { quoted: boolean }) => !quoted)).toBe(true);
    expect(status).toBe(0);
  });

  it('is 2 when a file cannot be read, and the others are still checked', () => {
    const { status, report, stderr } = json(project({ 'draft.md': MISQUOTE }), 'missing.md', 'draft.md');
    expect(status).toBe(2);
    expect(stderr).toBe('verbatim: missing.md: no such file or folder\n');
    expect(report).toMatchObject({ files: [{ path: 'draft.md' }], summary: { misquote: 1 } });
  });
});

describe('the report for people', () => {
  const pretty = (text: string, env = {}, ...args: string[]) =>
    verbatim(['check', 'draft.md', ...CORPUS, ...args], { cwd: project({ 'draft.md': text }), env });

  it('shows the line, what differs, the canonical wording and the source', () => {
    const { stdout, status } = pretty(MISQUOTE);
    expect(status).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "draft.md:1:6  differs from the source misquote
         1 │ 李桥说：“一座桥立得住，靠的不是一块木头，而是石头与石头之间的相互支撑。”
           │                                    ^^
        Differs     “木头” → “石头”
        Source has  一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。
        Source      李桥 · 2019-03-05 · 在老城桥梁会议上的讲话
                    《关于桥的两段话》 articles/bridge.md:14

      1 file, 1 quotation: 1 differing from the source
      1 place to look at.
      "
    `);
  });

  it('speaks Chinese where the locale does, or when asked', () => {
    const chinese = pretty(MISQUOTE, { LC_ALL: 'zh_CN.UTF-8' }).stdout;
    expect(chinese).toMatchInlineSnapshot(`
      "draft.md:1:6  与原文不一致 misquote
         1 │ 李桥说：“一座桥立得住，靠的不是一块木头，而是石头与石头之间的相互支撑。”
           │                                    ^^
        异同    异 “木头” → “石头”
        原文    一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。
        出处    李桥 · 2019年3月5日 · 在老城桥梁会议上的讲话
                《关于桥的两段话》 articles/bridge.md:14

      1 个文件，1 处引文：1 处与原文不一致
      要看的有 1 处。
      "
    `);
    expect(pretty(MISQUOTE, {}, '--lang', 'zh').stdout).toBe(chinese);
    expect(pretty(MISQUOTE, { LC_ALL: 'zh_CN.UTF-8' }, '--lang', 'en').stdout).toContain(
      'differs from the source',
    );
  });

  it('has no colours when piped, and none with NO_COLOR', () => {
    const escape = String.fromCharCode(27);
    expect(pretty(MISQUOTE).stdout).not.toContain(escape);
    expect(pretty(MISQUOTE, { FORCE_COLOR: '1' }).stdout).toContain(escape);
    expect(pretty(MISQUOTE, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain(escape);
  });

  it('says so when there is nothing to look at, and lists what agrees with --all', () => {
    expect(pretty(EXACT).stdout).toBe('1 file, 1 quotation: 1 in agreement\nNothing to look at.\n');
    expect(pretty(EXACT, {}, '--all').stdout).toContain('✓ draft.md:1:');
  });

  it('lists running text that the corpus has with --all, what differs in it, too', () => {
    const words = '一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。';
    const text = `我们记得，${words}\n\n又有人说，${words.replace('一块石头', '一块木头')}\n`;
    expect(pretty(text).stdout).toMatch(
      /2 stretches of running text .*; --all lists them\nNothing to look at/,
    );
    const { stdout, status } = pretty(text, {}, '--all');
    expect(status).toBe(0);
    expect(stdout).toMatch(/✓ draft\.md:1:\d+ {2}agrees with the source {2}not in quotation marks/);
    expect(stdout).toMatch(/draft\.md:3:\d+ {2}.* misquote {2}not in quotation marks\n[^]*木头[^]*石头/);
  });

  it('sends no control character of a document to the terminal', () => {
    const { stdout } = pretty(MISQUOTE.replace('木头', '木\u001b[31m头'));
    expect(stdout).not.toContain(String.fromCharCode(27));
  });
});
