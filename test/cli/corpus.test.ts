import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, verbatim } from './run.ts';

const RECORD = `---
id: record
title: 讲话汇编
author: 习近平
date: 2020-04-16
kind: compilation
language: zh-Hans
---

坚持多边主义原则,促进全球公共卫生治理，严格质量监管措施，提供尽可能多的物资保障。我们对此铭记

在心，愿继续提供力所能及的帮助。

(2020年4月2日同比利时国王菲利普通话)
`;

const REPORT = `---
id: report
title: 报道
author: 新华社
date: 2020-04-05
kind: report
language: zh-Hans
---

4月2日，同比利时国王菲利普通电话时，习近平表示：“严格质量监督措施，提供尽可能多的物资保障。”
`;

describe('verbatim corpus lint', () => {
  test('lists what should be looked at, with rule, line and what can be recorded', () => {
    const root = folder({ 'corpus/record.md': RECORD, 'corpus/report.md': REPORT });
    const { status, stdout, stderr } = verbatim(
      ['corpus', 'lint', '--format', 'json', '--no-bundled-corpus'],
      { cwd: root },
    );
    expect([status, stderr]).toEqual([1, '']);
    const report = JSON.parse(stdout);
    expect(
      report.findings.map(
        (f: { file: string; line: number; rule: string }) => `${f.file}:${f.line} ${f.rule}`,
      ),
    ).toEqual([
      'corpus/record.md:10 punctuation-halfwidth',
      'corpus/record.md:10 sentence-torn',
      'corpus/report.md:10 variant-undecided',
    ]);
    expect(report.findings[2].message).toBe(
      'The article record has “监管” here; nobody has decided between the two yet',
    );
    const pretty = verbatim(['corpus', 'lint', '--no-bundled-corpus', '--lang', 'zh'], { cwd: root });
    expect(pretty.status).toBe(1);
    expect(pretty.stdout).toContain(
      'corpus/record.md:10  中文句子里用了半角标点「,」，全角作「，」  punctuation-halfwidth',
    );
    expect(pretty.stdout).toContain('2 篇文章：3 处要看');
    expect(pretty.stdout).not.toContain('\u001b');
  });

  test('records what is certain in the front matter; the text stays as it came', () => {
    const root = folder({ 'a/record.md': `\uFEFF${RECORD}`, 'a/report.md': REPORT });
    const { status, stdout } = verbatim(['corpus', 'lint', 'a', '--fix', '--no-bundled-corpus'], {
      cwd: root,
    });
    expect(status).toBe(1);
    expect(stdout).toContain('2 entries recorded in the front matter');
    const fixed = readFileSync(path.join(root, 'a/record.md'), 'utf8');
    expect(fixed.slice(fixed.indexOf('\n---\n'))).toBe(RECORD.slice(RECORD.indexOf('\n---\n')));
    expect(fixed.startsWith('\uFEFF---\n')).toBe(true);
    expect(fixed).toContain('joins:');
    expect(readFileSync(path.join(root, 'a/report.md'), 'utf8')).toBe(REPORT);
    const again = verbatim(['corpus', 'lint', 'a', '--fix', '--no-bundled-corpus', '--format', 'json'], {
      cwd: root,
    });
    expect(JSON.parse(again.stdout)).toMatchObject({ fixed: 0, findings: [{ rule: 'variant-undecided' }] });
  });

  test('tells what is wrong in a front matter as a finding, and a folder that is not there as a failure', () => {
    const root = folder({ 'a/one.md': '---\nkind: song\ndate: 2020-02-30\n---\n\n正文。\n' });
    const { status, stdout } = verbatim(['corpus', 'lint', 'a', '--format', 'json', '--no-bundled-corpus'], {
      cwd: root,
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings.map((f: { rule: string }) => f.rule)).toEqual([
      'kind-unknown',
      'date-unreadable',
    ]);
    expect(verbatim(['corpus', 'lint', 'nowhere', '--no-bundled-corpus'], { cwd: root }).status).toBe(2);
  });

  test('the bundled corpus is clean', () => {
    const { status, stdout } = verbatim(['corpus', 'lint']);
    expect([status, stdout]).toEqual([0, '5 articles: nothing to look at\n']);
  });
});

describe('verbatim corpus collate', () => {
  test('sets passages beside their witnesses', () => {
    const root = folder({ 'a/record.md': RECORD, 'a/report.md': REPORT });
    const args = ['corpus', 'collate', '--corpus', 'a', '--no-bundled-corpus'];
    const { status, stdout } = verbatim([...args, '--format', 'json'], { cwd: root });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).passages).toMatchObject([
      {
        article: 'record',
        line: 10,
        witnesses: [
          {
            article: 'report',
            line: 10,
            tie: 'dated',
            variants: [
              { words: { base: '监管', witness: '监督' }, judgement: { what: 'wording' }, decision: null },
            ],
          },
        ],
      },
    ]);
    const pretty = verbatim([...args, '--lang', 'zh'], { cwd: root });
    expect(pretty.stdout).toContain('「监管」 ‖ 「监督」  用字不同');
    expect(pretty.stdout).toContain('1 个条目，1 处转引，1 处异文；1 处尚未定夺');
  });

  test('every variant of the bundled corpus is decided', () => {
    const { stdout } = verbatim(['corpus', 'collate', '--format', 'json']);
    const { passages } = JSON.parse(stdout);
    const variants = passages.flatMap((p: { witnesses: { variants: { decision: unknown }[] }[] }) =>
      p.witnesses.flatMap((w) => w.variants),
    );
    expect(variants.length).toBeGreaterThanOrEqual(6);
    expect(variants.filter((v: { decision: unknown }) => v.decision === null)).toEqual([]);
  });
});

test('verbatim corpus stats counts no missing date for a classical text, and shows tags and themes', () => {
  const analects =
    '---\nid: lunyu\ntitle: 论语\nkind: verse\nlanguage: lzh\ntags: [儒家]\nsections:\n  - { starts: 学而, theme: 为学 }\n---\n\n## 学而第一\n\n1 学而时习之，不亦说乎？\n';
  const root = folder({ 'a/lunyu.md': analects });
  const args = ['corpus', 'stats', '--corpus', 'a', '--no-bundled-corpus'];
  const { articles, unknown } = JSON.parse(verbatim([...args, '--format', 'json'], { cwd: root }).stdout);
  expect(articles[0]).toMatchObject({
    tags: ['儒家'],
    sections: [{ name: '学而第一', theme: '为学', passages: 1 }],
  });
  expect(unknown).toMatchObject({ date: 0, occasion: 0 });
  expect(verbatim(args, { cwd: root }).stdout).toContain('学而第一  为学');
});
