// A long session in little time: open, type, paste, undo, save, switch and close at random, from a seed. In the end what
// the server says is what a new server says of the same texts, its memory has not grown, and its log is empty.
//   VERBATIM_SESSION_SECONDS=3600 VERBATIM_SESSION_SEED=7 npx vitest run test/server/long-session.test.ts
import { expect, test } from 'vitest';
import type { Diagnostic, FullDocumentDiagnosticReport, Position } from 'vscode-languageserver-protocol';
import { SPEECHES, SPEECHES_URI } from './articles.ts';
import { memoryRuntime, positionAt, startSession } from './session.ts';
import type { Session } from './session.ts';

const SECONDS = Number(process.env.VERBATIM_SESSION_SECONDS ?? 4);
const SEED = Number(process.env.VERBATIM_SESSION_SEED ?? 20_260_612);
const LANGUAGES = ['markdown', 'plaintext', 'latex', 'html', 'restructuredtext', 'asciidoc'];
const LONGEST = 6000;

/** Words that are typed and pasted: quotations right and changed, marks of all kinds, comments, odd characters. */
const PIECES = [
  '“抗击疫情的物资已经在昨天傍晚全部抵达前线。”',
  '“病毒没有国界，疫情不分种族。”',
  '2020年3月26日，甲同哈萨克斯坦总统托卡耶夫通话时说：“唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。”',
  '国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战',
  '他说：“', '”', '‘', '「', '」', '，', '。', '\n', '\n\n', '\r\n', '# ', '> ', '- ', '**', '`', '<', '>', '%', '{', '}', '|',
  '<!-- verbatim-ignore-next-line misquote -->\n', '% verbatim-ignore-file\n', '.. verbatim-ignore-line\n',
  '𠮷', '\u200b', '……', 'word ', '人', '类', '命', '运', '共', '同', '体',
]; // prettier-ignore

interface Open {
  readonly uri: string;
  readonly language: string;
  text: string;
  version: number;
  readonly undo: string[];
}

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const told = async (session: Session, uri: string): Promise<Diagnostic[]> => {
  for (;;) {
    try {
      return ((await session.diagnostics(uri)) as FullDocumentDiagnosticReport).items;
    } catch (error) {
      // A newer version took its place: ask again, as the editor does.
      if ((error as { code?: number }).code !== -32802 && (error as { code?: number }).code !== -32801)
        throw error;
    }
  }
};

