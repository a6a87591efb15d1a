/** A passage with everything that is known of it, in a form that leaves Verbatim. */
import { remarkOn, type Library } from '../engine/index.ts';

export interface ExportedPassage {
  readonly id: string;
  readonly text: string;
  readonly speaker: string | null;
  /** EDTF. */
  readonly date: string | null;
  readonly occasion: string | null;
  readonly occasionKind: string | null;
  readonly section: string | null;
  readonly theme: string | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  /** Id of the passage that this one is a quotation in, and where in its text (UTF-16 code units). */
  readonly within: string | null;
  readonly start: number | null;
  /** The words run on from the passage before. */
  readonly continues: boolean;
  readonly doubts: readonly string[];
  readonly emendations: readonly ExportedEmendation[];
  readonly file: string;
  readonly line: number;
}

export interface ExportedEmendation {
  readonly found: string;
  readonly reads: string;
  readonly why: string;
  readonly certainty: 'certain' | 'probable' | 'uncertain';
  readonly applied: boolean;
}

export interface ExportedArticle {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly publication: string | null;
  readonly date: string | null;
  readonly kind: string;
  readonly language: string;
  readonly authority: 'primary' | 'secondary';
  readonly status: 'complete' | 'partial';
  readonly statusNote: string | null;
  readonly tags: readonly string[];
  /** Ids of the articles that it quotes. */
  readonly quotes: readonly string[];
  /** Index of its first passage in `library.passages`; null where it has none. */
  readonly first: number | null;
  readonly passages: readonly ExportedPassage[];
}

/** The articles of a library, with their passages in reading order. */
export function exported(library: Library): ExportedArticle[] {
  const ofArticle = new Map<number, number[]>();
  library.passages.forEach((_, i) => {
    const list = ofArticle.get(library.articleOf[i]);
    if (list) list.push(i);
    else ofArticle.set(library.articleOf[i], [i]);
  });
  return library.articles.map((article, index) => {
    const own = ofArticle.get(index) ?? [];
    return {
      id: article.id,
      title: article.title,
      subtitle: article.subtitle ?? null,
      author: article.author,
      publication: article.publication,
      date: article.date,
      kind: article.kind,
      language: article.language,
      authority: article.authority,
      status: article.status,
      statusNote: article.statusNote,
      tags: article.tags ?? [],
      quotes: article.quotes ?? [],
      first: own[0] ?? null,
      passages: own.map((i): ExportedPassage => {
        const p = library.passages[i];
        const remark = remarkOn(article, p);
        return {
          id: p.id,
          text: p.text,
          speaker: p.speaker,
          date: p.date,
          occasion: p.occasion ?? null,
          occasionKind: p.occasionKind ?? null,
          section: p.section,
          theme: remark.theme ?? null,
          tags: remark.tags ?? [],
          note: remark.note ?? null,
          within: p.within === null ? null : library.passages[p.within.passage].id,
          start: p.within?.start ?? null,
          continues: p.continues,
          doubts: p.notes,
          emendations: p.emendations.map(({ found, reads, why, certainty, applied }) => ({
            found,
            reads,
            why,
            certainty,
            applied,
          })),
          file: article.file,
          line: p.line,
        };
      }),
    };
  });
}
