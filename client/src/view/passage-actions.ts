// What can be done with a passage of the corpus, from the tree view.
import { commands, l10n, Location, window } from 'vscode';
import type { TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { SEARCH, USES } from '../../../server/src/protocol.ts';
import type {
  SearchItem,
  SearchParams,
  SearchResult,
  UsesParams,
  UsesResult,
} from '../../../server/src/protocol.ts';
import { insertQuotation } from '../cite.ts';
import { openAt } from '../open-source.ts';
import type { CorpusNode } from './corpus-tree.ts';

/** The id of the passage a command was called with: a node of the tree, or the id itself. */
export function passageIdOf(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null || !('found' in given)) return undefined;
  return (given as CorpusNode).found?.passage ?? undefined;
}

/** The editor to put words into, also while the tree has the focus; says so where there is none. */
function editorToWriteIn(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    void window.showInformationMessage(l10n.t('Open the document that the quotation is to go into.'));
    return undefined;
  }
  return editor;
}

/** Puts a passage in as a quotation where the cursor of the editor in sight is. */
export async function insertPassage(
  client: BaseLanguageClient,
  id: string,
  withSource: boolean,
): Promise<void> {
  const editor = editorToWriteIn();
  if (editor === undefined) return;
  const found = await passage(client, id);
  if (found !== undefined) await insertQuotation(client, editor, found, withSource);
}

export async function openPassage(client: BaseLanguageClient, id: string): Promise<void> {
  const found = await passage(client, id);
  if (found !== undefined) await openAt(client, found);
}

async function passage(client: BaseLanguageClient, id: string): Promise<SearchItem | undefined> {
  const params: SearchParams = { query: '', ids: [id] };
  const [found] = await client.sendRequest<SearchResult>(SEARCH, params);
  if (found === undefined)
    void window.showInformationMessage(l10n.t('This passage is no longer in the corpus.'));
  return found;
}

/** Shows in the workspace's documents where a passage is quoted. */
export async function findUses(client: BaseLanguageClient, id: string): Promise<void> {
  const params: UsesParams = { id };
  const { passage: at, uses } = await client.sendRequest<UsesResult>(USES, params);
  if (at === null)
    return void window.showInformationMessage(l10n.t('This passage is no longer in the corpus.'));
  if (uses.length === 0)
    return void window.showInformationMessage(l10n.t('No document of the workspace quotes this passage.'));
  const { protocol2CodeConverter: converter } = client;
  const locations = uses.map(
    ({ uri, range }) => new Location(converter.asUri(uri), converter.asRange(range)),
  );
  await commands.executeCommand(
    'editor.action.showReferences',
    converter.asUri(at.uri),
    converter.asRange(at.range).start,
    locations,
  );
}
