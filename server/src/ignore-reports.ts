// Remembers which entries of the lists fit something in which document, and tells the client about those that do not.
import type { Diagnostic } from 'vscode-languageserver';
import type { CheckedDocument } from './document-checker.ts';
import { inUse, listDiagnostics } from './features/stale-ignores.ts';
import type { FoundEntry, IgnoreLists } from './ignore-lists.ts';
import { uriKey } from './uris.ts';

export interface IgnoreReports {
  /** Takes note of a document that has been checked with the entries that hold for it. */
  checked(checked: CheckedDocument, entries: readonly FoundEntry[]): void;
  /** Every file of the workspace has been checked: an entry for all files that fitted in none is stale, too. */
  workspaceChecked(used: ReadonlySet<string>, files: ReadonlySet<string>): void;
  /** A list has changed: what was known of its entries is forgotten. */
  changed(list: string): void;
  send(): Promise<void>;
}

/** An entry by where it stands. */
export function entryKey({ list, span }: Pick<FoundEntry, 'list' | 'span'>): string {
  return `${uriKey(list.uri)}#${span.start}`;
}

export function newIgnoreReports(
  lists: IgnoreLists,
  publish: (uri: string, diagnostics: Diagnostic[]) => void,
): IgnoreReports {
  /** Entries for one file that fit nothing there, and entries for all files that fit nowhere. */
  const stale = new Set<string>();
  const sent = new Map<string, string>();
  let again = false;
  let sending: Promise<void> | null = null;

  const sendOnce = async (): Promise<void> => {
    const known = await lists.known();
    const present = new Set(known.map(({ uri }) => uri));
    for (const uri of sent.keys()) {
      if (present.has(uri)) continue;
      sent.delete(uri);
      publish(uri, []);
    }
    for (const list of known) {
      const gone = list.entries.filter(({ span }) => stale.has(entryKey({ list, span })));
      const diagnostics = listDiagnostics(list, gone);
      const written = JSON.stringify(diagnostics);
      if ((sent.get(list.uri) ?? '[]') === written) continue;
      sent.set(list.uri, written);
      publish(list.uri, diagnostics);
    }
  };
  return {
    checked(checked, entries) {
      if (entries.length === 0) return;
      const { entries: used } = inUse(checked);
      for (const entry of entries) {
        if (used.has(entry)) stale.delete(entryKey(entry));
        else if (entry.file !== null) stale.add(entryKey(entry));
      }
    },
    workspaceChecked(used, all) {
      for (const key of all) {
        if (used.has(key)) stale.delete(key);
        else stale.add(key);
      }
    },
    changed(list) {
      for (const key of stale) if (key.startsWith(`${uriKey(list)}#`)) stale.delete(key);
    },
    send() {
      if (sending !== null) {
        again = true;
        return sending;
      }
      sending = (async () => {
        do {
          again = false;
          await sendOnce();
        } while (again);
      })().finally(() => (sending = null));
      return sending;
    },
  };
}
