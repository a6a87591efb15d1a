import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  FullDocumentDiagnosticReport,
  Hover,
  Position,
} from 'vscode-languageserver-protocol';
import type { CollateResult } from '../../server/src/protocol.ts';
import { CORPUS } from './articles.ts';
import { applied, memoryRuntime, positionOf, startSession, textIn } from './session.ts';
import type { Session } from './session.ts';

const RECORD_URI = `${CORPUS}/record.md`;
const REPORT_URI = `${CORPUS}/report.md`;
const RECORD = `---
id: record
title: 讲话汇编
author: 习近平
date: 2020-04-16
kind: compilation
language: zh-Hans
---

坚持多边主义原则,促进全球公共卫生治理，严格质量监管措施，提供尽可能多的物资保障。

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

let session: Session;
afterEach(() => session.dispose());

async function started(settings: unknown = {}) {
  const runtime = memoryRuntime({ [RECORD_URI]: RECORD, [REPORT_URI]: REPORT });
  session = await startSession(runtime, { settings });
  return runtime;
}
const items = async (uri: string) => ((await session.diagnostics(uri)) as FullDocumentDiagnosticReport).items;
const actionsAt = (uri: string, text: string, words: string) => {
  const start = positionOf(text, words);
  return session.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [] },
  });
};
const at = (method: string, uri: string, position: Position) =>
  session.request(`textDocument/${method}`, { textDocument: { uri }, position });

describe('an open article of the corpus', () => {
  test('is looked over, and what is certain can be recorded', async () => {
    const runtime = await started();
    session.open(RECORD_URI, RECORD);
    const [one, ...more] = await items(RECORD_URI);
    expect(more).toEqual([]);
    expect([one.code, one.message, textIn(RECORD, one.range)]).toEqual([
      'punctuation-halfwidth',
      '中文句子里用了半角标点「,」，全角作「，」',
      ',',
    ]);
    expect(one.codeDescription?.href).toBe('file:///app/docs/corpus-lint.zh-CN.md#punctuation-halfwidth');
    const actions = await actionsAt(RECORD_URI, RECORD, ',促进');
    expect(actions.map(({ title, isPreferred }) => `${title}${isPreferred ? '!' : ''}`)).toEqual([
      '记一条校改：「,」改作「，」!',
      '记下：已核，原文如此',
    ]);
    const fixed = applied(RECORD, actions[0], RECORD_URI);
    expect(fixed.slice(fixed.indexOf('\n---\n'))).toBe(RECORD.slice(RECORD.indexOf('\n---\n')));
    const before = session.refreshes();
    session.change(RECORD_URI, 2, { text: fixed });
    await session.request('verbatim/status');
    runtime.pass(1000);
    await session.until(() => session.refreshes() > before, 'refresh');
    expect(await items(RECORD_URI)).toEqual([]);
  });

  test('is told of a variant that nobody has decided, until somebody has', async () => {
    const runtime = await started();
    session.open(REPORT_URI, REPORT);
    const [one] = await items(REPORT_URI);
    expect([one.code, one.message, textIn(REPORT, one.range)]).toEqual([
      'variant-undecided',
      '文章 record 此处作「监管」，尚未定夺',
      '督',
    ]);
    const [decide] = await actionsAt(REPORT_URI, REPORT, '督措施');
    expect(decide.title).toBe('记下定夺：两存');
    const before = session.refreshes();
    session.change(REPORT_URI, 2, { text: applied(REPORT, decide, REPORT_URI) });
    await session.request('verbatim/status');
    runtime.pass(1000);
    await session.until(() => session.refreshes() > before, 'refresh');
    expect(await items(REPORT_URI)).toEqual([]);
  });

  test('keeps its marks while it is typed in, and has none where lint is switched off', async () => {
    await started();
    session.open(RECORD_URI, RECORD);
    expect(await items(RECORD_URI)).toHaveLength(1);
    session.change(RECORD_URI, 2, { text: RECORD.replace('提供', '再提供') });
    expect(await items(RECORD_URI)).toHaveLength(1);
    session.configure({ corpus: { lint: false } });
    await session.request('verbatim/status');
    expect(await items(RECORD_URI)).toEqual([]);
  });

  test('has its front matter completed and explained', async () => {
    await started();
    session.open(REPORT_URI, REPORT);
    const complete = async (text: string, position: Position): Promise<string[]> => {
      session.change(REPORT_URI, Math.round(performance.now() * 1000), { text });
      const list = (await at('completion', REPORT_URI, position)) as CompletionList | null;
      return (list?.items ?? []).map(({ label }) => label);
    };
    const fields = await complete(REPORT, { line: 7, character: 0 });
    expect(fields).toContain('status');
    expect(fields).toContain('emendations');
    expect(fields).not.toContain('title');
    const kind = positionOf(REPORT, 'kind: report', 6);
    expect(await complete(REPORT, kind)).toEqual([
      'compilation', 'speech', 'letter', 'report', 'essay', 'commentary', 'verse', 'dialogue', 'text',
    ]); // prettier-ignore
    const variants = REPORT.replace('\n\n---', '\nvariants:\n  - found: 督\n    \n    in: \n---');
    expect(await complete(variants, positionOf(variants, '    in: ', 8))).toEqual(['record', 'report']);
    expect(await complete(variants, positionOf(variants, '    \n    in', 4))).toEqual([
      'before',
      'after',
      'reads',
      'decision',
      'why',
    ]);
    expect(await complete(REPORT, positionOf(REPORT, '严格质量'))).not.toContain('status');
    const hovered = async (words: string, within = 0) => {
      const hover = (await at('hover', REPORT_URI, positionOf(REPORT, words, within))) as Hover | null;
      return hover === null ? null : (hover.contents as { value: string }).value;
    };
    session.change(REPORT_URI, 2_000_000_000, { text: REPORT });
    expect(await hovered('kind: report', 1)).toBe('`kind` — 文本的种类，决定怎样划分条目');
    expect(await hovered('kind: report', 8)).toBe('`report` — 报道：记者的段落和其中的引语');
    expect(await hovered('title: 报道', 8)).toBeNull();
  });

  test('has every value that can be chosen explained, and every field', async () => {
    await started();
    session.open(REPORT_URI, REPORT);
    let version = 1;
    const offered = async (lines: string): Promise<CompletionItem[]> => {
      const text = `---\nid: report\n${lines}\n---\n\n正文。\n`;
      session.change(REPORT_URI, ++version, { text });
      const end = text.indexOf('\n---\n\n');
      const list = (await at(
        'completion',
        REPORT_URI,
        positionOf(text.slice(0, end) + '\0', '\0'),
      )) as CompletionList;
      return list.items;
    };
    for (const [lines, least] of [
      ['kind: ', 9],
      ['status: ', 2],
      ['authority: ', 2],
      ['language: ', 5],
      ['emendations:\n  - found: 甲\n    certainty: ', 3],
      ['variants:\n  - found: 甲\n    decision: ', 6],
      ['', 15],
      ['emendations:\n  - ', 6],
      ['variants:\n  - ', 6],
      ['passages:\n  - ', 6],
      ['quotations:\n  - ', 5],
    ] as const) {
      const items = await offered(lines);
      expect(items.length, lines).toBeGreaterThanOrEqual(least);
      for (const { label, documentation } of items)
        expect(documentation, `${lines}${label}`).toEqual(expect.stringMatching(/\p{Script=Han}/u));
    }
  });
});

describe('a hover', () => {
  test('tells chapter and verse of a classical text, and what the corpus says of the passage', async () => {
    const analects =
      '---\nid: lunyu\ntitle: 论语\nauthor: 孔子\nkind: verse\nlanguage: lzh\ntags: [儒家]\n' +
      'passages:\n  - { starts: 学而时习之, theme: 为学, note: 全书首句 }\n---\n\n## 学而第一\n\n1 学而时习之，不亦说乎？有朋自远方来，不亦乐乎？\n';
    session = await startSession(memoryRuntime({ [`${CORPUS}/lunyu.md`]: analects }));
    const draft = '“学而时习之，不亦说乎？有朋自远方来，不亦乐乎？”';
    session.open('file:///w/draft.md', draft);
    const hover = (await at('hover', 'file:///w/draft.md', positionOf(draft, '有朋'))) as Hover;
    const { value } = hover.contents as { value: string };
    expect(value).toContain('孔子，学而第一 1');
    expect(value).not.toContain('不详');
    expect(value).toContain('为学 · \\#儒家');
    expect(value).toContain('全书首句');
  });
});

describe('collation', () => {
  test('is a page in the user’s language, of one article or of all', async () => {
    await started();
    const one = await session.request<CollateResult>('verbatim/collate', { uri: RECORD_URI });
    expect(one.title).toBe('对校');
    expect(one.markdown).toContain('1 个条目，1 处异文');
    expect(one.markdown).toContain('- 「监管」 ‖ 「监督」 — 用字不同');
    expect(one.markdown).toContain(`(${REPORT_URI}#L11)`);
    expect(await session.request('verbatim/collate', { uri: null })).toEqual(one);
    expect(await session.request('verbatim/collate', { uri: 'file:///w/draft.md' })).toEqual(one);
  });

  test('is null where nothing differs', async () => {
    session = await startSession(memoryRuntime({ [RECORD_URI]: RECORD }));
    expect(await session.request('verbatim/collate', { uri: RECORD_URI })).toBeNull();
  });
});
