import { search } from '../engine/index.ts';
import type { PinyinReadings, Span } from '../engine/index.ts';
import type { CorpusView } from '../library-host.ts';
import { dateText, oneLine } from '../messages/wording.ts';
import type { SearchItem } from '../protocol.ts';
import { articlePlace } from './ranges.ts';

const SNIPPET = 80;
/** Characters of the snippet before the first match. */
const SNIPPET_LEAD = 16;

/** Places of the words searched for that are passed on. */
const MOST_MATCHES = 20;

interface Hit {
  readonly passage: number;
  readonly matches: readonly Span[];
}

/** Passages a person looks for, best first; with no words at all, the latest. */
export function searchItems(
  corpus: CorpusView,
  query: string,
  limit: number,
  readings: PinyinReadings | null,
): SearchItem[] {
  return items(corpus, search(corpus.library, query, limit, readings).slice(0, limit));
}

/** Certain passages, in the order of their ids. */
export function itemsOf(corpus: CorpusView, ids: readonly string[]): SearchItem[] {
  const known = ids.map((id) => corpus.passageIndex(id)).filter((index) => index !== null);
  return items(
    corpus,
    known.map((passage) => ({ passage, matches: [] })),
  );
}

function items({ library, article: file }: CorpusView, hits: readonly Hit[]): SearchItem[] {
  return hits.flatMap(({ passage: index, matches }) => {
    const passage = library.passages[index];
    const article = library.articles[library.articleOf[index]];
    const at = articlePlace(library, file, { passage: index, start: 0, end: passage.text.length });
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
        matches: matches
          .slice(0, MOST_MATCHES)
          .flatMap(
            ({ start, end }) => articlePlace(library, file, { passage: index, start, end })?.range ?? [],
          ),
      },
    ];
  });
}

function snippet(text: string, match: number): string {
  const characters = [...oneLine(text.slice(Math.max(0, match - SNIPPET_LEAD))).replace(/^\ufffd/, '')];
  const lead = match > SNIPPET_LEAD ? '…' : '';
  const room = SNIPPET - lead.length;
  return (
    lead + (characters.length <= room ? characters.join('') : `${characters.slice(0, room - 1).join('')}…`)
  );
}
