import { DOMParser, parseHTML } from 'linkedom';
import type { HtmlNode } from './html-blocks.ts';

// The DOM as far as it is used here: the server is compiled without the types of a browser.

export interface DomElement extends HtmlNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  getElementsByTagName(name: string): Iterable<DomElement>;
  remove(): void;
}

export interface DomDocument {
  readonly body: DomElement | null;
  readonly documentElement: DomElement | null;
  readonly title: string;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  getElementsByTagName(name: string): Iterable<DomElement>;
  cloneNode(deep: boolean): unknown;
}

/** A page's or chapter's DOM. */
export function parsePage(html: string): DomDocument {
  // A piece without html and body would become a document of its first element alone.
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const parsed: unknown = parseHTML(whole);
  return (parsed as { document: DomDocument }).document;
}

/** A piece of HTML without html and body around it, as an element. */
export function parsePiece(html: string): DomElement {
  return parsePage(`<html><body>${html}</body></html>`).body!;
}

export function parseXml(xml: string): DomDocument {
  const parsed: unknown = new DOMParser().parseFromString(xml, 'text/xml');
  return parsed as DomDocument;
}
