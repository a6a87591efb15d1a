/** Text of the whole line before and after the place where a quotation goes in. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** What goes in, and how many characters after the place it takes the place of. */
export interface Insertion {
  readonly text: string;
  readonly replaces: number;
}

/** Outer marks, and those inside them (GB/T 15834; corner brackets as in traditional texts). */
const MARKS: Readonly<Record<string, { close: string; inner: readonly [string, string] }>> = {
  '“': { close: '”', inner: ['‘', '’'] },
  '‘': { close: '’', inner: ['“', '”'] },
  '「': { close: '」', inner: ['『', '』'] },
  '『': { close: '』', inner: ['「', '」'] },
};

/**
 * A passage's words as a quotation in running text: every paragraph opened, the last one closed, the source behind it.
 * An opening mark that stands there already is used, and so is the closing one that the editor has set with it.
 */
export function quotationOf(words: string, citation: string, { before, after }: Surroundings): Insertion {
  const typed = before.slice(-1);
  const open = typed in MARKS ? typed : '“';
  const { close, inner } = MARKS[open];
  const text = words
    .split(/\s*\n\s*/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => paragraph.replace(/“/g, inner[0]).replace(/”/g, inner[1]))
    .join(`\n\n${open}`);
  const isOpened = typed === open;
  // the mark opens what stands there already: that gets one of its own
  const isTaken = isOpened && [...after].find((mark) => mark === open || mark === close) === close;
  const reopened = isTaken && !after.startsWith(close) ? open : '';
  return {
    text: (isOpened ? '' : open) + text + close + citation + reopened,
    replaces: isOpened && after.startsWith(close) ? close.length : 0,
  };
}
