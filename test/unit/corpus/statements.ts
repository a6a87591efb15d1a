import { expect, it } from 'vitest';
import { readStatement, type Stated } from '../../../server/src/engine/corpus/statement.ts';

/** A text with its quotation between ⟦ and ⟧, and what it says of speaker, date, occasion. */
export type StatementRow = readonly [
  text: string,
  speaker: string | null,
  date?: string | null,
  occasion?: string | null,
];

/** Speaker, date and occasion said of the words between ⟦ and ⟧; `~`: taken from elsewhere, contradicts nothing. */
export function readMarked(marked: string): (string | null)[] {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const context = { start: 0, end: text.length, referenceDate: null, speakers: ['习近平', '谭德塞'] };
  const { speaker, date, occasion } = readStatement(text, { start, end }, context);
  const value = (stated: Stated | null) => stated && stated.value + (stated.carried ? '~' : '');
  return [value(speaker), value(date), value(occasion)];
}

/** A test for each row. */
export function checkStatements(rows: readonly StatementRow[]): void {
  it.each(rows.map((row) => [row[0], row] as const))(
    '%s',
    (text, [, speaker, date = null, occasion = null]) => {
      expect(readMarked(text)).toEqual([speaker, date, occasion]);
    },
  );
}
