// A quotation and its canonical wording as two texts that can be laid side by side.
import type { CheckedDocument } from '../document-checker.ts';
import type { Finding } from '../engine/index.ts';
import { clip, oneLine, sourceText } from '../messages/wording.ts';
import type { CompareResult } from '../protocol.ts';

/** Both sides of a finding, a sentence on a line: so that a difference is seen beside its counterpart. */
export function compareFinding({ corpus: { library } }: CheckedDocument, finding: Finding): CompareResult {
  const { source, text, canonical } = finding;
  return {
    title: clip(oneLine(text), 16),
    document: sentences(text),
    source: source === null ? null : sentences(canonical),
    sourceName: source === null ? '' : sourceText(library, source),
    passage: source === null ? null : library.passages[source.passage].id,
  };
}

function sentences(text: string): string {
  const lines = text.replace(/([。！？!?；;]+[”’」』"']*)(?!\s*$)/g, '$1\n').split(/\s*\n\s*/);
  return `${lines.join('\n').trim()}\n`;
}
