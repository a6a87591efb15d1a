import { afterEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, startSession } from './session.ts';
import type { MemoryRuntime, Session, SessionOptions } from './session.ts';

const URI = 'file:///w/draft.md';
const MISQUOTED = '他说：“抗击疫情的物资已经在昨天傍晚全部抵达前线。”';
const START = { line: 0, character: 0 };
let session: Session;
let runtime: MemoryRuntime;

async function start(options?: SessionOptions): Promise<void> {
  runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES });
  session = await startSession(runtime, options);
}
afterEach(async () => {
  // Whatever happened, nobody's words are in a log.
  expect([...runtime.logged, ...session.logged].join('\n')).not.toMatch(/抗击|前线|物资/);
  await session.dispose();
});

describe('requests', () => {
  const METHODS = [
    'textDocument/hover',
    'textDocument/completion',
    'textDocument/inlineCompletion',
    'textDocument/definition',
    'textDocument/references',
    'textDocument/codeAction',
    'textDocument/diagnostic',
  ];

  test('without sensible parameters are refused with a reason; the server lives on', async () => {
    await start();
    session.open(URI, MISQUOTED);
    const wrong: unknown[] = [
      {},
      { textDocument: {} },
      { textDocument: { uri: 7 }, position: START },
      { textDocument: { uri: URI } },
      { textDocument: { uri: URI }, position: { line: -1, character: 'x' } },
    ];
    for (const method of METHODS) {
      for (const params of wrong) {
        const outcome = await session.request(method, params).catch((error: Error) => error);
        if (
          method !== 'textDocument/diagnostic' ||
          !(params as { textDocument?: { uri?: unknown } }).textDocument?.uri
        )
          expect(outcome, `${method} ${JSON.stringify(params)}`).toBeInstanceOf(Error);
      }
    }
    await expect(session.request('verbatim/search', {})).rejects.toThrow(/query/);
    await expect(session.request('verbatim/whyNot', { uri: null })).rejects.toThrow(/uri/);
    await expect(session.request('textDocument/nonsense', {})).rejects.toThrow();
    expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items).toHaveLength(1);
    expect(runtime.logged).toEqual([]);
  });

  test('for a closed document get an empty answer', async () => {
    await start();
    const params = {
      textDocument: { uri: 'file:///w/closed.md' },
      position: START,
      range: { start: START, end: START },
      context: { diagnostics: [], includeDeclaration: false, triggerKind: 1 },
    };
    for (const method of METHODS) {
      const answer = await session.request<unknown>(method, params);
      expect([null, [], { kind: 'full', items: [] }], method).toContainEqual(answer);
    }
    expect(await session.request('verbatim/check', { uri: URI })).toBeNull();
    expect(await session.request('verbatim/whyNot', { uri: URI })).toMatchObject({
      checked: false,
      reason: 'closed',
    });
  });

  test('may be cancelled', async () => {
    await start();
    session.open(URI, `${MISQUOTED}\n\n`.repeat(5000));
    const source = new CancellationTokenSource();
    const answer = session.request('textDocument/diagnostic', { textDocument: { uri: URI } }, source.token);
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: -32800 });
    expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items).toHaveLength(200);
  });

  test('an edit in the middle of a check calls the check off', async () => {
    await start();
    session.open(URI, `${MISQUOTED}\n\n`.repeat(5000));
    const early = session
      .diagnostics(URI)
      .catch((error: { code: number; data: unknown }) => ({ code: error.code, data: error.data }));
    session.change(URI, 2, { text: MISQUOTED });
    const late = (await session.diagnostics(URI)) as FullDocumentDiagnosticReport;
    expect(late.items).toHaveLength(1);
    // An empty answer would make the editor clear what it shows.
    expect(await early).toEqual({ code: -32802, data: { retriggerRequest: true } });
  });

  test('the command checks what is typed meanwhile too', async () => {
    await start();
    session.open(URI, `${MISQUOTED}\n\n`.repeat(5000));
    const checked = session.request('verbatim/check', { uri: URI });
    session.change(URI, 2, { text: MISQUOTED });
    const late = session.diagnostics(URI);
    expect(await checked).toMatchObject({ version: 2, counts: { misquote: 1 } });
    expect(await late).toMatchObject({ items: [{ code: 'misquote' }] });
  });
});

