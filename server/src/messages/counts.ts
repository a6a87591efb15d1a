import { t, tn } from './language.ts';
import { joined } from './wording.ts';

/**
 * How many quotations there are, and how many of each kind need a look; `counts` are by verdict and `contradicted`. `quoted`:
 * how many there are, where a contradicted one is counted as nothing else; `running`: places in running text.
 */
export function countsText(
  counts: Readonly<Record<string, number | undefined>>,
  quoted = Object.entries(counts).reduce(
    (sum, [name, n]) => (name === 'contradicted' ? sum : sum + (n ?? 0)),
    0,
  ),
  running = 0,
): string {
  const parts = [
    [counts.misquote, (n: number) => tn(n, '{0} differs from the source', '{0} differ from the source')],
    [counts.spliced, (n: number) => t('{0} joined from different passages', n)],
    [counts.contradicted, (n: number) => t('{0} with another source stated', n)],
    [counts.variant, (n: number) => tn(n, '{0} variant', '{0} variants')],
    [counts.unsourced, (n: number) => t('{0} not found in the corpus', n)],
  ] as const;
  const said = parts.flatMap(([n, say]) => (n === undefined || n === 0 ? [] : [say(n)]));
  if (quoted === 0 && said.length === 0 && running > 0)
    return tn(
      running,
      'No quotation; {0} place in running text has words of the corpus',
      'No quotation; {0} places in running text have words of the corpus',
    );
  if (quoted === 0 && said.length === 0) return t('No quotation of the corpus was found');
  return said.length === 0
    ? tn(
        quoted,
        '{0} quotation, and it agrees with its source',
        '{0} quotations, all agree with their sources',
      )
    : tn(quoted, '{0} quotation: {1}', '{0} quotations: {1}', joined(said));
}
