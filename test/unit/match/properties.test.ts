import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildLibrary,
  checkText,
  DEFAULT_SETTINGS,
  newSegmentCache,
  type Finding,
} from '../../../server/src/engine/index.ts';
import { normalize } from '../../../server/src/engine/text/normalize.ts';
import { visibleText } from '../../../server/src/engine/text/visible.ts';

const folder = path.resolve(import.meta.dirname, '../../../corpus');
const files = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => ({ file: name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
const library = buildLibrary(files.filter((f) => f.file.startsWith('tuanjie')));
const check = (text: string, languageId = 'plaintext') =>
  checkText({ text, languageId }, library, DEFAULT_SETTINGS);

const passage = fc.nat(library.passages.length - 1).map((i) => library.passages[i]);
/** A stretch of a passage of at least `least` letters, from a letter to a letter. */
const stretch = (least: number) =>
  fc
    .tuple(passage, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([p, x, y]) => {
      const letters = normalize(p.text);
      const start = Math.floor(x * Math.max(0, letters.length - least));
      const length = Math.min(letters.length - start, least + Math.floor(y * 60));
      return p.text.slice(letters.starts[start], letters.ends[start + length - 1]);
    });

/** A finding's text with its edits carried out. */
function applied(f: Finding): string {
  let result = '';
  let at = 0;
  for (const e of f.edits) {
    result += f.text.slice(at, e.start - f.start) + e.expected;
    at = e.end - f.start;
  }
  return result + f.text.slice(at);
}
/** What a reader compares: no white space or markup, and no mark that only repeats the opening one in a new paragraph. */
const seen = (text: string) => {
  const plain = text.replace(/\n\s*“/g, '\n');
  return visibleText(plain, 0, plain.length);
};

describe('invariants', () => {
  it('a verbatim copy of 8 letters and more is found and never flagged', () => {
    fc.assert(
      fc.property(stretch(8), fc.constantFrom('“”', '「」', '‘’', '""'), (words, marks) => {
        const text = `报告写道：${marks[0]}${words}${marks[1]}。下一句与此无关。`;
        const quoted = check(text).filter((f) => f.quoted);
        expect(quoted.map((f) => [f.text, f.verdict])).toEqual([[words, 'exact']]);
      }),
      { numRuns: 300 },
    );
  });

  it('applying the edits of a finding gives its canonical wording', () => {
    const mutation = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      kind: fc.constantFrom(
        'drop',
        'double',
        'replace',
        'insert',
        'cut',
        'mark',
        'space',
        'bracket',
        'wrap',
        'move',
      ),
      character: fc.constantFrom(...'的了和在是与作做，、；。……“”《》𠮷a1'),
    });
    fc.assert(
      fc.property(stretch(14), fc.array(mutation, { maxLength: 4 }), (words, mutations) => {
        let text = words;
        for (const { at, kind, character } of mutations) {
          const i = Math.floor(at * text.length);
          if (kind === 'drop') text = text.slice(0, i) + text.slice(i + 1);
          else if (kind === 'double') text = text.slice(0, i + 1) + text.slice(i);
          else if (kind === 'replace') text = text.slice(0, i) + character + text.slice(i + 1);
          else if (kind === 'insert') text = text.slice(0, i) + character + text.slice(i);
          else if (kind === 'cut') text = text.slice(0, i) + text.slice(i + 9);
          else if (kind === 'bracket') text = `${text.slice(0, i)}（另加）${text.slice(i)}`;
          else if (kind === 'wrap') {
            const [open, close] = character === 'a' ? '##' : '《》';
            text = `${text.slice(0, i)}${open}${text.slice(i, i + 5)}${close}${text.slice(i + 5)}`;
          } else if (kind === 'move')
            text = text.slice(0, i) + text.slice(i + 4, i + 8) + text.slice(i, i + 4) + text.slice(i + 8);
          else if (kind === 'mark') text = text.slice(0, i) + '……' + text.slice(i);
          else text = text.slice(0, i) + '\n ' + text.slice(i);
        }
        // In brackets behind a word of another script stands what it means: a note, which stays.
        if (/[a-z][^\p{L}\p{N}]*（/iu.test(text)) return;
        const document = `他指出：“${text}”，说完就走了。`;
        for (const f of check(document)) {
          if (f.verdict === 'unsourced') continue;
          expect(f.text).toBe(document.slice(f.start, f.end));
          expect(seen(applied(f))).toBe(seen(f.canonical));
          for (const e of f.edits) {
            expect(e.start).toBeGreaterThanOrEqual(f.start);
            expect(e.end).toBeLessThanOrEqual(f.end);
            expect(seen(document.slice(e.start, e.end))).toBe(e.found);
          }
          if (f.verdict === 'exact') expect(f.edits).toEqual([]);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('the incremental result is the result from scratch', () => {
    const base = fs.readFileSync(path.resolve(import.meta.dirname, '../../../samples/draft.md'), 'utf8');
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(30),
      insert: fc.oneof(
        stretch(8),
        fc.constantFrom('', '“', '”', '\n\n', '> ', '3月12日，', '……', '```\n', '甲'),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const cache = newSegmentCache();
        let text = base;
        checkText({ text, languageId: 'markdown' }, library, DEFAULT_SETTINGS, cache);
        for (const { at, remove, insert } of edits) {
          const i = Math.floor(at * text.length);
          text = text.slice(0, i) + insert + text.slice(i + remove);
          const incremental = checkText({ text, languageId: 'markdown' }, library, DEFAULT_SETTINGS, cache);
          expect(incremental).toEqual(check(text, 'markdown'));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the order of the corpus files and the line endings do not matter', () => {
    const text = fs.readFileSync(path.resolve(import.meta.dirname, '../../../samples/draft.md'), 'utf8');
    const settings = DEFAULT_SETTINGS;
    const one = checkText({ text, languageId: 'markdown' }, buildLibrary(files), settings);
    const two = checkText({ text, languageId: 'markdown' }, buildLibrary([...files].reverse()), settings);
    expect(two).toEqual(one);
    const crlf = checkText(
      { text: text.replaceAll('\n', '\r\n'), languageId: 'markdown' },
      buildLibrary(files),
      settings,
    );
    expect(crlf.map((f) => [f.verdict, f.source, f.edits.map((e) => [e.op, e.found, e.expected])])).toEqual(
      one.map((f) => [f.verdict, f.source, f.edits.map((e) => [e.op, e.found, e.expected])]),
    );
  });

  it('no text throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('markdown', 'plaintext', 'html', 'latex', 'restructuredtext', 'asciidoc', 'unknown'),
        (text, languageId) => {
          check(`“${text}”国际社会应当加紧行动起来${text}`, languageId);
        },
      ),
      { numRuns: 300 },
    );
    check('\ud800“\udc00国际社会应当加紧行动起来\ud800”');
    check('');
  });
});
