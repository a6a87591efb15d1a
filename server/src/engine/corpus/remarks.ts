/** Ties what a front matter says of passages, sections and variants to the text it says it of. */
import type { Article, FrontMatter, Report } from './article.ts';
import type { Remark, VariantNote, Words } from './curation.ts';
import type { Passage } from './passages.ts';
import { occasionKindOf } from './provenance.ts';
import { spanInFile, type Reading } from './reading.ts';
import type { Span } from '../text/span.ts';

/** The passages as the front matter names and corrects them, and what it says of them and of their sections. */
export function readRemarks(
  front: FrontMatter,
  passages: readonly Passage[],
  articleId: string,
  report: Report,
): { passages: Passage[]; said: Pick<Article, 'remarks' | 'themes'> } {
  const named = [...passages];
  const remarks: Record<string, Remark> = {};
  for (const note of front.passages) {
    const outer = indexesOf(passages, ({ text, within }) => within === null && text.startsWith(note.starts));
    const found = outer.length > 0 ? outer : indexesOf(passages, ({ text }) => text.startsWith(note.starts));
    if (found.length !== 1) {
      const code = found.length === 0 ? 'passage-not-found' : 'passage-ambiguous';
      report('error', code, note.span, { starts: note.starts });
      continue;
    }
    const [at] = found;
    const id = note.id === null ? named[at].id : `${articleId}#${note.id}`;
    if (named.some((passage, i) => i !== at && passage.id === id)) {
      report('error', 'passage-id-repeated', note.span, { id: note.id ?? '' });
      continue;
    }
    const occasion = note.occasion ?? named[at].occasion;
    named[at] = {
      ...named[at],
      id,
      speaker: note.speaker ?? named[at].speaker,
      date: note.date ?? named[at].date,
      occasion,
      occasionKind: note.occasion === null ? named[at].occasionKind : occasionKindOf(occasion),
      // Words of somebody else, or of another day, do not run on from those before.
      continues: named[at].continues && note.speaker === null && note.date === null && note.occasion === null,
    };
    const remark = remarkOf(note);
    if (remark) remarks[id] = remark;
  }
  const themes: Record<string, Remark> = {};
  const headings = [...new Set(passages.flatMap(({ section }) => section ?? []))];
  for (const note of front.sections) {
    const found = headings.filter((heading) => heading.startsWith(note.starts));
    if (found.length !== 1) {
      report('error', found.length === 0 ? 'section-not-found' : 'section-ambiguous', note.span, {
        starts: note.starts,
      });
      continue;
    }
    const remark = remarkOf(note);
    if (remark) themes[found[0]] = remark;
  }
  return {
    passages: named,
    said: {
      ...(Object.keys(remarks).length > 0 ? { remarks } : null),
      ...(Object.keys(themes).length > 0 ? { themes } : null),
    },
  };
}

function indexesOf(passages: readonly Passage[], fits: (passage: Passage) => boolean): number[] {
  const found: number[] = [];
  passages.forEach((passage, i) => {
    if (fits(passage)) found.push(i);
  });
  return found;
}

function remarkOf(note: {
  theme: string | null;
  tags: readonly string[];
  note?: string | null;
}): Remark | null {
  const remark = {
    ...(note.theme ? { theme: note.theme } : null),
    ...(note.tags.length > 0 ? { tags: note.tags } : null),
    ...(note.note ? { note: note.note } : null),
  };
  return Object.keys(remark).length > 0 ? remark : null;
}

/** What is said of a passage: of itself, and of the section it stands in. */
export function remarkOn(article: Article, passage: Pick<Passage, 'id' | 'section'>): Remark {
  const own = article.remarks?.[passage.id];
  const section = passage.section === null ? undefined : article.themes?.[passage.section];
  const tags = [...new Set([...(article.tags ?? []), ...(section?.tags ?? []), ...(own?.tags ?? [])])];
  const theme = own?.theme ?? section?.theme;
  return {
    ...(theme ? { theme } : null),
    ...(tags.length > 0 ? { tags } : null),
    ...(own?.note ? { note: own.note } : null),
  };
}

/** Where noted words stand in a reading: the span of `found` alone; null and how often where they stand not just once. */
export function placeOfWords(reading: Reading, words: Words): { span: Span | null; count: number } {
  const whole = words.before + words.found + words.after;
  const first = reading.text.indexOf(whole);
  if (first === -1) return { span: null, count: 0 };
  if (reading.text.indexOf(whole, first + 1) !== -1) return { span: null, count: 2 };
  const start = first + words.before.length;
  return { span: { start, end: start + words.found.length }, count: 1 };
}

/** The decisions about variants with their places in the file; the words are those of the reading, as emended. */
export function placeVariants(
  notes: readonly VariantNote[],
  reading: Reading,
  report: Report,
): Pick<Article, 'variants'> | null {
  const variants = notes.flatMap((note) => {
    const { span, count } = placeOfWords(reading, note);
    if (span === null) {
      const found = note.before + note.found + note.after;
      report('error', count === 0 ? 'variant-not-found' : 'variant-ambiguous', note.span, { found });
      return [];
    }
    const { found, reads, decision, why } = note;
    return [{ span: spanInFile(reading.pieces, span), found, reads, in: note.in, decision, why }];
  });
  return variants.length > 0 ? { variants } : null;
}
