/** What only other articles can tell of this one: likely slips of copying, and variants that nobody has decided. */
import { spanInFile } from '../corpus/reading.ts';
import type { Library } from '../library.ts';
import { collateArticle, type Variant, type Witness } from '../match/collate.ts';
import type { Span } from '../text/span.ts';
import type { Found, LintArticle } from './lint.ts';

export function witnessOddities({ article }: LintArticle, library: Library): Found[] {
  const own = library.articles.findIndex(({ id }) => id === article.id);
  if (own < 0) return [];
  const found: Found[] = [];
  const said = new Set<string>();
  const used: Span[] = [];
  for (const { passage, witnesses } of collateArticle(library, own)) {
    for (const witness of witnesses) {
      const isBase = library.articleOf[passage] === own;
      const isWitness = library.articleOf[witness.place.passage] === own;
      if (!isBase && !isWitness) continue;
      if (isWitness && witness.tie === 'conflict') {
        const [there, here] = [library.passages[passage], library.passages[witness.place.passage]];
        const told = (p: typeof here) => [p.speaker, p.date, p.occasion].filter((fact) => fact).join('，');
        const other = library.articles[library.articleOf[passage]].id;
        const values = { here: told(here), there: told(there), in: other };
        const span = spanInFile(here.pieces, witness.place);
        found.push({ rule: 'provenance-differs', span, values, keepable: true });
      }
      for (const variant of witness.variants) {
        for (const side of ['base', 'witness'] as const) {
          if (side === 'base' ? !isBase : !isWitness) continue;
          if (variant.decision !== null) used.push(placeOf(library, passage, witness, variant, side));
          const one = oddity(library, passage, witness, variant, side);
          if (!one) continue;
          const key = `${one.rule} ${one.span.start} ${one.span.end} ${one.values.there ?? ''}`;
          if (!said.has(key)) found.push(one);
          said.add(key);
        }
      }
    }
  }
  for (const decision of article.variants ?? []) {
    if (!library.articles.some(({ id }) => id === decision.in)) continue;
    if (used.some((at) => at.start <= decision.span.end && decision.span.start <= at.end)) continue;
    const values = { found: decision.found, reads: decision.reads, in: decision.in };
    found.push({ rule: 'variant-stale', span: decision.span, values });
  }
  return found;
}

/** Where a variant stands in the file of the one side. */
function placeOf(
  library: Library,
  passage: number,
  witness: Witness,
  variant: Variant,
  side: 'base' | 'witness',
): Span {
  const here = side === 'base' ? passage : witness.place.passage;
  return spanInFile(library.passages[here].pieces, variant[side]);
}

function oddity(
  library: Library,
  passage: number,
  witness: Witness,
  variant: Variant,
  side: 'base' | 'witness',
): Found | null {
  const { judgement, decision } = variant;
  if (decision !== null) return null;
  const [here, there] = side === 'base' ? [passage, witness.place.passage] : [witness.place.passage, passage];
  const [span, reads, other] =
    side === 'base'
      ? [variant.base, variant.baseReads, variant.witnessReads]
      : [variant.witness, variant.witnessReads, variant.baseReads];
  const inFile: Span = spanInFile(library.passages[here].pieces, span);
  const otherId = library.articles[library.articleOf[there]].id;
  const shown =
    side === 'base'
      ? [variant.words.base, variant.words.witness]
      : [variant.words.witness, variant.words.base];
  const values = {
    here: shown[0],
    there: shown[1],
    in: otherId,
    judgement: judgement.what,
    reason: judgement.why ?? '',
  };
  if (judgement.what === 'transcription' && (judgement.side === side || judgement.side === null)) {
    const isSure = judgement.why === 'doubled' || judgement.why === 'foreign';
    const emend =
      judgement.side === side
        ? { reads: other, why: `${otherId}: ${other}`, certain: isSure && reads !== '' }
        : undefined;
    const decide = { reads: other, in: otherId, decision: 'wording' };
    return { rule: 'reading-doubtful', span: inFile, values, emend, decide, keepable: true };
  }
  // Told of once, where the witness has it; a writer's own sentence may put things otherwise.
  if (side !== 'witness' || !witness.quoted) return null;
  if (judgement.what !== 'wording' && judgement.what !== 'shortening') return null;
  return {
    rule: 'variant-undecided',
    span: inFile,
    values,
    decide: { reads: other, in: otherId, decision: judgement.what },
  };
}
