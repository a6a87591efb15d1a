import { CompletionItemKind, MarkupKind } from 'vscode-languageserver-types';
import type { CompletionItem, CompletionList, Hover, Position } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ARTICLE_KINDS, FRONT_MATTER_FIELDS, LINT_RULES } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { escaped } from '../messages/markdown.ts';
import { fieldText, valueText } from '../messages/front-matter.ts';
import { offsetOf, rangeOf } from './ranges.ts';

/** Where a position stands in a front matter. */
interface Place {
  /** `emendations.` inside an entry of a list, else empty. */
  readonly parent: string;
  /** The field whose value is being written; null where a field's name is. */
  readonly field: string | null;
  /** What is written of it already, up to the position; with its place. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Fields that the entry has already. */
  readonly present: readonly string[];
}

/** Completes fields and values of an article's front matter; null outside of it. */
export function frontMatterCompletion(
  document: TextDocument,
  corpus: CorpusView,
  position: Position,
): CompletionList | null {
  const place = placeAt(document, position);
  if (place === null) return null;
  const range = rangeOf(document, { start: place.start, end: place.end });
  const item = (
    label: string,
    path: string,
    text: string,
    kind: CompletionItemKind,
    detail: string | null,
  ): CompletionItem => ({
    label,
    kind,
    ...(detail === null ? {} : { documentation: detail }),
    textEdit: { range, newText: text },
    filterText: label,
    data: { field: path },
  });
  const path = place.field === null ? '' : place.parent + place.field;
  const items =
    place.field === null
      ? (FRONT_MATTER_FIELDS[place.parent === '' ? '' : place.parent.slice(0, -1)] ?? [])
          .filter((name) => !place.present.includes(name))
          .map((name) => {
            const own = place.parent + name;
            const isList = place.parent === '' && name in FRONT_MATTER_FIELDS;
            return item(
              name,
              own,
              isList ? `${name}:` : `${name}: `,
              CompletionItemKind.Field,
              fieldText(own),
            );
          })
      : valuesOf(path, corpus).map((value) =>
          item(value, path, value, CompletionItemKind.EnumMember, valueText(path, value)),
        );
  return {
    isIncomplete: false,
    items: items.map((one, i) => ({ ...one, sortText: String(i).padStart(3, '0') })),
  };
}

