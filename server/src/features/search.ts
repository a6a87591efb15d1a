import { search } from '../engine/index.ts';
import type { PinyinReadings, Span } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { citationText, dateText, oneLine } from '../messages/wording.ts';
import type { SearchItem } from '../protocol.ts';
import { articlePlace } from './ranges.ts';

const SNIPPET = 80;
/** Characters of the snippet before the first match. */
const SNIPPET_LEAD = 16;

/** Passages a person looks for, best first; with no words at all, the latest. */
export function searchItems(
  corpus: CorpusView,
  query: string,
  limit: number,
  readings: PinyinReadings | null,
): SearchItem[] {
  const { library } = corpus;
  const hits: { passage: number; matches: readonly Span[] }[] =
    query.trim() === '' ? latest(corpus, limit) : search(library, query, limit, readings);
  return hits.slice(0, limit).flatMap(({ passage: index, matches }) => {
    const passage = library.passages[index];
    const article = library.articles[library.articleOf[index]];
    const place = { passage: index, start: 0, end: passage.text.length };
    const at = articlePlace(library, corpus.article, place);
    if (at === null) return [];
    return [
      {
        id: passage.id,
        text: passage.text,
        snippet: snippet(passage.text, matches[0]?.start ?? 0),
        speaker: passage.speaker,
        date: passage.date,
        dateText: passage.date === null ? null : dateText(passage.date),
        occasion: passage.occasion,
        articleTitle: article.title,
        uri: at.uri,
        range: at.range,
        citation: citationText(library, place),
      },
    ];
  });
}

function latest(corpus: CorpusView, limit: number): { passage: number; matches: Span[] }[] {
  return corpus.library.passages
    .map((passage, index) => ({ date: passage.date ?? '', index, outer: passage.within === null }))
    .filter(({ outer }) => outer)
    .sort((a, b) => b.date.localeCompare(a.date) || a.index - b.index)
    .slice(0, limit)
    .map(({ index }) => ({ passage: index, matches: [] }));
}

function snippet(text: string, match: number): string {
  const characters = [...oneLine(text.slice(Math.max(0, match - SNIPPET_LEAD))).replace(/^\ufffd/, '')];
  const lead = match > SNIPPET_LEAD ? '…' : '';
  const room = SNIPPET - lead.length;
  return (
    lead + (characters.length <= room ? characters.join('') : `${characters.slice(0, room - 1).join('')}…`)
  );
}
