import { Readability } from '@mozilla/readability';
import type { SourceBlock, SourceFacts } from '../engine/index.ts';
import { parsePage, parsePiece } from './dom.ts';
import type { DomDocument } from './dom.ts';
import { blocksOf } from './html-blocks.ts';
import { counted, refused } from './reader.ts';
import type { Read, Reader, ReaderHelp } from './reader.ts';

/** A page has menus and lists of links around its article when the article is less than this share of its words. */
const WHOLE_PAGE = 0.85;
/** Below this share, what was taken for the article is more likely a part of it. */
const LEAST_SHARE = 0.15;
const MOST_ELEMENTS = 200_000;

/** Reads a page saved from a browser: the article in it, without the page around it. */
export const readPage: Reader = (bytes, { decoded }) => Promise.resolve(readHtml(bytes, decoded));

function readHtml(bytes: Uint8Array, decoded: ReaderHelp['decoded']): Read {
  const html = pageText(bytes, decoded);
  if (html === null) return refused('unknown');
  const document = parsePage(html);
  if (!document.documentElement) return refused('damaged-file', { format: 'html', reason: '' });
  const facts = factsOf(document);
  const whole = blocksOf(document.body ?? document.documentElement);
  const article = articleOf(document);
  const length = (blocks: readonly SourceBlock[]) =>
    blocks.reduce((sum, block) => sum + block.text.length, 0);
  const share = article === null ? 1 : length(article.blocks) / Math.max(1, length(whole.blocks));
  const takesWhole = article === null || share > WHOLE_PAGE || share < LEAST_SHARE;
  const { blocks, notes } = takesWhole ? whole : article;
  const left = length(whole.blocks) - length(blocks);
  return {
    content: blocks,
    facts: takesWhole ? facts : { ...article?.facts, ...facts },
    doubts: [...counted('page-left-out', left), ...counted('note-marks', notes)],
  };
}

/** The text of a page in the encoding it states, or in the one its bytes show. */
function pageText(bytes: Uint8Array, decoded: (bytes: Uint8Array) => string | null): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const stated =
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding=["']([\w-]+)/.exec(head)?.[1];
  const marked = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(head);
  if (stated !== undefined && !marked) {
    try {
      // A page in GB 2312 says so and uses more.
      return new TextDecoder(/^gb/i.test(stated) ? 'gb18030' : stated, { fatal: true }).decode(bytes);
    } catch {
      // What a page states of itself may be untrue: its bytes decide.
    }
  }
  return decoded(bytes);
}

function factsOf(document: DomDocument): SourceFacts {
  const meta = (...names: string[]): string | undefined => {
    for (const name of names) {
      const found = [...document.querySelectorAll('meta')].find(
        (one) => (one.getAttribute('name') ?? one.getAttribute('property'))?.toLowerCase() === name,
      );
      const content = found?.getAttribute('content')?.trim();
      if (content) return content;
    }
    return undefined;
  };
  const title =
    meta('og:title', 'articletitle', 'dc.title') ??
    document.querySelector('h1')?.textContent?.trim() ??
    siteless(document.title);
  const language = document.documentElement?.getAttribute('lang') ?? undefined;
  const facts = {
    title: title || undefined,
    author: meta('author', 'article:author', 'dc.creator'),
    date: meta('article:published_time', 'pubdate', 'publishdate', 'publish_date', 'dc.date', 'date'),
    publication: meta('og:site_name', 'contentsource', 'source', 'mediaid'),
    language: language === undefined || /^zh(?:-cn)?$/i.test(language) ? undefined : language,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** A page's title without the site behind it: 标题_新华网, 标题 - 人民网. */
function siteless(title: string): string {
  return title.replace(/\s*[-_|–—]{1,2}\s*[^-_|–—]{1,24}$/, '').trim();
}

function articleOf(
  document: DomDocument,
): { blocks: SourceBlock[]; notes: number; facts: SourceFacts } | null {
  try {
    const copy = document.cloneNode(true) as never;
    const article = new Readability(copy, { charThreshold: 100, maxElemsToParse: MOST_ELEMENTS }).parse();
    if (!article?.content) return null;
    const { blocks, notes } = blocksOf(parsePiece(article.content));
    const title =
      document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() || article.title?.trim();
    const titled = blocks.some((block) => block.type === 'heading' && block.text === title);
    const head: SourceBlock[] = title && !titled ? [{ type: 'heading', level: 1, text: title }] : [];
    const facts = { author: article.byline ?? undefined, date: article.publishedTime ?? undefined };
    return {
      blocks: [...head, ...blocks],
      notes,
      facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value)),
    };
  } catch {
    // Too large, or nothing like a page: then the whole is the article.
    return null;
  }
}
