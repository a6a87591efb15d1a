// A long session in little time, in the editor itself: open, type, paste, undo, save, switch and close at random, from a
// seed. In the end what is shown is what a server says that has just been started, and it needs no more memory.
//   VERBATIM_SESSION_SECONDS=3600 VERBATIM_SESSION_SEED=7 npm run test:editor
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { closeAll, diagnosticsOf, eventually, running } from '../suite/workspace.ts';

const SECONDS = Number(process.env.VERBATIM_SESSION_SECONDS ?? 20);
const SEED = Number(process.env.VERBATIM_SESSION_SEED ?? 20_261_122);
const LONGEST = 4000;
const MOST_OPEN = 5;

/** Words that are typed and pasted: quotations right and changed, marks of all kinds, odd characters. */
const PIECES = [
  '“校对一事，贵在细心。读过一遍，自以为无误，再读一遍，往往又见出三两处来。”',
  '“稿子放过一夜再看，才看得出哪些字句是多余的，哪些是当时舍不得删掉的。”',
  '2020年3月15日，习近平主席同德国总理默克尔通话时表示：“病毒不分国界，是全人类面临的共同挑战。”',
  '“人类是一个命运共同体，唯有团结合作才能应对各种全球性风险挑战。”',
  '国际社会必须树立人类命运共同体意识，守望相助，携手应对风险挑战',
  '他说：“', '”', '‘', '「', '」', '，', '。', '\n', '\n\n', '# ', '> ', '- ', '**', '`', '<', '{', '|',
  '<!-- verbatim-ignore-next-line misquote -->\n', '𠮷', '……', 'word ', '人', '类', '命', '运', '共', '同', '体',
]; // prettier-ignore

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

interface Shown {
  readonly range: unknown;
  readonly message: string;
  readonly code?: unknown;
}
/** Diagnostics that can be compared. */
const plain = (all: readonly Shown[]): string[] =>
  all.map(({ range, message, code }) => JSON.stringify([range, message, code])).sort();

/** Notes every error and warning of ours: in Verbatim's log, and on the console of the extension host. */
function listen(log: vscode.LogOutputChannel, complaints: string[]): vscode.Disposable {
  const undo: (() => void)[] = [];
  for (const [target, isOurs] of [
    [log, () => true],
    [console, (stack: string) => /dist[\\/]extension\.cjs/.test(stack)],
  ] as const)
    for (const level of ['error', 'warn'] as const) {
      const real = target[level].bind(target) as (...words: unknown[]) => void;
      target[level] = (...words: unknown[]) => {
        if (isOurs(new Error().stack ?? '')) complaints.push(`${level}: ${words.map(String).join(' ')}`);
        real(...words);
      };
      undo.push(() => void (target[level] = real));
    }
  return { dispose: () => undo.forEach((back) => back()) };
}

