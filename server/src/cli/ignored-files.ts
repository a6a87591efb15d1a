// What comments in the documents and the lists of ignored quotations keep out of a report, and what of them is stale.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_SETTINGS, RULES, type Finding, type Rule } from '../engine/index.ts';
import { folderOf, newIgnoreLists, type FoundEntry, type ReadList } from '../ignore-lists.ts';
import { ignoredIn, unknownRules, type Ignored, type IgnoredBy } from '../ignored.ts';
import { t } from '../messages/language.ts';
import { nodeRuntime } from '../node/runtime.ts';
import { raisedBy } from '../rules.ts';
import { displayName, isInside } from '../uris.ts';
import type { Console } from './console.ts';
import type { DocumentFile } from './documents.ts';
import { lineStarts, positionAt } from './lines.ts';
import type { CheckedFile } from './report.ts';

/** Something that would have been pointed out. */
export interface IgnoredFinding {
  readonly finding: Finding;
  readonly rule: Rule;
  readonly by: IgnoredBy<FoundEntry>;
}

/** Where something is said to be ignored. */
export interface IgnorePlace {
  readonly by: 'comment' | 'list';
  /** The list's file, or the document. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly reason: string;
}

export interface IgnoreFiles {
  /** What is ignored in a document. */
  of(document: DocumentFile, text: string, languageId: string): Promise<Ignored<FoundEntry>>;
  /** Takes note of a document that was checked: what of its comments and entries was of use. */
  checked(file: CheckedFile): void;
  /** Says which lists cannot be read, and which entries and comments fit nothing any more. */
  report(names: readonly string[]): Promise<void>;
}

/** Lists are looked for beside each document, in every folder above it, and in the user's own folder. */
export function newIgnoreFiles(console: Console): IgnoreFiles {
  const lists = newIgnoreLists(nodeRuntime(() => {}));
  const used = new Set<string>();
  const seen = new Map<string, FoundEntry>();
  const keyOf = ({ list, span }: FoundEntry): string => `${list.uri}#${span.start}`;
  const uriOf = (document: DocumentFile): string =>
    pathToFileURL(document.absolute ?? path.resolve(document.path)).href;

  return {
    async of(document, text, languageId) {
      const uri = uriOf(document);
      const entries = await lists.for(uri, [pathToFileURL(path.parse(path.resolve('.')).root).href]);
      for (const entry of entries) seen.set(keyOf(entry), entry);
      return ignoredIn({ text, languageId }, entries);
    },
    checked({ path: name, text, comments, ignored }) {
      for (const { by } of ignored) if ('entry' in by) used.add(keyOf(by.entry));
      const inUse = new Set(ignored.flatMap(({ by }) => ('comment' in by ? [by.comment] : [])));
      const starts = lineStarts(text);
      for (const comment of comments) {
        const unknown = unknownRules(comment);
        const message =
          unknown.length > 0
            ? t('There is no rule {0}; the rules are {1}', unknown.join(', '), RULES.join(', '))
            : comment.scope !== null && !inUse.has(comment)
              ? console.words.staleComment()
              : null;
        if (message === null) continue;
        console.note(`${name}:${positionAt(starts, comment.start).line}: ${message}`);
      }
    },
    async report(names) {
      const { words } = console;
      const folders = names.map((name) => pathToFileURL(path.resolve(name)).href);
      const at = (list: ReadList, offset: number) => ({
        file: shownPath(list.uri),
        line: positionAt(lineStarts(list.text), offset).line,
      });
      for (const list of await lists.known()) {
        for (const { span, message, fatal } of list.problems) {
          const { file, line } = at(list, span.start);
          if (fatal) console.trouble({ file, line }, message);
          else console.note(`${file}:${line}: ${words.trouble.warning(message)}`);
        }
      }
      for (const entry of seen.values()) {
        // An entry for all files is stale only where all of them were looked at.
        const wasAll = folders.some((folder) => isInside(folderOf(entry.list.uri), folder));
        if (used.has(keyOf(entry)) || (entry.file === null && !wasAll)) continue;
        const { file, line } = at(entry.list, entry.span.start);
        console.note(`${file}:${line}: ${words.staleEntry()}`);
      }
    },
  };
}

/** What of a document's findings is ignored, and the findings of which something is left. */
export function partedBy(
  ignored: Ignored<FoundEntry>,
  findings: readonly Finding[],
): { readonly findings: readonly Finding[]; readonly ignored: readonly IgnoredFinding[] } {
  const out: IgnoredFinding[] = [];
  const left = findings.filter((finding) => {
    const raised = raisedBy(finding, DEFAULT_SETTINGS);
    const own = raised.flatMap((one) => {
      const by = ignored.by(finding, one);
      return by === null ? [] : [{ finding, rule: one.rule, by }];
    });
    out.push(...own.filter((one, i) => own.findIndex(({ rule }) => rule === one.rule) === i));
    return own.length === 0 || own.length < raised.length;
  });
  return { findings: left, ignored: out };
}

/** Where it is said that something is ignored. */
export function placeOf(
  { by }: IgnoredFinding,
  document: { readonly path: string; readonly text: string },
): IgnorePlace {
  if ('comment' in by) {
    const { line } = positionAt(lineStarts(document.text), by.comment.start);
    return { by: 'comment', file: document.path, line, reason: by.comment.reason };
  }
  const { list, span, reason } = by.entry;
  const { line } = positionAt(lineStarts(list.text), span.start);
  return { by: 'list', file: shownPath(list.uri), line, reason };
}

function shownPath(uri: string): string {
  const absolute = displayName(uri);
  const relative = path.relative(process.cwd(), absolute).replaceAll(path.sep, '/');
  return relative.startsWith('..') ? absolute : relative;
}
