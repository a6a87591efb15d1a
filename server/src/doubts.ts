// Doubts about a source itself: where a reading is not certain the text stays as it came, and nothing is put right by it.
import { fileOffset, type Library, type SourcePlace } from './engine/index.ts';

/** Why the source is doubtful within a place, in the words of whoever prepared the article; empty where it is not. */
export function doubtsAt({ passages }: Pick<Library, 'passages'>, place: SourcePlace): readonly string[] {
  const passage = passages[place.passage];
  if (!passage.notes.includes('doubtful')) return [];
  const start = fileOffset(passage, place.start);
  const end = fileOffset(passage, place.end);
  return passage.emendations
    .filter(({ applied, span }) => !applied && span.start <= end && start <= span.end)
    .map(({ why }) => why);
}
