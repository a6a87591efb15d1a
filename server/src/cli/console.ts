import { realpathSync } from 'node:fs';
import type { CorpusTrouble } from './corpus.ts';
import type { Colors, Style } from './report-pretty.ts';
import type { Words } from './words.ts';

/** Where a command speaks: results on standard output, everything else on standard error. */
export interface Console {
  readonly words: Words;
  print(text: string): void;
  /** Says what could not be read or run: the exit status will be 2. */
  trouble(place: { file: string | null; line?: number | null }, message: string): void;
  /** Says what a person should know, without a consequence. */
  note(message: string): void;
  /** Says what is to be said about the corpus. */
  corpusTroubles(troubles: readonly CorpusTrouble[]): void;
  style(): Promise<Style>;
  /** Whether anything could not be read or run. */
  readonly failed: () => boolean;
}

const DEFAULT_WIDTH = 100;

/** The console of this process. */
export function processConsole(words: Words): Console {
  let failed = false;
  const said = new Set<string>();
  const say = (text: string, of = text) => {
    // One cause is told once, however many files meet it, and by however many names a file is met.
    if (said.has(of)) return;
    said.add(of);
    process.stderr.write(`verbatim: ${text}\n`);
  };
  const at = (file: string | null, line: number | null | undefined) =>
    file === null ? '' : `${file === '' ? '“”' : file}${line ? `:${line}` : ''}: `;
  const sayOf = (file: string | null, line: number | null | undefined, message: string) =>
    say(at(file, line) + message, file ? at(realName(file), line) + message : undefined);
  return {
    words,
    print: (text) => void process.stdout.write(text),
    trouble({ file, line }, message) {
      failed = true;
      sayOf(file, line, message);
    },
    note: (message) => say(message),
    corpusTroubles(troubles) {
      for (const { file, line, message, severity } of troubles) {
        if (severity === 'error') failed = true;
        sayOf(file, line, severity === 'error' ? message : words.trouble.warning(message));
      }
    },
    async style() {
      const { default: picocolors } = await import('picocolors');
      const colors: Colors = picocolors.createColors(wantsColor());
      // Wider rows than this are hard to follow with the eye.
      const width = Math.min(process.stdout.columns || DEFAULT_WIDTH, 140);
      return { words, colors, width };
    },
    failed: () => failed,
  };
}

function realName(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}
