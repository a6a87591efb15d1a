// Reads XML into a tree with the line of each element. Entities beyond the five of XML are refused: nothing grows.
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  /** By name as written, prefix and all. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** 1-based. */
  readonly line: number;
}

export type XmlOutcome =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly line: number; readonly reason: string };

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

/** The root element of a text; where it is no XML, the line and what is wrong there. Never throws. */
export function readXml(text: string): XmlOutcome {
  return troubleIn(text) ?? parsed(text, 1);
}

/** What is wrong in a text; null where it can be read. */
function troubleIn(text: string): XmlOutcome | null {
  const declared = /<!ENTITY\b/i.exec(text);
  if (declared !== null)
    return { ok: false, line: lineOf(text, declared.index), reason: 'entity declarations are not read' };
  const valid = XMLValidator.validate(text);
  if (valid === true) return null;
  const open = /^Invalid '(\[[^\]]*\])' found\.$/.exec(valid.err.msg.replace(/\s+/g, ' '))?.[1];
  const reason =
    open === undefined
      ? valid.err.msg
      : `not closed at the end: ${open.replace(/[[\]" ]/g, '').replaceAll(',', ', ')}`;
  return { ok: false, line: valid.err.line, reason };
}

/** So many units are read at a time. */
const BATCH = 200;

/**
 * The same for a long list of elements of one name, a part at a time, so that other work gets in between: the root
 * without them, then elements that hold some of them each. Null where the text is not of that form; read it whole then.
 */
export function* readXmlInParts(text: string, name: string): Generator<XmlElement, XmlOutcome | null, void> {
  const trouble = troubleIn(text);
  if (trouble !== null) return trouble;
  if (text.includes('<![CDATA[')) return null;
  // What a comment has is no element.
  const plain = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const starts = [...plain.matchAll(new RegExp(`<${name}[\\s>]`, 'g'))].map(({ index }) => index);
  const end = starts.length === 0 ? -1 : plain.lastIndexOf(`</${name}>`);
  if (end < starts[starts.length - 1]) return null;
  const from = starts[0];
  const to = end + name.length + 3;
  const root = parsed(plain.slice(0, from) + plain.slice(to), 1);
  if (!root.ok) return null;
  yield root.root;
  let line = lineOf(plain, from);
  for (let i = 0; i < starts.length; i += BATCH) {
    const part = plain.slice(starts[i], starts[i + BATCH] ?? to);
    const read = parsed(`<part>${part}</part>`, line);
    if (!read.ok) return read;
    line += part.split('\n').length - 1;
    yield read.root;
  }
  return root;
}

/** Parses what is known to be well formed; its first line counts as `line`. */
function parsed(text: string, line: number): XmlOutcome {
  try {
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      trimValues: false,
      parseTagValue: false,
      processEntities: false,
      cdataPropName: CDATA,
      captureMetaData: true,
      ignoreDeclaration: true,
      ignorePiTags: true,
    });
    const lines = newLineFinder(text, line);
    const root = (parser.parse(text) as Parsed[])
      .map((one) => elementOf(one, lines))
      .find((one): one is XmlElement => one !== null && typeof one !== 'string');
    if (root === undefined) return { ok: false, line, reason: 'there is no element' };
    return { ok: true, root };
  } catch (error) {
    return { ok: false, line, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The elements of a name among an element's children. */
export function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((one): one is XmlElement => typeof one !== 'string' && one.name === name);
}

/** All elements of some names below an element, in order; inside one that fits nothing is looked for. */
export function below(element: XmlElement, names: readonly string[]): XmlElement[] {
  return element.children.flatMap((one): XmlElement[] =>
    typeof one === 'string' ? [] : names.includes(one.name) ? [one] : below(one, names),
  );
}

/** The text of an element; elements of these names hold a program's codes, and count for nothing. */
export function textOf(element: XmlElement, codes: readonly string[] = []): string {
  return element.children
    .map((one) => (typeof one === 'string' ? one : codes.includes(one.name) ? '' : textOf(one, codes)))
    .join('');
}

/** What the parser makes of an element: its name with its content, beside its attributes. */
type Parsed = Record<string, unknown> & { readonly ':@'?: Record<string, unknown> };

function elementOf(parsed: Parsed, lines: (offset: number) => number): XmlElement | string | null {
  const name = Object.keys(parsed).find((key) => key !== ATTRIBUTES);
  if (name === undefined) return null;
  if (name === TEXT) return decoded(String(parsed[TEXT]));
  const content = parsed[name] as Parsed[];
  if (name === CDATA) return content.map((one) => String(one[TEXT])).join('');
  const place = (parsed as Record<symbol, { startIndex?: number } | undefined>)[
    XMLParser.getMetaDataSymbol() as symbol
  ];
  return {
    name: name.slice(name.indexOf(':') + 1),
    attributes: Object.fromEntries(
      Object.entries(parsed[ATTRIBUTES] ?? {}).map(([key, value]) => [key, decoded(String(value))]),
    ),
    line: lines(place?.startIndex ?? 0),
    children: content.flatMap((one) => elementOf(one, lines) ?? []),
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? all;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Lines of offsets that are mostly asked for in ascending order. */
function newLineFinder(text: string, first: number): (offset: number) => number {
  let at = 0;
  let line = first;
  return (offset) => {
    if (offset < at) [at, line] = [0, first];
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      at = next + 1;
      line++;
    }
    return line;
  };
}
