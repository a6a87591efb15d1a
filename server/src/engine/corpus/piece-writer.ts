import type { Piece } from './reading.ts';

/** Collects stretches of a text and words put in, and remembers where the stretches stood. */
export function newPieceWriter(source: string) {
  const texts: string[] = [];
  const runs: Piece[] = [];
  let length = 0;
  return {
    run(start: number, end: number): void {
      if (end <= start) return;
      const last = runs[runs.length - 1];
      if (last && last.start + last.length === length && last.at + last.length === start) {
        runs[runs.length - 1] = { ...last, length: last.length + end - start };
      } else runs.push({ start: length, at: start, length: end - start });
      texts.push(source.slice(start, end));
      length += end - start;
    },
    put(words: string): void {
      texts.push(words);
      length += words.length;
    },
    done: (): { text: string; runs: Piece[] } => ({
      text: texts.length === 1 ? texts[0] : texts.join(''),
      runs,
    }),
  };
}
