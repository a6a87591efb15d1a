import type { Memento } from 'vscode';

/** What has been found before, kept by the editor on this machine: ids of passages, and words searched for. */
export interface FindMemory {
  readonly pinned: () => readonly string[];
  readonly inserted: () => readonly string[];
  readonly queries: () => readonly string[];
  /** Pins a passage, or takes its pin away. */
  pin(id: string): void;
  /** A passage was put into a document, found with these words. */
  used(id: string, query: string): void;
}

const PINNED = 'find.pinned';
const INSERTED = 'find.inserted';
const QUERIES = 'find.queries';
const MOST_PINNED = 200;
const MOST_INSERTED = 12;
const MOST_QUERIES = 6;

export function newFindMemory(state: Memento): FindMemory {
  const list = (key: string): readonly string[] => {
    const kept: unknown = state.get(key);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  };
  const lead = (key: string, one: string, most: number): void =>
    void state.update(key, [one, ...list(key).filter((other) => other !== one)].slice(0, most));
  return {
    pinned: () => list(PINNED),
    inserted: () => list(INSERTED),
    queries: () => list(QUERIES),
    pin(id) {
      const pinned = list(PINNED);
      if (pinned.includes(id))
        void state.update(
          PINNED,
          pinned.filter((other) => other !== id),
        );
      else lead(PINNED, id, MOST_PINNED);
    },
    used(id, query) {
      lead(INSERTED, id, MOST_INSERTED);
      if (query.trim() !== '') lead(QUERIES, query.trim(), MOST_QUERIES);
    },
  };
}
