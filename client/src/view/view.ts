// Everything that shows quotations beside the text: registered once, at the start.
import { commands } from 'vscode';
import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { collate } from './collate.ts';
import { decorate } from './decorations.ts';
import { explainFinding } from './explain.ts';
import { placeOf } from './finding-place.ts';
import { watchFindings } from './findings.ts';
import { goToFinding } from './next-finding.ts';
import { virtualDocuments } from './virtual-documents.ts';

export function registerView(client: BaseLanguageClient): Disposable[] {
  const register = (name: string, run: (...args: unknown[]) => unknown): Disposable =>
    commands.registerCommand(`verbatim.${name}`, run);
  const findings = watchFindings(client);
  const documents = virtualDocuments();
  return [
    findings,
    documents,
    decorate(findings),
    register('nextFinding', () => goToFinding(findings, 1)),
    register('previousFinding', () => goToFinding(findings, -1)),
    register('collate', () => collate(client, documents)),
    register('explainFinding', (given) => {
      const place = placeOf(given);
      return place === undefined ? undefined : explainFinding(client, documents, place);
    }),
  ];
}
