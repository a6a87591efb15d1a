import { describe, expect, it } from 'vitest';
import {
  buildLibrary,
  collateLibrary,
  collatePassage,
  type Collation,
  type Library,
} from '../../../server/src/engine/index.ts';

const RECORD = `---
id: record
title: 讲话汇编
author: 习近平
date: 2020-04-16
kind: compilation
---

要继续同世界卫生组织保持良好沟通，同有关国家分享防疫经验，向其他出现疫情扩散的国家和地区提供力所能及的援助，体现负责任大国担当。

(2020年2月23日《在部署会议上的讲话》)

中方将在巩固疫情防控成果基础上，严格质量监管措施，为全球抗疫提供尽可能多的物资保障。我们将加强合作，帮助发展中国家和其有需要的国家加强能力建设，始终在力所能及及范围内提供支持。

(2020年4月2日同比利时国王菲利普通话)
`;

const REPORT = `---
id: report
title: 战“疫”篇章
author: 新华社
date: 2020-04-05
kind: report
authority: secondary
---

2月23日，在部署会议上，习近平强调：“要继续同世卫组织保持良好沟通，同有关国家分享防疫经验……体现负责任大国担当。”

4月2日，同比利时国王菲利普通话时，习近平表示：“中方将在巩固疫情防控成果基础上，严格质量监督措施，为全球抗疫提供尽可能多的物资保障。”“帮助发展中国家和其他有需要的国家加强能力建设，始终在力所能及范围内提供支持。”
`;

const COMMENT = `---
id: comment
title: null
kind: commentary
date: 2020
authority: secondary
---

习近平总书记指出，“中方将在巩固疫情防控成果基础上，严格质量监管措施，为全球抗疫提供尽可能多的物资保障”。
`;

function all(library: Library): Collation[] {
  const walk = collateLibrary(library);
  for (let step = walk.next(); ; step = walk.next()) if (step.done) return step.value;
}

const libraryOf = (...texts: string[]) => buildLibrary(texts.map((text, i) => ({ file: `${i}.md`, text })));

/** `article tie: base → witness what side why`, a line a variant. */
function shown(library: Library, collations: readonly Collation[]): string[] {
  return collations.flatMap(({ passage, witnesses }) =>
    witnesses.flatMap((w) => {
      const { articleId } = library.passages[w.place.passage];
      const head = `${library.passages[passage].date} ${articleId} ${w.quoted ? 'quoted' : 'running'} ${w.tie}`;
      return w.variants.length === 0
        ? [head]
        : w.variants.map(
            ({ baseReads, witnessReads, judgement: { what, side, why } }) =>
              `${head}: ${baseReads || '-'} → ${witnessReads || '-'} ${what} ${side} ${why}`,
          );
    }),
  );
}

describe('collation', () => {
  it('lists every witness of a passage with its variants and what they look like', () => {
    const library = libraryOf(RECORD, REPORT, COMMENT);
    expect(shown(library, all(library))).toEqual([
      '2020-02-23 report quoted dated: 界卫生 → 卫 shortening witness null',
      '2020-04-02 report quoted dated: 管 → 督 wording witness outvoted',
      '2020-04-02 comment quoted speaker',
      '2020-04-02 report quoted dated: - → 他 transcription base torn-word',
      '2020-04-02 report quoted dated: 及 → - transcription base doubled',
    ]);
  });

  it('places each variant in the texts of both passages', () => {
    const library = libraryOf(RECORD, REPORT, COMMENT);
    let variants = 0;
    for (const { passage, witnesses } of all(library)) {
      for (const { place, variants: own } of witnesses) {
        for (const v of own) {
          expect(library.passages[passage].text.slice(v.base.start, v.base.end)).toBe(v.baseReads);
          expect(library.passages[place.passage].text.slice(v.witness.start, v.witness.end)).toBe(
            v.witnessReads,
          );
          variants++;
        }
      }
    }
    expect(variants).toBe(4);
    expect(all(library).map(({ witnesses }) => witnesses.map((w) => w.elided))).toEqual([
      [true],
      [false, false, false],
    ]);
  });

  it('collates one passage as it does all, from the record and from its witness', () => {
    const library = libraryOf(RECORD, REPORT, COMMENT);
    for (const collation of all(library)) {
      expect(collatePassage(library, collation.passage)).toEqual(collation);
      for (const { place } of collation.witnesses)
        expect(collatePassage(library, place.passage)).toEqual(collation);
    }
  });

  it('does not collate the same phrase said on two occasions', () => {
    const other = REPORT.replace('2月23日，在部署会议上', '3月12日，同古特雷斯通话时').replace(
      /\n\n4月2日[^]*/,
      '\n',
    );
    const library = libraryOf(
      RECORD,
      other.replace('“要继续', '“患难见真情。要继续').replace(/要继续[^”]*/, '体现负责任大国担当。'),
    );
    expect(shown(library, all(library))).toEqual([]);
  });

  it('tells of long words that two articles date differently', () => {
    const library = libraryOf(RECORD, REPORT.replace('2月23日', '2月25日'));
    expect(shown(library, all(library))[0]).toBe(
      '2020-02-23 report quoted conflict: 界卫生 → 卫 shortening witness null',
    );
  });

  it('finds nothing to collate in one article, or in none', () => {
    expect(all(libraryOf(RECORD))).toEqual([]);
    expect(all(libraryOf())).toEqual([]);
    expect(collatePassage(libraryOf(RECORD), 0)).toBeNull();
    expect(collatePassage(libraryOf(RECORD), 99)).toBeNull();
  });
});
