import { window } from 'vscode';
import type { Uri } from 'vscode';
import type { FindingItem, ProtocolPosition } from '../../../server/src/protocol.ts';

/** Where a quotation stands that a command is about. */
export interface FindingPlace {
  readonly uri: Uri;
  readonly position: ProtocolPosition;
}

/** A quotation in the tree view. */
export interface FindingNode {
  readonly uri: Uri;
  readonly item: FindingItem;
}

/** The quotation a command was called on: in the tree view, else at the cursor. */
export function placeOf(given: unknown): FindingPlace | undefined {
  if (isNode(given)) return { uri: given.uri, position: given.item.range.start };
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri, position: { line, character } };
}

export function isNode(given: unknown): given is FindingNode {
  // a context menu of the editor passes the file it was opened on
  return typeof given === 'object' && given !== null && 'item' in given && 'uri' in given;
}
