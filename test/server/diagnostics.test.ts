import { afterEach, describe, expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Diagnostic, FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, positionAt, positionOf, startSession, textIn } from './session.ts';
import type { MemoryRuntime, Session, SessionOptions } from './session.ts';

const URI = 'file:///w/draft.md';
const MISQUOTED = '他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。”此后无话。\n';
let session: Session;
let runtime: MemoryRuntime;

async function start(
  options?: SessionOptions,
  files: Record<string, string> = { [SPEECHES_URI]: SPEECHES },
): Promise<void> {
  runtime = memoryRuntime(files);
  session = await startSession(runtime, options);
}
afterEach(() => session.dispose());

async function items(uri = URI): Promise<Diagnostic[]> {
  return ((await session.diagnostics(uri)) as FullDocumentDiagnosticReport).items;
}

describe('what is reported', () => {
  test('a misquotation: what differs, where it stands, and the place in the article', async () => {
    await start();
    session.open(URI, MISQUOTED);
    const [found, ...others] = await items();
    expect(others).toEqual([]);
    expect(textIn(MISQUOTED, found.range)).toMatch(/^抗击疫情的物资已经在昨天傍晚全部抵达前线。?$/);
    expect(found).toMatchObject({
      severity: DiagnosticSeverity.Warning,
      code: 'misquote',
      source: 'Verbatim',
    });
    expect(found.message).toMatch(
      /^与原文不一致：「抵达?」原文作「到达?」（.*2020年3月.*就抗疫物资致前线的慰问电）$/,
    );
    expect(found.codeDescription?.href).toBe('file:///app/README.zh-CN.md#misquote');
    const [related] = found.relatedInformation ?? [];
    expect(related.location.uri).toBe(SPEECHES_URI);
    expect(textIn(SPEECHES, related.location.range)).toMatch(/^抗击疫情的物资已经在昨天傍晚全部到达前线。?$/);
  });

  test('in English when the interface is', async () => {
    await start({ locale: 'en-US' });
    session.open(URI, MISQUOTED);
    const [found] = await items();
    expect(found.message).toMatch(/^Differs from the source: “抵达?” reads “到达?” in the source \(/);
    expect(found.codeDescription?.href).toBe('file:///app/README.md#misquote');
  });

  test('a client that explains rules itself is told which', async () => {
    await start({ initializationOptions: { rulePages: true } });
    session.open(URI, MISQUOTED);
    const href = (await items())[0].codeDescription?.href ?? '';
    expect(decodeURIComponent(href)).toBe('verbatim-rule:/与原文不一致.md?misquote');
  });

  test('nothing on correct text, in whatever languages documents come', async () => {
    await start();
    const text =
      '他说：“唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。”又说：“病毒没有国界”。';
    for (const language of ['markdown', 'plaintext', 'latex', 'html', 'restructuredtext', 'asciidoc']) {
      session.open(`untitled:${language}`, text, language);
      expect(await items(`untitled:${language}`)).toEqual([]);
    }
  });

  test('running text is at most a hint, and only when it is long', async () => {
    await start();
    session.open(
      URI,
      '抗击疫情的物资已经在昨天傍晚全部抵达前线，唯有团结协作、携手应付，国际社会才能战胜疫情，维护人类共同家园。',
    );
    for (const found of await items()) {
      expect(found.code).toBe('near-verbatim');
      expect(found.severity).toBe(DiagnosticSeverity.Hint);
    }
  });

  test('severities follow the settings; off is off', async () => {
    await start({ settings: { severity: { misquote: 'error' } } });
    session.open(URI, MISQUOTED);
    expect((await items())[0].severity).toBe(DiagnosticSeverity.Error);
    session.configure({ severity: { misquote: 'off' } });
    await session.until(() => session.refreshes() > 0, 'refresh');
    await expect.poll(() => items()).toEqual([]);
  });

  test('at most 200, and says so', async () => {
    await start();
    session.open(URI, MISQUOTED.repeat(230));
    const found = await items();
    expect(found).toHaveLength(200);
    expect(found.at(-1)?.message).toContain('31');
  });

  test('offsets are right after 𠮷, emoji and CRLF', async () => {
    await start();
    const text = `𠮷野家👩‍👩‍👧\r\n\r\n𠮷${MISQUOTED}`;
    session.open(URI, text);
    expect(textIn(text, (await items())[0].range)).toMatch(/^抗击疫情的物资/);
  });

  test('an article of the corpus is a source, not a document to be checked', async () => {
    await start();
    session.open(SPEECHES_URI, SPEECHES.replace('到达', '抵达'));
    expect(await items(SPEECHES_URI)).toEqual([]);
  });
});

describe('pulling', () => {
  test('an unchanged answer is free', async () => {
    await start();
    session.open(URI, MISQUOTED);
    const first = (await session.diagnostics(URI)) as FullDocumentDiagnosticReport;
    expect(await session.diagnostics(URI, first.resultId)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId,
    });
    // Words added after it change nothing.
    const end = positionAt(MISQUOTED, MISQUOTED.length);
    session.change(URI, 2, { range: { start: end, end }, text: '\n另起一段。' });
    expect(await session.diagnostics(URI, first.resultId)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId,
    });
    session.change(URI, 3, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: '又',
    });
    expect(await session.diagnostics(URI, first.resultId)).toMatchObject({ kind: 'full' });
  });

  test('a closed document has none', async () => {
    await start();
    session.open(URI, MISQUOTED);
    session.close(URI);
    expect(await items()).toEqual([]);
  });
});

