import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceStarts } from '../../../server/src/engine/text/pieces.ts';
import {
  newSegmentMemory,
  readSegments,
  rereadSegments,
  segmentAt,
  type SegmentMemory,
} from '../../../server/src/engine/text/segment.ts';

const segmentsFrom = (memory: SegmentMemory, text: string, language: string) => {
  const segments = rereadSegments(text, language, memory);
  return segments.own.map((_, i) => segmentAt(segments, i));
};

describe('the pieces of a document', () => {
  it('begin behind blank lines, at the margin', () => {
    expect(pieceStarts('一\n\n二\n三\n\n  四\n\n五', 'markdown')).toEqual([0, 3, 13]);
    expect(pieceStarts('一\r\n\r\n二', 'markdown')).toEqual([0, 5]);
  });

  it('do not begin inside code, comments and front matter', () => {
    expect(pieceStarts('```\n一\n\n二\n```\n\n三', 'markdown')).toEqual([0, 14]);
    expect(pieceStarts('<!-- 一\n\n二 -->\n\n三', 'markdown')).toEqual([0, 15]);
    expect(pieceStarts('---\na: 一\n\nb: 二\n---\n三\n\n四', 'markdown')).toEqual([0, 22]);
    expect(pieceStarts('```\n一\n\n二', 'markdown')).toEqual([0]);
  });

  it('are lines in plain text, and the whole where markup reaches anywhere', () => {
    expect(pieceStarts('一\n二\n\n三\n', 'plaintext')).toEqual([0, 2, 4, 5]);
    expect(pieceStarts('一\n\n二', 'latex')).toEqual([0]);
  });
});

const fragment = fc.constantFrom(
  '\n', '\n\n', '\r\n\r\n', '\n \n', '“', '”', '‘', '’', '「', '」', '"', "''", '。', '，', '> ', '\n> ', '\n>\n> ', '- ', '1. ', '    ', '  ',
  '```', '````', '\n```\n', '~~~\n', '<!--', '-->', '<pre>', '</pre>', '<div>', '<?', '?>', '<![CDATA[', ']]>', '<!a', '>',
  '---\n', '***', '# ', '\n===\n', '| a | b |\n|---|---|\n', '[^1]', '[^1]: ', '[a]: http://b\n', '[a]', '[中方]', '[中方]: http://c', '![b][a]', '](c)', '$$', '+++\n', '<code>', '</code>', '\\[', '**', '`', '\\', '&', '——习近平', '（2020年3月12日）',
  '中方秉持人类命运共同体理念', '各国应该行动起来', '一二三四五六七八九十一二三四五六七八九十', 'word ', '他说：', '\ufeff', '\t',
); // prettier-ignore

describe('segments read from memory', () => {
  for (const language of ['markdown', 'plaintext', 'html', 'latex'])
    it(`are those of the whole document, whatever was edited (${language})`, () => {
      fc.assert(
        fc.property(
          fc.array(fragment, { maxLength: 60 }),
          fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.array(fragment, { maxLength: 3 })), { maxLength: 6 }),
          (fragments, edits) => {
            let text = fragments.join('');
            const memory = newSegmentMemory();
            for (const [at, removed, added] of [...edits, [0, 0, []] as const]) {
              expect(segmentsFrom(memory, text, language)).toEqual(readSegments(text, language));
              const place = at % (text.length + 1);
              text = text.slice(0, place) + added.join('') + text.slice(place + removed);
            }
          },
        ),
        { numRuns: 300 },
      );
    });

  it('takes no longer where nothing is ever finished', () => {
    const text = '一二三四五六七八九十一二三四五六七八九十“一二三\n\n'.repeat(4000);
    const memory = newSegmentMemory();
    expect(segmentsFrom(memory, text, 'markdown')).toEqual(readSegments(text, 'markdown'));
    expect(segmentsFrom(memory, `${text}。`, 'markdown')).toEqual(readSegments(`${text}。`, 'markdown'));
  });
});
