import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Running } from '../../../client/src/client.ts';

export const DRAFT = '抗疫文稿.md';

export const chinese = vscode.env.language.toLowerCase().startsWith('zh');

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
}

/** The extension, started. */
export async function running(): Promise<Running> {
  const extension = vscode.extensions.getExtension<Running>('verbatim.verbatim');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

export async function openDraft(): Promise<vscode.TextDocument> {
  await running();
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), DRAFT));
  await vscode.window.showTextDocument(document);
  return document;
}

/** A document that was never saved, with the cursor at `|`. */
export async function openUntitled(text: string, language = 'markdown'): Promise<vscode.TextDocument> {
  await running();
  const cursor = text.indexOf('|');
  const content = cursor < 0 ? text : text.slice(0, cursor) + text.slice(cursor + 1);
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document);
  const at = document.positionAt(Math.max(cursor, 0));
  editor.selection = new vscode.Selection(at, at);
  return document;
}

export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The place of some words in a document; they must stand there. */
export function rangeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const start = document.getText().indexOf(words);
  assert.ok(start >= 0, `“${words}” stands in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

/**
 * Asks until the answer is there: after every change of diagnostics, and now and then where VS Code tells of nothing.
 * The last answer's complaint is the failure's message.
 */
export async function eventually<T>(ask: () => T | Promise<T>, seconds = 10): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise<void>((resolve) => {
        const go = (): void => {
          clearTimeout(timer);
          heard.dispose();
          resolve();
        };
        const heard = vscode.languages.onDidChangeDiagnostics(go);
        const timer = setTimeout(go, 100);
      });
    }
  }
}

/** Verbatim's own diagnostics of a document. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source?.toLowerCase() === 'verbatim');
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The diagnostic of a rule, once it is there. */
export function diagnosticOf(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  return eventually(() => {
    const all = diagnosticsOf(document.uri);
    const found = all.find((diagnostic) => ruleOf(diagnostic) === rule);
    assert.ok(
      found,
      `a diagnostic “${rule}” among ${JSON.stringify(all.map((d) => [ruleOf(d), d.message]))}`,
    );
    return found;
  });
}

/** A hover's text at some words, all providers together. */
export function hoverAt(
  document: vscode.TextDocument,
  words: string,
): Promise<{ text: string; range?: vscode.Range }> {
  return eventually(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, words).start.translate(0, 1),
    );
    assert.ok(hovers.length > 0, `a hover at “${words}”`);
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    return { text, range: hovers[0].range };
  });
}
