import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newByteWriter, readNumber, readSigned } from '../../../server/src/engine/corpus/bytes.ts';
import type { Passage } from '../../../server/src/engine/corpus/passages.ts';
import { readText, writeText, type Variants } from '../../../server/src/engine/corpus/saved-text.ts';
import {
  buildLibrary,
  bytesHash,
  checkText,
  DEFAULT_SETTINGS,
  openLibrary,
  saveLibrary,
  type CorpusFile,
  type Library,
} from '../../../server/src/engine/index.ts';
import { lineStartsOf } from '../../../server/src/engine/text/lines.ts';
import { normalize } from '../../../server/src/engine/text/normalize.ts';

const folder = new URL('../../../corpus/', import.meta.url);
const bundled: CorpusFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

const article = (id: string, body: string, more = ''): string =>
  `---\nid: ${id}\ntitle: 题\nauthor: 甲\ndate: 2020-03\nkind: essay\n${more}---\n\n${body}\n`;

/** What a library says, as plain values. */
function contents(library: Library): object {
  const plain = (passage: Passage): object => ({
    id: passage.id,
    articleId: passage.articleId,
    text: passage.text,
    pieces: [...passage.pieces],
    line: passage.line,
    section: passage.section,
    speaker: passage.speaker,
    date: passage.date,
    occasion: passage.occasion,
    occasionKind: passage.occasionKind,
    within: passage.within,
    continues: passage.continues,
    emendations: passage.emendations,
    notes: passage.notes,
  });
  const { revision, articles, articleOf, index, problems, characters, speakers, files } = library;
  return {
    revision,
    articles,
    passages: library.passages.map(plain),
    articleOf: [...(articleOf as Int32Array)],
    index,
    problems,
    characters,
    speakers,
    files: [...files].map(([file, { hash, lineStarts, article: own, passages, problems: found }]) => [
      file,
      { hash, lineStarts, article: own, passages: passages.map(plain), problems: found },
    ]),
  };
}

const reopened = (saved: ArrayBuffer): Library => openLibrary(saved)!.library;
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a saved library', () => {
  const library = buildLibrary(bundled);
  const saved = saveLibrary(library);

  it('opens as what was saved', () => {
    const opened = reopened(saved);
    expect(asJson(contents(opened))).toEqual(asJson(contents(library)));
    expect(opened.passages).toHaveLength(library.passages.length);
    expect(Array.isArray(opened.passages)).toBe(true);
  });

  it('checks documents as what was saved does', () => {
    const document = {
      text: readFileSync(new URL('../samples/draft.md', folder), 'utf8'),
      languageId: 'markdown',
    };
    const opened = reopened(saved);
    expect(checkText(document, opened, DEFAULT_SETTINGS)).toEqual(
      checkText(document, library, DEFAULT_SETTINGS),
    );
  });

  it('takes less than what it was made from in memory, and is saved again as the same bytes', () => {
    const characters = library.passages.reduce((sum, p) => sum + (p.within === null ? p.text.length : 0), 0);
    const { heads } = library.index;
    expect((saved.byteLength - heads.byteLength) / characters).toBeLessThan(9);
    expect(Buffer.from(saveLibrary(reopened(saved))).equals(Buffer.from(saved))).toBe(true);
  });

  it('is built on: a file that is unchanged is not read again, one that changed is', () => {
    const opened = reopened(saved);
    const changed = bundled.map((one, i) =>
      i === 1 ? { ...one, text: `${one.text}\n新写的一段话，别处没有。\n` } : one,
    );
    const unread = changed.map((one, i) => (i === 1 ? one : { ...one, text: null, hash: '' }));
    const rebuilt = buildLibrary(unread, opened);
    expect(asJson(contents(rebuilt))).toEqual(asJson(contents(buildLibrary(changed))));
    expect(rebuilt.revision).not.toBe(library.revision);
  });

  it('gives its files the names they have now', () => {
    const { library: named, stamps } = openLibrary(
      saveLibrary(
        library,
        (file) => `folder/${file}`,
        (file) => `read when it was ${file.length}`,
      ),
      (name) => `file:///here/${name}`,
    )!;
    const [{ file }] = bundled;
    expect(stamps.get(`file:///here/folder/${file}`)).toBe(`read when it was ${file.length}`);
    expect([...named.files.keys()]).toEqual(bundled.map(({ file }) => `file:///here/folder/${file}`));
    expect(new Set(named.articles.map(({ file }) => file))).toEqual(new Set(named.files.keys()));
  });

  it('keeps problems and articles that were left out for the id of another', () => {
    const files: CorpusFile[] = [
      { file: 'a.md', text: article('one', '这是第一篇文章的一段话，说的是一件事。', 'colour: red\n') },
      { file: 'b.md', text: article('one', '这是第二篇文章的一段话，说的是另一件事。') },
      { file: 'c.md', text: 'no front matter' },
    ];
    const built = buildLibrary(files);
    const opened = reopened(saveLibrary(built));
    expect(opened.problems).toEqual(built.problems);
    const without = files.slice(1);
    expect(asJson(contents(buildLibrary(without, opened)))).toEqual(asJson(contents(buildLibrary(without))));
  });

  it('may be empty', () => {
    const empty = buildLibrary([]);
    expect(asJson(contents(reopened(saveLibrary(empty))))).toEqual(asJson(contents(empty)));
  });
});

