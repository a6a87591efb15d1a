// The file `.verbatim/ignore.json`: quotations that are to be left alone. JSON with comments, an entry a line, sorted, so
// that two people's additions merge. Pure: text in, plain data or a new text out.
import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { RULES } from './engine/index.ts';
import type { Rule, Span } from './engine/index.ts';
import type { IgnoreEntry } from './ignored.ts';
import { t } from './messages/language.ts';

/** An entry as it stands in a list. */
export interface ListedEntry extends IgnoreEntry {
  /** Where in the file. */
  readonly span: Span;
  readonly reason: string;
  /** ISO 8601 day; empty when not stated. */
  readonly date: string;
}

/** Something in a list that cannot be used. */
export interface ListProblem {
  readonly span: Span;
  /** In the user's language. */
  readonly message: string;
  /** Nothing of the list can be used, and nothing can be added to it. */
  readonly fatal: boolean;
}

export interface IgnoreList {
  readonly entries: readonly ListedEntry[];
  readonly problems: readonly ListProblem[];
}

const FIELDS = ['text', 'rule', 'file', 'before', 'after', 'stated', 'reason', 'date'] as const;
type Field = (typeof FIELDS)[number];

/** Reads a list. What cannot be used is a problem, the rest is there. */
export function readIgnoreList(text: string): IgnoreList {
  const errors: ParseError[] = [];
  const root = parse(text, errors);
  if (errors.length > 0) {
    const [{ error, offset, length }] = errors;
    return {
      entries: [],
      problems: [{ span: { start: offset, end: offset + length }, message: brokenText(error), fatal: true }],
    };
  }
  const list = root === undefined ? undefined : findNodeAtLocation(root, ['ignore']);
  if (root === undefined || root.type !== 'object' || (list !== undefined && list.type !== 'array')) {
    const message = t('A list of ignored quotations reads {0}', '{ "ignore": [ … ] }');
    return { entries: [], problems: [{ span: spanOf(list ?? root), message, fatal: true }] };
  }
  const entries: ListedEntry[] = [];
  const problems: ListProblem[] = [];
  for (const node of list?.children ?? []) {
    const span = spanOf(node);
    const problem = (message: string, at: Span = span): void =>
      void problems.push({ span: at, message, fatal: false });
    if (node.type !== 'object') {
      problem(t('An entry reads {0}', '{ "text": "…" }'));
      continue;
    }
    const fields = new Map<Field, string>();
    for (const [name, value] of Object.entries(getNodeValue(node) as Record<string, unknown>)) {
      const at = spanOf(findNodeAtLocation(node, [name]));
      if (!isField(name)) problem(t('Unknown field {0}; known are {1}', name, FIELDS.join(', ')), at);
      else if (typeof value === 'string') fields.set(name, value);
      else if (value !== null) problem(t('The field {0} should be: {1}', name, '"…"'), at);
    }
    const rule = fields.get('rule') ?? null;
    if ((fields.get('text') ?? '') === '') problem(t('The field {0} is missing in this entry', 'text'));
    else if (rule !== null && !isRule(rule))
      problem(t('Unknown value {1} of the field {0}; known are {2}', 'rule', rule, RULES.join(', ')));
    else
      entries.push({
        text: fields.get('text')!,
        rule,
        file: fields.get('file') ?? null,
        before: fields.get('before') ?? '',
        after: fields.get('after') ?? '',
        stated: fields.get('stated') ?? null,
        reason: fields.get('reason') ?? '',
        date: fields.get('date') ?? '',
        span,
      });
  }
  return { entries, problems };
}

/** What is missing, by what jsonc-parser calls the mistake (its ParseErrorCode exists for the compiler only). */
const MISSING: Readonly<Record<number, string>> = { 5: ':', 6: ',', 7: '}', 8: ']', 11: '*/', 12: '"' };

/** Of a file that is not JSON: what is wrong where the mistake is, and what to do. */
function brokenText(error: number): string {
  const missing = MISSING[error];
  return missing === undefined
    ? t(
        'From here on this file is not valid JSON, and none of its entries counts. Mend this place, or undo the last change',
      )
    : t(
        'This file is not valid JSON, and none of its entries counts: {0} is missing here. Mend this place, or undo the last change',
        missing,
      );
}

/**
 * A list's text with an entry more, in its place by file and words; null where the list cannot be read: then it is left
 * as it is. An entry that is there already is not added again. `text` is null where there is no list yet; `isOwn`: it is
 * the user's, for every workspace.
 */
