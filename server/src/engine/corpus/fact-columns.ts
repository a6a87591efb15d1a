// What is said of all passages, a column for each kind of fact: half a million are gone through in a fiftieth of a second.
import type { Passage } from './passages.ts';
import { NUMBERED, numbersOf } from './saved-passages.ts';
import type { SavedStrings } from './saved-strings.ts';

export interface FactColumn {
  /** What is said, without repeats, in the order of the corpus. */
  readonly values: readonly string[];
  /** For each passage the index of its value; -1 where nothing is said. */
  readonly of: Int32Array;
}

export interface FactColumns extends Readonly<Record<Fact, FactColumn>> {
  /** For each passage 1 where it stands in another. */
  readonly isInner: Uint8Array;
}

type Fact = (typeof NUMBERED)[number];

/** What suggestions need; the others are for those who walk through the corpus. */
const SAID = ['speaker', 'date', 'occasion'] as const;
const FILED = ['section', 'occasionKind'] as const;

const known = new WeakMap<readonly Passage[], FactColumns>();

/** The facts of a list of passages; gathered when first asked for. */
export function factColumnsOf(passages: readonly Passage[]): FactColumns {
  let columns = known.get(passages);
  if (columns === undefined) known.set(passages, (columns = columnsOf(passages)));
  return columns;
}

function columnsOf(passages: readonly Passage[]): FactColumns {
  const { isInner, columns: said } = gather(passages, SAID);
  let filed: ReturnType<typeof gather<(typeof FILED)[number]>>['columns'] | undefined;
  return {
    ...said,
    get section() {
      return (filed ??= gather(passages, FILED).columns).section;
    },
    get occasionKind() {
      return (filed ??= gather(passages, FILED).columns).occasionKind;
    },
    isInner,
  };
}

function gather<Name extends Fact>(
  passages: readonly Passage[],
  names: readonly Name[],
): { isInner: Uint8Array; columns: Record<Name, FactColumn> } {
  const isInner = new Uint8Array(passages.length);
  const columns = names.map(() => newColumn(passages.length));
  const places = names.map((name) => NUMBERED.indexOf(name));
  const numbers = new Uint32Array(NUMBERED.length + 1);
  let strings: SavedStrings | null = null;
  let met: Int32Array[] = [];
  for (let i = 0; i < passages.length; i++) {
    const passage = passages[i];
    const own = numbersOf(passage, numbers);
    if (own === null) {
      isInner[i] = passage.within === null ? 0 : 1;
      for (let k = 0; k < names.length; k++) columns[k].of[i] = columns[k].indexOf(passage[names[k]]);
      continue;
    }
    if (own !== strings) {
      strings = own;
      met = columns.map((column) => column.metIn(own));
    }
    isInner[i] = numbers[NUMBERED.length];
    for (let k = 0; k < names.length; k++) {
      const number = numbers[places[k]];
      if (number === 0) continue;
      if (met[k][number] === UNMET) met[k][number] = columns[k].indexOf(own.at(number));
      columns[k].of[i] = met[k][number];
    }
  }
  const entries = names.map((name, k) => [name, { values: columns[k].values, of: columns[k].of }]);
  return { isInner, columns: Object.fromEntries(entries) as Record<Name, FactColumn> };
}

const UNMET = -2;

function newColumn(count: number) {
  const values: string[] = [];
  const indexes = new Map<string, number>();
  const metOf = new Map<SavedStrings, Int32Array>();
  return {
    values,
    of: new Int32Array(count).fill(-1),
    /** The index of a value, which is new or not. */
    indexOf(value: string | null): number {
      if (value === null) return -1;
      let index = indexes.get(value);
      if (index === undefined) indexes.set(value, (index = values.push(value) - 1));
      return index;
    },
    /** For each number of a saved library's strings the index of the value; UNMET before it is met. */
    metIn(strings: SavedStrings): Int32Array {
      let met = metOf.get(strings);
      if (met === undefined) metOf.set(strings, (met = new Int32Array(strings.end).fill(UNMET)));
      return met;
    },
  };
}