test(
  `${SECONDS} s of editing at random`,
  async () => {
    const random = randomFrom(SEED);
    const upTo = (n: number): number => Math.floor(random() * n);
    const pick = <T>(list: readonly T[]): T => list[upTo(list.length)];
    const runtime = memoryRuntime({ [SPEECHES_URI]: SPEECHES });
    const session = await startSession(runtime);
    const open = new Map<string, Open>();
    const texts = new Map<string, string>();
    const pending: Promise<unknown>[] = [];
    let made = 0;
    let edits = 0;
    const memory: number[] = [];

    const whole = (document: Open, text: string): void => {
      document.text = text;
      session.change(document.uri, ++document.version, { text });
    };
    /** A place that does not cut a pair of surrogates or a CRLF: an editor does neither. */
    const place = (text: string): number => {
      let at = upTo(text.length + 1);
      while (
        at > 0 &&
        (/[\udc00-\udfff]/.test(text[at] ?? '') || (text[at] === '\n' && text[at - 1] === '\r'))
      )
        at--;
      return at;
    };
    const edit = (document: Open, start: number, end: number, words: string): void => {
      document.undo.push(document.text);
      if (document.undo.length > 20) document.undo.shift();
      const range = { start: positionAt(document.text, start), end: positionAt(document.text, end) };
      document.text = document.text.slice(0, start) + words + document.text.slice(end);
      session.change(document.uri, ++document.version, { range, text: words });
      edits++;
    };
    const act = (): void => {
      const all = [...open.values()];
      const what = random();
      if (all.length === 0 || (what < 0.04 && all.length < 6)) {
        const uri = `file:///w/${made++ % 12}.md`;
        if (open.has(uri)) return;
        const document = {
          uri,
          language: pick(LANGUAGES),
          text: texts.get(uri) ?? pick(PIECES),
          version: 1,
          undo: [],
        };
        open.set(uri, document);
        session.open(uri, document.text, document.language);
        return;
      }
      const document = pick(all);
      const { uri, text } = document;
      const at = place(text);
      if (what < 0.55) edit(document, at, at, pick(PIECES));
      else if (what < 0.7) {
        const end = Math.min(text.length, at + upTo(30));
        const stop = place(text.slice(0, end)) >= at ? place(text.slice(0, end)) : at;
        edit(document, Math.min(at, stop), Math.max(at, stop), random() < 0.5 ? '' : pick(PIECES));
      } else if (what < 0.76 && text.length < LONGEST)
        edit(document, at, at, PIECES.map(() => pick(PIECES)).join(''));
      else if (what < 0.84 && document.undo.length > 0) whole(document, document.undo.pop()!);
      else if (what < 0.86) session.save(uri);
      else if (what < 0.9) {
        texts.set(uri, document.text);
        open.delete(uri);
        session.close(uri);
      } else {
        const position: Position = positionAt(text, at);
        const where = { textDocument: { uri }, position };
        const requests: [string, object][] = [
          ['textDocument/hover', where],
          ['textDocument/completion', where],
          ['textDocument/inlineCompletion', { ...where, context: { triggerKind: 1 } }],
          ['textDocument/definition', where],
          [
            'textDocument/codeAction',
            {
              textDocument: { uri },
              range: { start: position, end: position },
              context: { diagnostics: [] },
            },
          ],
          ['textDocument/diagnostic', { textDocument: { uri } }],
          ['verbatim/findings', { uri }],
        ];
        pending.push(
          session.request(...pick(requests)).catch((error: { code?: number }) => {
            // What is no longer of interest is given up; nothing else may fail.
            if (![-32800, -32801, -32802].includes(error.code ?? 0)) throw error;
          }),
        );
      }
      if (document.text.length > LONGEST)
        whole(document, document.text.slice(0, place(document.text.slice(0, 500))));
    };

    const end = Date.now() + SECONDS * 1000;
    for (let i = 0; Date.now() < end; i++) {
      act();
      if (i % 40 === 39) {
        await Promise.all(pending.splice(0));
        runtime.pass(random() < 0.2 ? 3000 : 50);
        await Promise.all([...open.values()].slice(0, 2).map(({ uri }) => told(session, uri)));
      }
      if (i % 400 === 399) {
        globalThis.gc?.();
        memory.push(process.memoryUsage().heapUsed);
      }
    }
    await Promise.all(pending);
    runtime.pass(10_000);
    expect(edits).toBeGreaterThan(50);
    expect(open.size).toBeGreaterThan(0);

    let found = 0;
    const fresh = await startSession(memoryRuntime({ [SPEECHES_URI]: SPEECHES }));
    for (const { uri, language, text } of open.values()) {
      fresh.open(uri, text, language);
      const expected = await told(fresh, uri);
      found += expected.length;
      expect(await told(session, uri), `${uri}, seed ${SEED}\n${JSON.stringify(text)}`).toEqual(expected);
    }
    expect(found, 'something was found at all').toBeGreaterThan(0);
    expect(runtime.logged).toEqual([]);
    expect(session.logged).toEqual([]);
    expect(session.shown).toEqual([]);
    // Flat: the last third needs no more than the second. Without a collection before each sample it says nothing.
    if (globalThis.gc !== undefined && memory.length >= 9) {
      const third = Math.floor(memory.length / 3);
      const least = (from: number, to: number): number => Math.min(...memory.slice(from, to));
      expect(least(2 * third, memory.length)).toBeLessThan(least(third, 2 * third) * 1.15 + 8_000_000);
    }
    await fresh.dispose();
    await session.dispose();
  },
  SECONDS * 1000 + 120_000,
);
