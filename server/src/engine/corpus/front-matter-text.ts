import { Document, isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';

/** A field's value as it is to be written. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [name: string]: FieldValue | undefined };

/** A field of a front matter. */
export interface Field {
  readonly name: string;
  readonly value: FieldValue;
}

// A list entry this short is easier to read on one line.
const SHORT_ENTRY = 76;

/** Writes fields as a front matter, `---` lines included; undefined and empty lists are left out. `head`: comment lines on top. */
export function frontMatterText(fields: readonly Field[], head: readonly string[]): string {
  const document = new Document({});
  for (const { name, value } of fields) {
    const plain = withoutUndefined(value);
    if (plain === undefined) continue;
    const pair = document.createPair(name, plain);
    dress(pair.value);
    document.add(pair);
  }
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: true });
  const comments = head
    .map((line) => `#${line === '' ? '' : ' '}${line.replace(/[\r\n]+/g, ' ')}\n`)
    .join('');
  return `---\n${comments}${yaml === '{}\n' ? '' : yaml}---\n`;
}

function withoutUndefined(value: FieldValue | undefined): unknown {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutUndefined);
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value).flatMap(([name, one]) => {
      const plain = withoutUndefined(one);
      return plain === undefined ? [] : [[name, plain] as const];
    });
    return Object.fromEntries(pairs);
  }
  return value;
}

/** Short entries of a list go on one line. */
function dress(node: Node | null): void {
  if (isSeq(node)) {
    for (const item of node.items) {
      if (
        isMap(item) &&
        JSON.stringify(item.toJSON()).length <= SHORT_ENTRY &&
        item.items.every((pair) => isScalar(pair.value))
      )
        item.flow = true;
    }
  } else if (isMap(node)) {
    for (const pair of node.items) if (isMap(pair.value)) pair.value.flow = true;
  }
}