export function withEntry(
  text: string | null,
  entry: IgnoreEntry & { readonly reason: string; readonly date: string },
  isOwn = false,
): { readonly text: string; readonly offset: number } | null {
  if (text === null || text.trim() === '') {
    const opening = `${heading(isOwn)}{\n  "ignore": [\n`;
    return { text: `${opening}${lineOf(entry)}\n  ]\n}\n`, offset: opening.length };
  }
  const { entries, problems } = readIgnoreList(text);
  if (problems.some(({ fatal }) => fatal)) return null;
  const there = entries.find((one) => keyOf(one) === keyOf(entry));
  if (there !== undefined) return { text, offset: there.span.start };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const line = lineOf(entry);
  const root = parse(text, [])!;
  const list = findNodeAtLocation(root, ['ignore']);
  if (list === undefined) {
    // An object without a list: it becomes its first field.
    const at = root.offset + 1;
    const rest = (root.children ?? []).length > 0 ? ',' : '';
    const opening = `${eol}  "ignore": [${eol}`;
    return {
      text: `${text.slice(0, at)}${opening}${line}${eol}  ]${rest}${text.slice(at)}`,
      offset: at + opening.length,
    };
  }
  const next = entries.find((one) => order(one, entry) > 0);
  if (next !== undefined) {
    const start = text.lastIndexOf('\n', next.span.start - 1) + 1;
    const alone = start > list.offset && text.slice(start, next.span.start).trim() === '';
    const at = alone ? start : next.span.start;
    return { text: `${text.slice(0, at)}${line}${eol}${text.slice(at)}`, offset: at };
  }
  // At the end: what stands last gets the comma that it may lack.
  const nodes = list.children ?? [];
  const last = nodes[nodes.length - 1];
  const close = list.offset + list.length - 1;
  const lastEnd = last === undefined ? list.offset + 1 : last.offset + last.length;
  const behind = text.slice(lastEnd, close);
  const comma = last === undefined || /^\s*(?:\/\*[\s\S]*?\*\/\s*)*,/.test(behind) ? '' : ',';
  const head = `${text.slice(0, lastEnd)}${comma}${behind.trimEnd()}`;
  return { text: `${head}${eol}${line}${eol}  ${text.slice(close)}`, offset: head.length + eol.length };
}

/**
 * A list's text without an entry, with the line that it alone stands on; null where the list cannot be read. A text that has
 * no such entry stays as it is.
 */
export function withoutEntry(text: string, entry: IgnoreEntry): string | null {
  const { entries, problems } = readIgnoreList(text);
  if (problems.some(({ fatal }) => fatal)) return null;
  let left = text;
  for (const { span } of entries.filter((one) => keyOf(one) === keyOf(entry)).reverse()) {
    const comma = /^\s*,/.exec(left.slice(span.end))?.[0].length ?? 0;
    const end = span.end + comma;
    const lineStart = left.lastIndexOf('\n', span.start - 1) + 1;
    const lineEnd = /^[ \t]*\r?\n/.exec(left.slice(end));
    const isAlone = left.slice(lineStart, span.start).trim() === '' && lineEnd !== null;
    left = isAlone
      ? left.slice(0, lineStart) + left.slice(end + lineEnd[0].length)
      : left.slice(0, span.start) + left.slice(end);
  }
  return left;
}

/** An entry as another program sent it; null where it is none. */
export function asEntry(value: unknown): IgnoreEntry | null {
  const { text, rule, file, before, after, stated } = (value ?? {}) as Record<string, unknown>;
  const orNull = (field: unknown): string | null => (typeof field === 'string' ? field : null);
  if (typeof text !== 'string' || text === '') return null;
  return {
    text,
    rule: typeof rule === 'string' && isRule(rule) ? rule : null,
    file: orNull(file),
    before: orNull(before) ?? '',
    after: orNull(after) ?? '',
    stated: orNull(stated),
  };
}

/** In a list: first what holds for every file, then file by file; in it by the words. */
function order(a: IgnoreEntry, b: IgnoreEntry): number {
  return compare(a.file ?? '', b.file ?? '') || compare(a.text, b.text) || compare(keyOf(a), keyOf(b));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function keyOf({ text, rule, file, before, after, stated }: IgnoreEntry): string {
  return JSON.stringify([file, text, rule, stated, before, after]);
}

/** One line, what is empty left out; a reason is for people to fill in. */
function lineOf(entry: IgnoreEntry & { readonly reason: string; readonly date: string }): string {
  const fields = FIELDS.flatMap((name) => {
    const value = entry[name];
    return value === null || (value === '' && name !== 'reason')
      ? []
      : [`${JSON.stringify(name)}: ${JSON.stringify(value)}`];
  });
  return `    { ${fields.join(', ')} },`;
}

function heading(isOwn: boolean): string {
  const what = isOwn
    ? t('Quotations that Verbatim leaves alone in every workspace, one a line.')
    : t('Quotations that Verbatim leaves alone, one a line. Keep this file with the documents.');
  const how = t('To have one pointed out again, delete its line. “reason” is yours to fill in.');
  return `// ${what}\n// ${how}\n`;
}

function parse(text: string, errors: ParseError[]): Node | undefined {
  return parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
}

const spanOf = (node: Node | undefined): Span =>
  node === undefined ? { start: 0, end: 0 } : { start: node.offset, end: node.offset + node.length };

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}

function isRule(name: string): name is Rule {
  return (RULES as readonly string[]).includes(name);
}
