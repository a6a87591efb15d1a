/** A collation as a Markdown page for reading. */
import type { Collation, Library, Witness } from '../engine/index.ts';
import { inChinese, t } from './language.ts';
import { escaped } from './markdown.ts';
import { dateText, joined } from './wording.ts';
import { decisionText, judgementText, readingsText } from './curate.ts';

export function collationTitle(): string {
  return t('Collation');
}

/** `linkTo` gives the address of a place of a passage; null where it has none. */
export function collationPage(
  library: Library,
  collations: readonly Collation[],
  linkTo: (place: { passage: number; start: number; end: number }) => string | null,
): string {
  const variants = collations.flatMap(({ witnesses }) => witnesses.flatMap((w) => w.variants));
  const parts = [
    `# ${collationTitle()}`,
    t('Passages: {0}; variants: {1}', collations.length, variants.length),
    ...collations.map((one) => passagePart(library, one, linkTo)),
  ];
  return parts.join('\n\n') + '\n';
}

function passagePart(
  library: Library,
  { passage, witnesses }: Collation,
  linkTo: (place: { passage: number; start: number; end: number }) => string | null,
): string {
  const record = library.passages[passage];
  const said = [record.speaker, record.date === null ? null : dateText(record.date), record.occasion];
  const linked = (words: string, place: { passage: number; start: number; end: number }) => {
    const link = linkTo(place);
    return link === null ? escaped(words) : `[${escaped(words)}](${link})`;
  };
  const rows = witnesses.map((witness) => witnessPart(library, witness, linked));
  const heading = linked(joined(said.filter((part) => part !== null)) || record.id, {
    passage,
    start: 0,
    end: record.text.length,
  });
  return [`## ${heading}`, `> ${escaped(record.text).replace(/\n/g, '\n> ')}`, ...rows].join('\n\n');
}

function witnessPart(
  library: Library,
  { place, variants, quoted, emendations }: Witness,
  linked: (words: string, place: { passage: number; start: number; end: number }) => string,
): string {
  const own = library.passages[place.passage];
  const { title } = library.articles[library.articleOf[place.passage]];
  const open = inChinese() ? '：' : ': ';
  const head = `**${linked(`《${title}》`, place)}**${quoted ? '' : ` (${t('in the writer’s own sentence')})`}`;
  const words = escaped(own.text.slice(place.start, place.end));
  const lines = variants.map((variant) => {
    const decided = variant.decision
      ? ` — **${t('decided')}**${open}${decisionText(variant.decision)}${variant.decision.why ? `. ${escaped(variant.decision.why)}` : ''}`
      : '';
    return `- ${escaped(readingsText(variant))} — ${judgementText(variant.judgement)}${decided}`;
  });
  for (const { found, reads, why } of emendations)
    lines.push(
      `- ${t('emended')}${open}${escaped(found || '∅')} → ${escaped(reads || '∅')}${why ? ` — ${escaped(why)}` : ''}`,
    );
  if (lines.length === 0) lines.push(`- ${t('agrees')}`);
  return `${head}\n\n${words}\n\n${lines.join('\n')}`;
}
