// The bytes of a saved library as a whole: a header, a table of sections, the sections, each at a multiple of eight, and
// sums that tell whether all are as they were written.

/** Change this with whatever changes the bytes, or the way letters, grams and passages are made. */
const VERSION = 6;
/** `VbL1` in the byte order of the machine: what another kind of machine has written is foreign. */
const MAGIC = 0x314c6256;
const HEADER_WORDS = 8;

/** How many sections there are. */
const SECTIONS = 14;

/** Sections as one stretch of memory, behind a header and a table of where they lie. */
export function assembled(sections: readonly ArrayBufferView[]): ArrayBuffer {
  const starts: number[] = [];
  let length = aligned(4 * (HEADER_WORDS + 2 * SECTIONS));
  for (const { byteLength } of sections) {
    starts.push(length);
    length = aligned(length + byteLength);
  }
  const buffer = new ArrayBuffer(length);
  const header = new Uint32Array(buffer, 0, HEADER_WORDS + 2 * SECTIONS);
  sections.forEach(({ buffer: from, byteOffset, byteLength }, i) => {
    header[HEADER_WORDS + 2 * i] = starts[i];
    header[HEADER_WORDS + 2 * i + 1] = byteLength;
    new Uint8Array(buffer, starts[i], byteLength).set(new Uint8Array(from, byteOffset, byteLength));
  });
  header[0] = MAGIC;
  header[1] = VERSION;
  header[2] = length;
  header[3] = checksumOf(buffer);
  return buffer;
}

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

type View<T> = new (buffer: ArrayBuffer, start: number, length: number) => T;

/** The sections of a stretch of memory; null where it is none of this version. */
export function tableOf(
  buffer: ArrayBuffer,
  length: number,
): { section: <T>(number: number, view: View<T> & { BYTES_PER_ELEMENT: number }) => T } | null {
  const words = HEADER_WORDS + 2 * SECTIONS;
  if (buffer.byteLength < length || length < 4 * words || length % 8 !== 0) return null;
  const header = new Uint32Array(buffer, 0, words);
  if (header[0] !== MAGIC || header[1] !== VERSION || header[2] !== length) return null;
  return {
    section: (number, view) =>
      new view(
        buffer,
        header[HEADER_WORDS + 2 * number],
        header[HEADER_WORDS + 2 * number + 1] / view.BYTES_PER_ELEMENT,
      ),
  };
}

/** Of all words after the header's. */
function checksumOf(buffer: ArrayBuffer): number {
  const words = new Uint32Array(buffer);
  return combined(addSums(newSums(), words, HEADER_WORDS, words.length));
}

const combined = ([a, b, c, d]: Sums): number =>
  (mixed(a) + 3 * mixed(b) + 5 * mixed(c) + 7 * mixed(d)) >>> 0;

/** How many bytes a saved library has, by its first bytes; null where they are not the first of one. */
export function savedLength(head: ArrayBuffer): number | null {
  if (head.byteLength < SAVED_HEAD) return null;
  const header = new Uint32Array(head, 0, HEADER_WORDS);
  return header[0] === MAGIC && header[1] === VERSION ? header[2] : null;
}

/** So many bytes tell how long a saved library is. */
export const SAVED_HEAD = 4 * HEADER_WORDS;

/** Words that are added up at once: some milliseconds. */
const STEP_WORDS = 2 ** 21;

/** Whether bytes are a library as it was written; yields now and then, because adding up a large one takes a while. */
export function* checkSaved(buffer: ArrayBuffer, length = buffer.byteLength): Generator<void, boolean> {
  if (tableOf(buffer, length) === null) return false;
  const words = new Uint32Array(buffer, 0, length / 4);
  const sums = newSums();
  for (let from = HEADER_WORDS; from < words.length; from += STEP_WORDS) {
    addSums(sums, words, from, Math.min(from + STEP_WORDS, words.length));
    yield;
  }
  return words[3] === combined(sums);
}

/** As {@link checkSaved}, all at once. */
export function soundness(buffer: ArrayBuffer, length: number): boolean {
  for (const steps = checkSaved(buffer, length); ;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Tells the bytes of files apart, as 32 hexadecimal digits; not made to keep secrets. */
export function bytesHash(buffer: ArrayBuffer): string {
  const whole = buffer.byteLength >> 2;
  const last = new Uint8Array(4);
  last.set(new Uint8Array(buffer, 4 * whole));
  const sums = addSums(newSums(), new Uint32Array(buffer, 0, whole), 0, whole).map(mixed);
  sums[0] ^= Math.imul(buffer.byteLength, 0x9e3779b1);
  sums[1] = Math.imul(sums[1] ^ new Uint32Array(last.buffer)[0], 0x85ebca77);
  return sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Four sums that do not wait for each other. A single changed word always changes one. */
type Sums = [number, number, number, number];

const newSums = (): Sums => [1, 2, 3, 4];

/** Adds up words [from, to); all but the last stretch of them is a multiple of four. */
function addSums(sums: Sums, words: Uint32Array, from: number, to: number): Sums {
  let [a, b, c, d] = sums;
  let i = from;
  for (const last = to - 3; i < last; i += 4) {
    a = Math.imul(a ^ words[i], 0x9e3779b1);
    b = Math.imul(b ^ words[i + 1], 0x85ebca77);
    c = Math.imul(c ^ words[i + 2], 0xc2b2ae3d);
    d = Math.imul(d ^ words[i + 3], 0x27d4eb2f);
  }
  for (; i < to; i++) a = Math.imul(a ^ words[i], 0x9e3779b1);
  sums[0] = a;
  sums[1] = b;
  sums[2] = c;
  sums[3] = d;
  return sums;
}

/** The highest bits of a sum move nothing but themselves: fold them in. */
const mixed = (sum: number): number => Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