suite('a long session', () => {
  test(`${SECONDS} s of editing at random`, async function () {
    this.timeout(SECONDS * 1000 + 180_000);
    const { client } = await running();
    const complaints: string[] = [];
    const listening = listen(client.outputChannel, complaints);
    client.error('this is heard', undefined, false);
    assert.equal(complaints.splice(0).length, 1, 'an error is heard at all');
    const random = randomFrom(SEED);
    const upTo = (n: number): number => Math.floor(random() * n);
    const pick = <T>(list: readonly T[]): T => list[upTo(list.length)];
    const roots = vscode.workspace.workspaceFolders!.map(({ uri }) => uri);
    const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
      vscode.commands.executeCommand(command, ...args);
    let edits = 0;

    const openOne = async (): Promise<void> => {
      const document = await (random() < 0.4
        ? vscode.workspace.openTextDocument({
            language: pick(['markdown', 'plaintext', 'latex', 'html']),
            content: pick(PIECES),
          })
        : vscode.workspace.openTextDocument(vscode.Uri.joinPath(pick(roots), 'draft.md')));
      await vscode.window.showTextDocument(document, { preview: false });
    };
    const act = async (): Promise<void> => {
      const editor = vscode.window.activeTextEditor;
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const what = random();
      if (editor === undefined || (what < 0.05 && tabs.length < MOST_OPEN)) return openOne();
      const { document } = editor;
      const length = document.getText().length;
      const at = document.validatePosition(document.positionAt(upTo(length + 1)));
      editor.selection = new vscode.Selection(at, at);
      if (what < 0.5) {
        await run('type', { text: pick(PIECES) });
        edits++;
      } else if (what < 0.6) {
        const end = document.validatePosition(document.positionAt(document.offsetAt(at) + upTo(30)));
        editor.selection = new vscode.Selection(at, end);
        await run('deleteLeft');
      } else if (what < 0.66)
        await editor.edit((edit) => edit.insert(at, PIECES.map(() => pick(PIECES)).join('')));
      else if (what < 0.76) await run('undo');
      else if (what < 0.79) await run('redo');
      else if (what < 0.81) {
        if (!document.isUntitled) await document.save();
      } else if (what < 0.84) await run('workbench.action.nextEditor');
      else if (what < 0.86) await run('workbench.action.revertAndCloseActiveEditor');
      else {
        const asked: [string, ...unknown[]] = pick<[string, ...unknown[]]>([
          ['vscode.executeHoverProvider', document.uri, at],
          ['vscode.executeCompletionItemProvider', document.uri, at],
          ['vscode.executeDefinitionProvider', document.uri, at],
          ['vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at)],
          ['vscode.executeDocumentSymbolProvider', document.uri],
          ['verbatim.nextFinding'],
        ]);
        await run(...asked);
      }
      const grown = vscode.window.activeTextEditor;
      if (grown !== undefined && grown.document.getText().length > LONGEST)
        await grown.edit((edit) =>
          edit.delete(
            new vscode.Range(grown.document.positionAt(500), grown.document.positionAt(10 * LONGEST)),
          ),
        );
    };
    const session = async (seconds: number): Promise<void> => {
      for (const end = Date.now() + seconds * 1000; Date.now() < end;) await act();
    };
    /** Resident memory of the server once nothing is open and it has had time to look around, in MB. */
    const memory = async (): Promise<number> => {
      await closeAll();
      const { pid } = (client as LanguageClient).serverProcess!;
      let least = Infinity;
      for (let i = 0; i < 9; i++) {
        const kilobytes = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
        least = Math.min(least, Number(kilobytes?.[1]) / 1024);
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
      return least;
    };

    await session(SECONDS * 0.3);
    const before = process.platform === 'linux' ? await memory() : 0;
    await session(SECONDS * 0.7);
    const after = process.platform === 'linux' ? await memory() : 0;
    assert.ok(edits > 5, `${edits} edits`);
    assert.ok(after <= before * 1.4 + 60, `the server has ${after} MB at the end, ${before} MB before`);
    console.log(`long session: ${edits} texts typed; the server: ${before} MB, then ${after} MB`);
    await session(2);

    // What is open now, and one that has something to find.
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: PIECES.slice(0, 4).join('\n\n'),
      }),
    );
    const open = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputText ? input.uri : []));
    const told = async (uri: vscode.Uri): Promise<string[]> => {
      const { items } = await client.sendRequest<{ items: Shown[] }>('textDocument/diagnostic', {
        textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
        identifier: 'verbatim',
      });
      return plain(items);
    };
    const settled = async (uri: vscode.Uri): Promise<string[]> => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      return eventually(async () => {
        const said = await told(uri);
        assert.equal(diagnosticsOf(uri).length, said.length, 'the editor shows what the server says');
        return said;
      }, 30);
    };
    const earlier = new Map<string, string[]>();
    for (const uri of open) earlier.set(uri.toString(), await settled(uri));
    assert.ok([...earlier.values()].flat().length > 0, 'something was found at all');
    await run('verbatim.restartServer');
    for (const uri of open)
      await eventually(
        async () =>
          assert.deepEqual(await told(uri), earlier.get(uri.toString()), `${uri.toString()}, seed ${SEED}`),
        30,
      );
    listening.dispose();
    assert.deepEqual(complaints, []);
  });
});
