import type { SourceBlock, SourceFacts } from '../engine/index.ts';
import { parsePage, parseXml } from './dom.ts';
import { blocksOf } from './html-blocks.ts';
import { counted, refused } from './reader.ts';
import type { Read, Reader } from './reader.ts';
import { entryText, unpack } from './unpack.ts';

const WANTED = /(?:\.(?:x?html?|xml|opf|ncx)|^mimetype)$/i;

/** Reads an EPUB: its chapters in the order of its spine, its title, author, date and publisher. */
export const readEpub: Reader = (bytes, { limit }) => Promise.resolve(readBook(bytes, limit));

function readBook(bytes: Uint8Array, limit: number): Read {
  const unpacked = unpack(bytes, (name) => WANTED.test(name), limit);
  if ('trouble' in unpacked) return unpacked;
  const { entries } = unpacked;
  const container = entryText(entries.get('META-INF/container.xml'));
  const opf = /full-path\s*=\s*["']([^"']+)["']/.exec(container)?.[1];
  if (opf === undefined || !entries.has(opf)) return refused('not-its-name', { name: '.epub', found: 'zip' });
  if (
    entries.has('META-INF/encryption.xml') &&
    /EncryptedData/.test(entryText(entries.get('META-INF/encryption.xml'))) &&
    /rights\.xml|adept|lcp/i.test([...entries.keys()].join('\n'))
  )
    return refused('encrypted');

  const book = parseXml(entryText(entries.get(opf)));
  const elements = (name: string) => [...book.getElementsByTagName(name)];
  const items = new Map(
    elements('item')
      .concat(elements('opf:item'))
      .map((item) => [item.getAttribute('id') ?? '', item]),
  );
  const spine = elements('itemref').concat(elements('opf:itemref'));
  const blocks: SourceBlock[] = [];
  let notes = 0;
  let missing = 0;
  let asides = 0;
  for (const reference of spine) {
    const item = items.get(reference.getAttribute('idref') ?? '');
    const href = item?.getAttribute('href');
    if (
      !href ||
      /\bnav\b/.test(item?.getAttribute('properties') ?? '') ||
      reference.getAttribute('linear') === 'no'
    )
      continue;
    const entry = entries.get(entryName(href, opf));
    if (entry === undefined) {
      missing++;
      continue;
    }
    const document = parsePage(entryText(entry).replace(/^\s*<\?xml[^>]*\?>/, ''));
    for (const aside of [
      ...document.querySelectorAll('aside, [role="doc-footnote"], [role="doc-endnotes"]'),
    ]) {
      if (!/note/.test(`${aside.getAttribute('epub:type') ?? ''} ${aside.getAttribute('role') ?? ''}`))
        continue;
      asides++;
      aside.remove();
    }
    const page = document.body ?? document.documentElement;
    if (page === null) continue;
    const read = blocksOf(page);
    notes += read.notes;
    blocks.push(...read.blocks);
  }
  return {
    content: blocks,
    facts: factsOf((name) =>
      elements(`dc:${name}`)
        .concat(elements(name))
        .map((one) => one.textContent?.trim() ?? '')
        .filter(Boolean),
    ),
    doubts: [
      ...counted('chapters-missing', missing),
      ...counted('notes-left-out', asides),
      ...counted('note-marks', notes),
    ],
  };
}

function factsOf(values: (name: string) => string[]): SourceFacts {
  const language = values('language')[0];
  const facts: SourceFacts = {
    title: values('title')[0],
    author: values('creator').join('、') || undefined,
    date: values('date')[0]?.slice(0, 10),
    publication: values('publisher')[0],
    // zh alone says nothing of the script; the text does.
    language: language && !/^zh(?:-cn)?$/i.test(language) ? language : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value));
}

/** The entry that a reference in another entry means. */
function entryName(href: string, from: string): string {
  const base = `epub:/${from.split('/').map(encodeURIComponent).join('/')}`;
  return decodeURIComponent(new URL(href, base).pathname).slice(1);
}
