import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { parsePiece } from './dom.ts';
import { blocksOf } from './html-blocks.ts';
import { counted, refused } from './reader.ts';
import type { Reader } from './reader.ts';
import { entryText, unpack } from './unpack.ts';

/** Text, its styles and its notes; no pictures, fonts or embedded files. */
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/.*|word\/[^/]+\.xml|word\/_rels\/.*|docProps\/core\.xml)$/;

/** Names of styles in a Chinese Word, beside those that mammoth knows. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='副标题'] => h2:fresh",
  ...[1, 2, 3, 4, 5, 6].map((n) => `p[style-name='标题 ${n}'] => h${n}:fresh`),
];

/** Reads a Word document: its words as they stand when all changes are accepted. */
export const readDocx: Reader = async (bytes, { limit }) => {
  const unpacked = unpack(bytes, (name) => WANTED.test(name), limit);
  if ('trouble' in unpacked) return unpacked;
  const { entries } = unpacked;
  if (
    !entries.has('[Content_Types].xml') ||
    ![...entries.keys()].some((name) => /^word\/document\d*\.xml$/.test(name))
  )
    return refused('not-its-name', { name: '.docx', found: 'zip' });
  // Packed anew without compression: mammoth sees what was measured, and nothing else.
  const plain = zipSync(Object.fromEntries(entries), { level: 0 });
  // mammoth takes bytes under one name in a browser and another elsewhere.
  const given = { arrayBuffer: plain.buffer, buffer: plain } as unknown as { buffer: Buffer };
  const { value } = await mammoth.convertToHtml(given, {
    styleMap: STYLES,
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
  });
  const body = parsePiece(value);
  const footnotes = [...body.querySelectorAll('li[id*="footnote-"], li[id*="endnote-"]')];
  for (const note of footnotes) note.remove();
  const { blocks } = blocksOf(body);
  const title = /<dc:title>([^<]{2,200})<\/dc:title>/
    .exec(entryText(entries.get('docProps/core.xml')))?.[1]
    .trim();
  const changed = /<w:(?:ins|del)\b/.test(entryText(entries.get('word/document.xml')));
  return {
    content: blocks,
    // Who typed a document is not who wrote the text, and when is not when it appeared: only the title is taken.
    facts: title ? { title: unescaped(title) } : {},
    doubts: [
      ...counted('notes-left-out', footnotes.length),
      ...(changed ? [{ code: 'tracked-changes', values: {} }] : []),
    ],
  };
};

function unescaped(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