describe('what is being typed', () => {
  const FIXED = '到达';

  /** Changes 到达 to 抵达 by hand. */
  async function typeMistake(): Promise<string> {
    const text = MISQUOTED.replace('抵达', FIXED);
    session.open(URI, text);
    expect(await items()).toEqual([]);
    const at = positionOf(text, FIXED);
    const range = { start: at, end: { ...at, character: at.character + 1 } };
    session.change(URI, 2, { range, text: '抵' });
    expect(await items()).toEqual([]);
    return MISQUOTED;
  }

  test('is not judged before a pause', async () => {
    await start();
    await typeMistake();
    const before = session.refreshes();
    runtime.pass(2500);
    await session.until(() => session.refreshes() > before, 'refresh after a pause');
    expect(await items()).toHaveLength(1);
  });

  test('is judged when the cursor has left', async () => {
    await start();
    const text = await typeMistake();
    void session.client.sendNotification('verbatim/cursor', {
      uri: URI,
      position: positionOf(text, '全部抵'),
    });
    expect(await items()).toEqual([]);
    void session.client.sendNotification('verbatim/cursor', { uri: URI, position: positionOf(text, '无话') });
    expect(await items()).toHaveLength(1);
  });

  test('is judged when saved', async () => {
    await start();
    await typeMistake();
    session.save(URI);
    expect(await items()).toHaveLength(1);
  });

  test('a quotation without its closing mark is judged, unless the writer is at it', async () => {
    await start();
    const text = '他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。\n\n别的话。\n';
    session.open(URI, text);
    const [found, ...more] = await items();
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'misquote' });
    expect(found.message).toContain('缺少后引号');
    const at = positionOf(text, '。');
    session.change(URI, 2, { range: { start: at, end: { ...at, character: at.character + 1 } }, text: '！' });
    expect(await items()).toEqual([]);
    void session.client.sendNotification('verbatim/cursor', { uri: URI, position: positionOf(text, '别的') });
    expect(await items()).toHaveLength(1);
  });
});

describe('when to check', () => {
  const END = { line: 9, character: 0 };

  test('on save: an edit changes nothing until then', async () => {
    await start({ settings: { check: { when: 'save' } } });
    session.open(URI, MISQUOTED);
    const first = (await session.diagnostics(URI)) as FullDocumentDiagnosticReport;
    expect(first.items).toHaveLength(1);
    session.change(URI, 2, { range: { start: END, end: END }, text: `\n${MISQUOTED}` });
    expect(await session.diagnostics(URI, first.resultId)).toMatchObject({ kind: 'unchanged' });
    session.save(URI);
    expect(await items()).toHaveLength(2);
  });

  test('on demand only', async () => {
    await start({ settings: { check: { when: 'command' } } });
    session.open(URI, MISQUOTED);
    expect(await items()).toEqual([]);
    expect(await session.request('verbatim/whyNot', { uri: URI })).toMatchObject({
      checked: false,
      reason: 'when-command',
    });
    const result = await session.request<{ counts: Record<string, number> }>('verbatim/check', { uri: URI });
    expect(result).toMatchObject({ version: 1, counts: { misquote: 1 }, flagged: 1 });
    expect(await items()).toHaveLength(1);
  });
});