/** What a field of the front matter, or its value, means. */
export function frontMatterHover(document: TextDocument, position: Position): Hover | null {
  const text = document.getText();
  const body = bodyStart(text);
  const offset = offsetOf(document, position);
  if (body === null || offset >= body) return null;
  const { line, lineStart } = lineAt(text, offset);
  const own =
    /^([ \t]*(?:- )?(?:\{ ?)?)([A-Za-z]+)[ \t]*:[ \t]*([^\s{[#][^#\n]*?)?[ \t]*$/.exec(line) ??
    /^([ \t]*(?:- )?)([A-Za-z]+)[ \t]*:/.exec(line);
  // Inside `{ starts: …, speaker: … }` the field under the pointer is meant.
  const inline = [...line.matchAll(/([A-Za-z]+)(?=[ \t]*:(?:[ \t]|$))/g)].find(
    (m) => offset >= lineStart + m.index && offset <= lineStart + m.index + m[0].length,
  );
  const parent = parentOf(text, lineStart, line);
  const name = inline?.[1] ?? own?.[2];
  if (name === undefined) return null;
  const path = parent + name;
  const start = lineStart + (inline?.index ?? own![1].length);
  const isName = offset >= start && offset <= start + name.length;
  const value = (own?.[3] ?? '').trim();
  const said = isName ? fieldText(path) : valueText(path, value);
  if (said === null) return null;
  const at = isName ? start : lineStart + line.lastIndexOf(value);
  return {
    range: rangeOf(document, { start: at, end: at + (isName ? name.length : value.length) }),
    contents: { kind: MarkupKind.Markdown, value: `\`${isName ? path : value}\` — ${escaped(said)}` },
  };
}

function placeAt(document: TextDocument, position: Position): Place | null {
  const text = document.getText();
  const body = bodyStart(text);
  const offset = offsetOf(document, position);
  if (body === null || offset >= body || offset < 4) return null;
  const { line, lineStart } = lineAt(text, offset);
  const before = text.slice(lineStart, offset);
  const parent = parentOf(text, lineStart, line);
  const value = /^[ \t]*(?:- )?([A-Za-z]+)[ \t]*:[ \t]+([^\s]*)$/.exec(before);
  if (value) {
    const end = lineStart + line.trimEnd().length;
    return {
      parent,
      field: value[1],
      word: value[2],
      start: offset - value[2].length,
      end: Math.max(offset, end),
      present: [],
    };
  }
  const item = /^[ \t]*- ([\w-]*)$/.exec(before);
  const name = /^[ \t]*(?:- )?([A-Za-z]*)$/.exec(before);
  // `quotes:` and `tags:` are lists of words.
  if (item && (parent === 'quotes.' || parent === 'tags.'))
    return {
      parent: '',
      field: parent.slice(0, -1),
      word: item[1],
      start: offset - item[1].length,
      end: offset,
      present: [],
    };
  if (!name) return null;
  const rest = /^[A-Za-z]*/.exec(text.slice(offset))![0].length;
  return {
    parent,
    field: null,
    word: name[1],
    start: offset - name[1].length,
    end: offset + rest,
    present: presentFields(text, lineStart, body, parent),
  };
}

/** `emendations.` for a line inside an entry of that list. */
function parentOf(text: string, lineStart: number, line: string): string {
  if (!/^(?:[ \t]|- )/.test(line)) return '';
  const above = text.slice(0, lineStart).match(/^[A-Za-z]+(?=[ \t]*:)/gm);
  return above === null ? '' : `${above[above.length - 1]}.`;
}

/** The fields that stand in the same entry, or at the top. */
function presentFields(text: string, lineStart: number, body: number, parent: string): string[] {
  if (parent === '') return [...text.slice(0, body).matchAll(/^([A-Za-z]+)[ \t]*:/gm)].map((m) => m[1]);
  const isEntry = (line: string) => /^[ \t]*- /.test(line);
  const lines: string[] = [];
  const before = text.slice(0, lineStart).split('\n').slice(0, -1);
  const own = text.slice(lineStart).split('\n');
  if (!isEntry(own[0]))
    for (let i = before.length - 1; i >= 0 && /^[ \t]/.test(before[i]); i--) {
      lines.push(before[i]);
      if (isEntry(before[i])) break;
    }
  for (const line of own.slice(1)) {
    if (!/^[ \t]/.test(line) || isEntry(line)) break;
    lines.push(line);
  }
  return lines.flatMap((line) => /^[ \t]*(?:- )?([A-Za-z]+)[ \t]*:/.exec(line)?.[1] ?? []);
}

function valuesOf(path: string, corpus: CorpusView): readonly string[] {
  switch (path) {
    case 'kind':
      return ARTICLE_KINDS;
    case 'status':
      return ['complete', 'partial'];
    case 'authority':
      return ['primary', 'secondary'];
    case 'language':
      return ['zh-Hans', 'zh-Hant', 'lzh', 'en', 'ja'];
    case 'emendations.certainty':
      return ['certain', 'probable', 'uncertain'];
    case 'emendations.applied':
    case 'quotations.passage':
      return ['true', 'false'];
    case 'variants.decision':
      return ['wording', 'shortening', 'punctuation', 'script', 'slip-here', 'slip-there'];
    case 'checked.rule':
      return Object.keys(LINT_RULES);
    case 'variants.in':
    case 'quotes':
      return corpus.library.articles.map(({ id }) => id);
    case 'author':
    case 'passages.speaker':
    case 'quotations.speaker':
      return corpus.library.speakers.slice(0, 200);
    default:
      return [];
  }
}

/** Where the line that closes the front matter begins; null where there is no front matter, or it is not closed yet. */
function bodyStart(text: string): number | null {
  if (!/^\uFEFF?---[ \t]*\r?\n/.test(text)) return null;
  const closing = /\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/g;
  closing.lastIndex = 3;
  return closing.exec(text) === null ? text.length : closing.lastIndex - 1;
}

function lineAt(text: string, offset: number): { line: string; lineStart: number } {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { line: text.slice(lineStart, end === -1 ? text.length : end).replace(/\r$/, ''), lineStart };
}