describe('what is no saved library', () => {
  const saved = new Uint8Array(
    saveLibrary(buildLibrary([{ file: 'a.md', text: article('one', '这是一段话，说的是一件事。') }])),
  );
  const with_ = (change: (bytes: Uint8Array) => void): ArrayBuffer => {
    const copy = saved.slice();
    change(copy);
    return copy.buffer;
  };

  it('is refused when any byte was changed', () => {
    expect(openLibrary(with_(() => {}))).not.toBeNull();
    fc.assert(
      fc.property(
        fc.nat(saved.length - 1),
        fc.integer({ min: 1, max: 255 }),
        // The last words of the header say nothing.
        (at, by) => (at >= 16 && at < 32) || openLibrary(with_((bytes) => (bytes[at] ^= by))) === null,
      ),
      { numRuns: 500 },
    );
  });

  it('is refused when bytes are missing, or more, or moved', () => {
    expect(openLibrary(saved.slice(0, saved.length - 8).buffer)).toBeNull();
    expect(openLibrary(saved.slice(0, 40).buffer)).toBeNull();
    expect(openLibrary(new ArrayBuffer(0))).toBeNull();
    expect(openLibrary(new Uint8Array([...saved, ...new Array<number>(8).fill(0)]).buffer)).toBeNull();
    expect(openLibrary(with_((bytes) => bytes.copyWithin(256, 264)))).toBeNull();
  });

  it('is refused when it is of another version or something else', () => {
    expect(openLibrary(with_((bytes) => (bytes[4] = 99)))).toBeNull();
    expect(openLibrary(with_((bytes) => bytes.subarray(0, 4).reverse()))).toBeNull();
    expect(
      openLibrary(new TextEncoder().encode('{"version": 1, "files": {}}'.padEnd(512)).buffer),
    ).toBeNull();
  });
});

describe('a saved text', () => {
  it('reads as it was written, whatever it is', () => {
    const units = fc.oneof(
      fc.constantFrom(...'，。“”『』a.9８Ａ國国裏里臺𠮷\u064bب\ud842\udc00……\r\n\t é̂ﬁ①％'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.array(units, { maxLength: 200 }).map((parts) => parts.join('')),
          { maxLength: 5 },
        ),
        (texts) => {
          const out = newByteWriter();
          const variants: Variants = new Map();
          const starts = texts.map((text) => {
            const at = out.length;
            writeText(out, text, normalize(text), variants);
            return at;
          });
          const bytes = out.written();
          texts.forEach((text, i) => {
            const { codes } = normalize(text);
            const around = Uint16Array.from([1, 2, 3, ...codes, 4, 5]);
            expect(readText({ bytes, at: starts[i] }, text.length, around, 3, variants)).toBe(text);
          });
        },
      ),
    );
  });
});

describe('numbers as bytes', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(0xffffffff), fc.integer())), (numbers) => {
        const out = newByteWriter();
        for (const [whole, any] of numbers) {
          out.number(whole);
          out.signed(any);
        }
        const cursor = { bytes: out.written(), at: 0 };
        for (const [whole, any] of numbers)
          expect([readNumber(cursor), readSigned(cursor)]).toEqual([whole, any]);
        expect(cursor.at).toBe(out.length);
      }),
    );
  });
});

describe('a hash of bytes', () => {
  it('differs when a bit differs, or the length', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(7), (before, at, bit) => {
        const after = before.slice();
        after[at % after.length] ^= 1 << bit;
        expect(bytesHash(after.buffer)).not.toBe(bytesHash(before.slice().buffer));
        expect(bytesHash(new Uint8Array([...before, 0]).buffer)).not.toBe(bytesHash(before.slice().buffer));
      }),
    );
  });
});

describe('lines', () => {
  it('begin where they begin, however they end', () => {
    expect([...lineStartsOf('')]).toEqual([0]);
    expect([...lineStartsOf('a\nb\r\nc\rd\n\r\re\r')]).toEqual([0, 2, 5, 7, 9, 10, 11, 13]);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r') }), (text) => {
        const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
        expect([...lineStartsOf(text)]).toEqual(starts);
      }),
    );
  });
});