describe('documents', () => {
  test.each([
    ['empty', ''],
    ['a mark alone', '“'],
    ['white space', ' \n\r\n\t\u3000'],
    ['lone surrogates', '\ud800“\udfff抗击\ud83d”'],
    ['NULs and controls', '\0\u0001“\u202e抗击疫情”\u2028\u2029'],
  ])('%s', async (_, text) => {
    await start();
    for (const language of ['markdown', 'plaintext', 'latex', 'html']) {
      const uri = `untitled:${language}`;
      session.open(uri, text, language);
      expect(await session.diagnostics(uri)).toMatchObject({ kind: 'full', items: [] });
      for (const method of [
        'textDocument/hover',
        'textDocument/completion',
        'textDocument/inlineCompletion',
        'textDocument/definition',
      ])
        await session.request(method, {
          textDocument: { uri },
          position: START,
          context: { triggerKind: 1 },
        });
    }
    expect(runtime.logged).toEqual([]);
  });

  test('a line of five million characters: other requests are answered meanwhile', async () => {
    await start();
    await expect.poll(() => session.request('verbatim/status')).toMatchObject({ state: 'ready' });
    const filler = '今天天气很好，大家都很高兴，于是出门走了走。';
    const text = filler.repeat(Math.ceil(5_000_000 / filler.length)) + MISQUOTED;
    session.open(URI, text, 'plaintext');
    const slow = session.diagnostics(URI);
    expect(await session.request('verbatim/status')).toMatchObject({ state: 'ready' });
    expect(((await slow) as FullDocumentDiagnosticReport).items).toHaveLength(1);
  }, 60_000);

  test('a language that is not checked', async () => {
    await start();
    session.open(URI, MISQUOTED, 'python');
    expect(await session.diagnostics(URI)).toEqual({ kind: 'full', items: [] });
    expect(await session.request('verbatim/whyNot', { uri: URI })).toMatchObject({
      checked: false,
      reason: 'language',
      message: expect.stringContaining('python'),
    });
  });
});

describe('settings', () => {
  test('of the wrong type: a message names the setting, its default is used, once', async () => {
    await start({ settings: { severity: { misquote: 'loud' }, corpus: { folders: 'corpus' } } });
    session.open(URI, MISQUOTED);
    expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items[0].severity).toBe(2);
    session.open('file:///w/second.md', MISQUOTED);
    await session.diagnostics('file:///w/second.md');
    expect(session.shown.toSorted()).toEqual([
      '设置 verbatim.corpus.folders 应为：一列文字，如 ["corpus", "archive"]。现用默认值。',
      '设置 verbatim.severity.misquote 应为：error、warning、information、hint、off 之一。现用默认值。',
    ]);
    expect(await session.request('verbatim/status')).toMatchObject({
      problems: [
        { severity: 'warning', uri: null },
        { severity: 'warning', uri: null },
      ],
    });
    session.configure({});
    await expect.poll(() => session.request('verbatim/status')).toMatchObject({ problems: [] });
  });

  test.each([[null], ['nonsense'], [7], [[1, 2]], [{ check: 'often' }]])('%j', async (settings) => {
    await start({ settings });
    session.open(URI, MISQUOTED);
    expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items).toHaveLength(1);
  });

  test('clients that cannot be asked send them along', async () => {
    await start({
      capabilities: { workspace: {} },
      initializationOptions: { settings: { severity: { misquote: 'error' } } },
    });
    session.open(URI, MISQUOTED);
    expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items[0].severity).toBe(1);
    await session.client.sendNotification('workspace/didChangeConfiguration', {
      settings: { verbatim: { severity: { misquote: 'hint' } } },
    });
    expect(((await session.diagnostics(URI)) as FullDocumentDiagnosticReport).items[0].severity).toBe(4);
  });
});
