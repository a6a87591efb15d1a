// Everything that shows quotations beside the text: registered once, at the start.
import { commands } from 'vscode';
import type { Disposable, ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { collate } from './collate.ts';
import { copyCitation } from '../cite.ts';
import { collatePassage, showDifference } from './compare.ts';
import { showCorpusTree } from './corpus-tree.ts';
import type { CorpusNode } from './corpus-tree.ts';
import { decorate } from './decorations.ts';
import { showDocumentTree } from './document-tree.ts';
import { explainFinding } from './explain.ts';
import { isNode, placeOf } from './finding-place.ts';
import { watchFindings } from './findings.ts';
import { fixFinding } from './fix-finding.ts';
import { openSample, openWalkthrough } from './first-steps.ts';
import { goToFinding } from './next-finding.ts';
import { findUses, insertPassage, openPassage, passageIdOf } from './passage-actions.ts';
import { virtualDocuments } from './virtual-documents.ts';

export function registerView(client: BaseLanguageClient, context: ExtensionContext): Disposable[] {
  const register = (name: string, run: (given: unknown) => unknown): Disposable =>
    commands.registerCommand(`verbatim.${name}`, run);
  const findings = watchFindings(client);
  const documents = virtualDocuments();
  const corpus = showCorpusTree(client, context.workspaceState, findings.onNews);
  /** A command on the quotation it was called on, or the one at the cursor. */
  const onFinding =
    (run: (place: NonNullable<ReturnType<typeof placeOf>>) => unknown) =>
    (given: unknown): unknown => {
      const place = placeOf(given);
      return place === undefined ? undefined : run(place);
    };
  const onPassage =
    (run: (id: string) => unknown) =>
    (given: unknown): unknown => {
      const id = passageIdOf(given);
      return id === undefined ? undefined : run(id);
    };
  return [
    findings,
    documents,
    corpus,
    decorate(findings),
    showDocumentTree(findings),
    register('nextFinding', () => goToFinding(findings, 1)),
    register('previousFinding', () => goToFinding(findings, -1)),
    register('collate', () => collate(client, documents)),
    register(
      'explainFinding',
      onFinding((place) => explainFinding(client, documents, place)),
    ),
    register(
      'showDifference',
      onFinding((place) => showDifference(client, documents, place)),
    ),
    register('collatePassage', (given) => {
      const id = passageIdOf(given);
      return id === undefined
        ? onFinding((place) => collatePassage(client, documents, place))(given)
        : collatePassage(client, documents, id);
    }),
    register('fixFinding', (given) => (isNode(given) ? fixFinding(client, given) : undefined)),
    register('openSample', () => openSample(context)),
    register('openWalkthrough', () => openWalkthrough(context)),
    register('filterCorpus', () => corpus.filter()),
    register('clearCorpusFilter', () => corpus.clearFilter()),
    register('corpusByArticle', () => corpus.order('article')),
    register('corpusByDate', () => corpus.order('date')),
    register('corpusBySpeaker', () => corpus.order('speaker')),
    register('corpusByOccasion', () => corpus.order('kind')),
    register('showMorePassages', (given) => corpus.more(given as CorpusNode)),
    register(
      'insertPassage',
      onPassage((id) => insertPassage(client, id, false)),
    ),
    register(
      'insertPassageWithSource',
      onPassage((id) => insertPassage(client, id, true)),
    ),
    register(
      'copyPassageCitation',
      onPassage((id) => copyCitation(client, id)),
    ),
    register(
      'openPassage',
      onPassage((id) => openPassage(client, id)),
    ),
    register(
      'findUses',
      onPassage((id) => findUses(client, id)),
    ),
  ];
}
