/** Text just before and after the place where a quotation goes in. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/**
 * A passage's words as a quotation in running text, with the marks of GB/T 15834: “ ” outside, ‘ ’ inside,
 * every paragraph opened and the last one closed. Inside marks that are there already none are added.
 */
export function quotationOf(words: string, citation: string, { before, after }: Surroundings): string {
  const paragraphs = words.split(/\s*\n\s*/).filter((paragraph) => paragraph !== '');
  if (/[“「『]$/.test(before)) {
    const closing = { '“': '”', '「': '」', '『': '』' }[before.slice(-1)] ?? '';
    // the editor has often closed the pair by itself: then the source goes after that mark, by hand
    return after.startsWith(closing) ? words : words + closing + citation;
  }
  const inner = paragraphs.map((paragraph) => paragraph.replace(/“/g, '‘').replace(/”/g, '’'));
  return inner.map((paragraph) => `“${paragraph}`).join('\n\n') + '”' + citation;
}
