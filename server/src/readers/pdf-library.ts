// pdf.js as far as it is used here. It is made for browsers: what it asks of one when it is loaded is given to it.

/** A piece of text on a page, or a mark in its structure. */
export interface PdfItem {
  readonly str?: string;
  /** a b c d x y of the matrix that puts it on the page. */
  readonly transform: readonly [number, number, number, number, number, number];
  readonly width: number;
  readonly height: number;
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<{
    /** Left, bottom, right, top. */
    readonly view: readonly [number, number, number, number];
    getTextContent(): Promise<{ readonly items: readonly PdfItem[] }>;
    cleanup(): void;
  }>;
  getMetadata(): Promise<{ readonly info: { readonly Title?: unknown } }>;
}

export interface PdfLibrary {
  getDocument(options: Readonly<Record<string, unknown>>): {
    readonly promise: Promise<PdfDocument>;
    destroy(): Promise<void>;
  };
  readonly VerbosityLevel: { readonly ERRORS: number };
}

/** Loads pdf.js. It says on the console what a canvas would need: nothing is drawn here, and the console may be a protocol's. */
export async function loadPdfLibrary(): Promise<PdfLibrary> {
  const place = globalThis as unknown as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) place[name] ??= class {};
  const said = globalThis.console;
  const { warn, log } = said;
  Object.assign(said, { warn: () => {}, log: () => {} });
  try {
    const library: unknown = await import('pdfjs-dist/legacy/build/pdf.mjs');
    // @ts-expect-error The worker has no types; pdf.js takes it from here and runs it in this very thread.
    place.pdfjsWorker ??= (await import('pdfjs-dist/legacy/build/pdf.worker.mjs')) as unknown;
    return library as PdfLibrary;
  } finally {
    Object.assign(said, { warn, log });
  }
}
