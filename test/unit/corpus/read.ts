import { readCorpusFile } from '../../../server/src/engine/corpus/read-corpus-file.ts';
import type { Passage } from '../../../server/src/engine/corpus/passages.ts';

/** Reads one file made of front matter fields (without the `---` lines) and a body. */
export function read(front: string, body: string, file = 'corpus/example.md') {
  return readCorpusFile(file, `---\n${front}\n---\n\n${body}`);
}

/** What a passage says, without what its place in the file says. */
export function facts({ text, section, speaker, date, occasion, occasionKind, continues, notes }: Passage) {
  return { text, section, speaker, date, occasion, occasionKind, continues, notes };
}

/** The problems as `code line`, in order. */
export function codes(result: {
  problems: readonly { code: string; line: number; severity: string }[];
}): string[] {
  return result.problems.map(({ code, line, severity }) => `${severity} ${code} ${line}`);
}

/** Whether every code unit of a passage that has a place in the file is the one that stands there. */
export function misplaced(text: string, passage: Passage): string[] {
  return passage.pieces
    .filter(
      ({ start, at, length }) => passage.text.slice(start, start + length) !== text.slice(at, at + length),
    )
    .map(
      ({ start, at, length }) =>
        `${passage.text.slice(start, start + length)} | ${text.slice(at, at + length)}`,
    );
}
