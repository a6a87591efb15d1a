import { describe, expect, it } from 'vitest';
import { languageInName, originalsOf } from '../../../server/src/translation/partner.ts';

const originals = (uri: string) => originalsOf(uri).map((one) => `${one.uri} ${one.language}`);

describe('a file and its original', () => {
  it('by the language in their names', () => {
    expect(languageInName('file:///w/draft.en.md')).toBe('en');
    expect(languageInName('file:///w/draft.pt_BR.txt')).toBe('pt-BR');
    expect(originals('file:///w/en/draft.fr-CA.md').slice(0, 3)).toEqual([
      'file:///w/en/draft.zh.md fr-CA',
      'file:///w/en/draft.zh-CN.md fr-CA',
      'file:///w/en/draft.zh-Hans.md fr-CA',
    ]);
  });

  it('by the languages of their folders, the innermost first', () => {
    expect(originals('file:///w/en/docs/fr/guide/a.md')[0]).toBe('file:///w/en/docs/zh/guide/a.md fr');
    expect(originals('file:///w/en/docs/fr/guide/a.md')).toContain('file:///w/zh/docs/fr/guide/a.md en');
    // Somebody called Li writes Chinese all the same.
    expect(languageInName('file:///home/li/a.md')).toBeNull();
  });

  it('by the folders of an OmegaT project', () => {
    expect(originals('file:///p/target/a/b.md')).toEqual(['file:///p/source/a/b.md null']);
  });

  it('and no other', () => {
    for (const uri of [
      'file:///w/draft.md',
      'file:///w/draft.zh.md',
      'file:///w/zh/a.md',
      'untitled:Untitled-1',
    ])
      expect(originalsOf(uri)).toEqual([]);
    // Endings and folders that look like tags.
    for (const uri of ['file:///w/a.qq.md', 'file:///w/x.test.md']) expect(languageInName(uri)).toBeNull();
    for (const uri of ['file:///w/src/a.md', 'file:///home/me/a.md']) expect(originalsOf(uri)).toEqual([]);
  });
});
