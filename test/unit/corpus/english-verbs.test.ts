// Verbs of saying and years in English lead-ins.
import { describe } from 'vitest';
import { checkStatements } from './statements.ts';

const EN = '"⟦With malice toward none, with charity for all⟧"';

describe('English lead-ins', () => {
  checkStatements([
    [`Winston Churchill cried, ${EN}`, 'Winston Churchill'],
    [`In May 1940 Winston Churchill assured the Commons that ${EN}`, 'Winston Churchill', '1940-05'],
    [`In 1861 Abraham Lincoln declared, ${EN}`, 'Abraham Lincoln', '1861'],
    [
      `In his Second Inaugural Address Abraham Lincoln vowed, ${EN}`,
      'Abraham Lincoln',
      null,
      'In his Second Inaugural Address',
    ],
    [`The Fifth Amendment says, ${EN}`, null],
    [`Article II provides that ${EN}`, null],
    [`The Preamble begins: ${EN}`, null],
  ]);
});
