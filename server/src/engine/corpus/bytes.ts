/** Numbers as bytes, seven bits in each: small ones take one. */
export interface ByteWriter {
  readonly length: number;
  byte(value: number): void;
  /** A whole number from 0 to 2³² - 1. */
  number(value: number): void;
  /** A whole number that may be negative. */
  signed(value: number): void;
  written(): Uint8Array;
}

export function newByteWriter(expected = 1024): ByteWriter {
  let bytes = new Uint8Array(Math.max(16, expected));
  let length = 0;
  const byte = (value: number): void => {
    if (length === bytes.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length++] = value;
  };
  const number = (value: number): void => {
    for (; value > 0x7f; value = Math.floor(value / 0x80)) byte(0x80 | (value & 0x7f));
    byte(value);
  };
  return {
    get length() {
      return length;
    },
    byte,
    number,
    signed: (value) => number(value < 0 ? -2 * value - 1 : 2 * value),
    written: () => bytes.subarray(0, length),
  };
}

/** A place in some bytes, moved on by reading. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

export function readNumber(cursor: Cursor): number {
  let value = 0;
  for (let scale = 1; ; scale *= 0x80) {
    const byte = cursor.bytes[cursor.at++];
    value += (byte & 0x7f) * scale;
    // Beyond the end there is nothing to go on with.
    if (!(byte > 0x7f)) return value;
  }
}

/** Passes over so many numbers. */
export function skipNumbers(cursor: Cursor, count: number): void {
  for (let left = count; left > 0;) if (!(cursor.bytes[cursor.at++] > 0x7f)) left--;
}

export function readSigned(cursor: Cursor): number {
  const value = readNumber(cursor);
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
