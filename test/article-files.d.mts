type Line = readonly [x: number, y: number, size: number, words: string];

export function docx(
  paragraphs: readonly (readonly [style: string, words: string])[],
  more?: Record<string, Uint8Array>,
): Uint8Array<ArrayBuffer>;
export function epub(chapters: Record<string, string>, metadata: string): Uint8Array<ArrayBuffer>;
export function pdf(lines: readonly Line[]): Uint8Array<ArrayBuffer>;
export function set(text: string, width: number, x: number, y: number): Line[];
