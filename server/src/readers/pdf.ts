import { loadPdfLibrary, type PdfItem } from './pdf-library.ts';
import { characterOf } from './radicals.ts';
import { blocksOfPages, type PageLine, type PdfPage } from './pdf-layout.ts';
import { counted, refused } from './reader.ts';
import type { Reader, ReaderHelp } from './reader.ts';

/** A book of more pages is divided first. */
const MOST_PAGES = 3000;

/** Reads the text of a PDF: its lines by their places on the page, and the paragraphs that these make up. */
export const readPdf: Reader = async (bytes, { characterTable }) => {
  const pdfjs = await loadPdfLibrary();
  const loading = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    CMapReaderFactory: tablesFrom(characterTable),
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > MOST_PAGES)
      return refused('too-many-pages', { n: String(document.numPages), limit: String(MOST_PAGES) });
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [, bottom, , top] = page.view;
      const { items } = await page.getTextContent();
      pages.push({ bottom, top, lines: items.flatMap(linesOf) });
      page.cleanup();
    }
    const empty = pages.flatMap((page, i) =>
      page.lines.every((line) => line.text === ' ') ? [String(i + 1)] : [],
    );
    if (empty.length === pages.length) return refused('scanned');
    const { blocks: found, left, divided } = blocksOfPages(pages);
    let radicals = 0;
    const blocks = found.map((block) => ({
      ...block,
      text: block.text.replace(/[\u2e80-\u2fdf]/g, (radical) => (radicals++, characterOf(radical))),
    }));
    const { info } = await document.getMetadata();
    const title =
      typeof info.Title === 'string' && /\p{L}{2}/u.test(info.Title) ? info.Title.trim() : undefined;
    return {
      content: blocks,
      facts:
        title === undefined ||
        /^(?:Microsoft |untitled|无标题|未命名)|\.(?:docx?|wps|pptx?|indd|qxd)$/i.test(title)
          ? {}
          : { title },
      doubts: [
        ...(left.length > 0
          ? [
              {
                code: 'page-lines',
                values: { n: String(left.length), words: [...new Set(left)].slice(0, 3).join(' / ') },
              },
            ]
          : []),
        ...(empty.length > 0
          ? [
              {
                code: 'pages-without-text',
                values: { n: String(empty.length), pages: empty.slice(0, 20).join(', ') },
              },
            ]
          : []),
        ...counted('radicals', radicals),
        ...counted('divided-words', divided),
        ...counted(
          'private-use',
          blocks.reduce((n, { text }) => n + (text.match(/[\ue000-\uf8ff\ufffd]/g)?.length ?? 0), 0),
        ),
      ],
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return refused('encrypted');
    throw error;
  } finally {
    await loading.destroy();
  }
};

function linesOf({ str, transform, width, height }: PdfItem): PageLine[] {
  if (str === undefined || str === '' || (str.trim() === '' && width === 0)) return [];
  const [a, b, c, d, x, y] = transform;
  // Text that stands across the page is a watermark or the edge of a table.
  if (Math.abs(b) > Math.abs(a) * 0.3 || Math.abs(c) > Math.abs(d) * 0.5) return [];
  return [{ text: str.trim() === '' ? ' ' : str, x, y, width, height: height || Math.hypot(c, d) }];
}

/** What pdf.js asks for tables from the codes of Chinese fonts to characters. */
function tablesFrom(characterTable: ReaderHelp['characterTable']): new () => object {
  return class {
    async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
      const cMapData = /^[\w-]+$/.test(name) ? await characterTable(name) : null;
      if (cMapData === null) throw new Error(`no table of characters ${name}`);
      return { cMapData, isCompressed: true };
    }
  };
}
