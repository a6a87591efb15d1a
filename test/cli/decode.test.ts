import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode, type Encoding } from '../../server/src/decode.ts';
import { encode, roundTrips } from '../../server/src/node/encode.ts';

const TEXT = '习近平指出：“病毒没有国界，疫情不分种族。”这是2020年3月的事。\r\n第二行𠮷\n';

const bytesOf = (text: string, encoding: Encoding): Uint8Array => encode({ text, encoding });

describe('decode', () => {
  it.each<[string, Uint8Array, Encoding]>([
    ['UTF-8', bytesOf(TEXT, 'utf-8'), 'utf-8'],
    ['UTF-8 with a mark', bytesOf('\ufeff' + TEXT, 'utf-8'), 'utf-8'],
    ['UTF-16LE with a mark', bytesOf('\ufeff' + TEXT, 'utf-16le'), 'utf-16le'],
    ['UTF-16BE with a mark', bytesOf('\ufeff' + TEXT, 'utf-16be'), 'utf-16be'],
    ['UTF-16LE without a mark', bytesOf(TEXT, 'utf-16le'), 'utf-16le'],
    ['UTF-16BE without a mark', bytesOf(TEXT, 'utf-16be'), 'utf-16be'],
    ['GB18030', bytesOf(TEXT, 'gb18030'), 'gb18030'],
    [
      'traditional script in GB18030',
      bytesOf('「病毒沒有國界，疫情不分種族」，這是我們的共識。', 'gb18030'),
      'gb18030',
    ],
    ['one short GB18030 line', bytesOf('人类命运共同体', 'gb18030'), 'gb18030'],
    ['English only', bytesOf('plain text', 'utf-8'), 'utf-8'],
    ['an empty file', new Uint8Array(), 'utf-8'],
    ['genuine replacement characters', bytesOf('坏\ufffd字', 'utf-8'), 'utf-8'],
  ])('reads %s', (_name, bytes, encoding) => {
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ encoding });
    if ('text' in decoded) expect(roundTrips(decoded, bytes)).toBe(true);
  });

  it('reads Big5, and tells it from GB18030', () => {
    const lines = [
      '病毒無國界，疫情不分種族，我們都是一個命運共同體，只有團結合作纔能戰勝疫情',
      '「學而時習之，不亦說乎？」',
      '子曰：「吾十有五而志于學，三十而立，四十而不惑。」',
    ];
    for (const text of lines) {
      const bytes = iconv.encode(text, 'big5');
      expect(decode(bytes)).toEqual({ text, encoding: 'big5' });
      expect(roundTrips({ text, encoding: 'big5' }, bytes)).toBe(true);
      expect(decode(iconv.encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030' });
    }
  });

  it('counts a byte order mark as a character of the file', () => {
    expect(decode(bytesOf('\ufeff文', 'utf-16be'))).toEqual({ text: '\ufeff文', encoding: 'utf-16be' });
  });

  it('keeps a lone surrogate', () => {
    const bytes = bytesOf('\ufeff前\ud842后', 'utf-16le');
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ text: '\ufeff前\ud842后' });
    expect('text' in decoded && roundTrips(decoded, bytes)).toBe(true);
  });

  it('says where UTF-8 is damaged, and does not read it as GB18030', () => {
    const bytes = Buffer.concat([
      Buffer.from('第一行\n第二行'),
      Buffer.from([0xe4, 0xb8]),
      Buffer.from('的后面还有字'),
    ]);
    expect(decode(bytes)).toEqual({ refused: 'damaged', line: 2 });
  });

  it('refuses what is not text', () => {
    expect(decode(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toMatchObject({
      refused: 'binary',
    });
    expect(decode(Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)))).toMatchObject({
      refused: 'binary',
    });
    const japanese = 'ウイルスに国境はない。みんなの力で乗り越えましょう。これは東京で書かれた文章です。';
    expect(decode(iconv.encode(japanese, 'euc-jp'))).toMatchObject({ refused: 'unknown' });
  });

  it('reads back every text it wrote as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const whole = text.replaceAll(/[\p{Cc}\p{Cs}]/gu, '') + '字';
        expect(decode(bytesOf(whole, 'utf-8'))).toEqual({ text: whole, encoding: 'utf-8' });
      }),
    );
  });
});
