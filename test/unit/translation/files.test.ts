import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { partedFiles } from '../../../server/src/translation/corpus-files.ts';
import { writeOwnForm } from '../../../server/src/translation/own-form.ts';
import { readingTranslations, readTranslations } from '../../../server/src/translation/read-translations.ts';
import { writeTmx } from '../../../server/src/translation/tmx.ts';
import { level2, omegatProject, projectSave } from './omegat.ts';

/** `zh = en (status, origin) line` of each unit, and the problems. */
const read = (name: string, text: string) => {
  const { units, problems } = readTranslations(name, text);
  return [
    ...units.map(
      ({ passage, source, target, status, origin, line }) =>
        `${passage === null ? '' : `${passage}: `}${source?.language ?? '*'} ${source?.text ?? '*'} = ${target.language} ${target.text} (${status}${origin === null ? '' : `, ${origin}`}) ${line}`,
    ),
    ...problems.map(({ code, line, values }) =>
      `! ${code} ${line} ${Object.values(values).join(' ')}`.trim(),
    ),
  ];
};

describe('TMX', () => {
  it('is read as OmegaT keeps it: tags as text, notes, alternatives', () => {
    const memory = projectSave([
      { zh: '<f0>患难</f0>见真情。<br1/>', en: 'A <f0>friend</f0> in need & a friend indeed.<br1/>' },
      { zh: '患难见真情。', en: 'Hardship shows the friend.', file: 'draft.md', note: 'for the title' },
    ]);
    expect(read('project_save.tmx', memory)).toEqual([
      'zh-CN 患难见真情。 = en-US A friend in need & a friend indeed. (draft) 7',
      'zh-CN 患难见真情。 = en-US Hardship shows the friend. (draft) 16',
    ]);
  });

  it('is read at level 2: codes are no words', () => {
    expect(read('level2.tmx', level2('患难见真情。', 'A friend in need.'))).toEqual([
      'zh-CN 患难见真情。 = en-US A friend in need. (draft) 6',
    ]);
  });

  it('may have several languages, its own source in each unit, and highlighted text', () => {
    const text = `<tmx version="1.4"><header srclang="*all*"/><body>
<tu srclang="en"><tuv xml:lang="fr"><seg>Un</seg></tuv><tuv xml:lang="en"><seg>O<hi>n</hi>e</seg></tuv><tuv xml:lang="zh"><seg>一</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg><![CDATA[a <b> & c]]></seg></tuv><tuv xml:lang="zh-TW"><seg>&#x4e2d;&#25991;</seg></tuv><tuv><seg>x</seg></tuv></tu>
</body></tmx>`;
    expect(read('a.TMX', text)).toEqual([
      'en One = fr Un (draft) 2',
      'en One = zh 一 (draft) 2',
      'zh-TW 中文 = en a <b> & c (draft) 3',
      '! language 3',
    ]);
  });

  it('keeps everything through writing and reading', () => {
    const words = fc
      .string({ unit: fc.constantFrom('a', ' ', '<', '&', '"', '中', '\n', '𠮷', '\u0007', ']', '>') })
      .map((text) => `x${text}x`);
    const units = fc.array(
      fc.record({
        passage: words,
        source: fc.record({ language: fc.constant('zh-Hans'), text: words }),
        target: fc.record({ language: fc.constantFrom('en', 'fr-CA'), text: words }),
        status: fc.constantFrom('official', 'published', 'draft'),
        origin: fc.option(words, { nil: null }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    const clean = (text: string) => text.replaceAll('\u0007', '\ufffd');
    fc.assert(
      fc.property(units, (given) => {
        const { units: back, problems } = readTranslations('a.tmx', writeTmx(given, '1.0'));
        expect(problems).toEqual([]);
        expect(back.map(({ line: _, ...unit }) => unit)).toEqual(
          given.map(({ passage, source, target, status, origin }) => ({
            passage: clean(passage),
            source: { ...source, text: clean(source.text) },
            target: { ...target, text: clean(target.text) },
            status,
            origin: origin === null ? null : clean(origin),
          })),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a long TMX file', () => {
  const pair = (i: number) => ({ zh: `第${i}句，<f0>很长</f0>。`, en: `Sentence ${i} & more.` });
  const many = Array.from({ length: 3000 }, (_, i) => pair(i));

  it('is read in parts, with the same result, lines and all', () => {
    const text = projectSave(many).replace('<body>', '<body>\n<!-- <tu><tuv> -->');
    const reading = readingTranslations('a.tmx', text);
    let steps = 0;
    let step = reading.next();
    for (; !step.done; step = reading.next()) steps++;
    expect(steps).toBeGreaterThan(10);
    const { units, problems } = step.value;
    expect(problems).toEqual([]);
    expect(units).toHaveLength(3000);
    const lines = text.split('\n');
    for (const i of [0, 1, 199, 200, 201, 2999]) {
      expect(units[i]).toMatchObject({
        source: { text: `第${i}句，很长。` },
        target: { text: `Sentence ${i} & more.` },
      });
      expect(lines[units[i].line + 1]).toContain(`第${i}句`);
    }
  });

  it('is read whole where it has what parts could tear', () => {
    const text = projectSave(many).replace('Sentence 7 &amp; more.', '<![CDATA[</tu><tu> 7]]>');
    const { units } = readTranslations('a.tmx', text);
    expect(units).toHaveLength(3000);
    expect(units[7].target.text).toBe('</tu><tu> 7');
  });

  it('is told with its line where it is broken', () => {
    const text = projectSave(many);
    const last = text.lastIndexOf('</tuv>');
    expect(read('a.tmx', text.slice(0, last) + text.slice(last + 6))[0]).toMatch(/^! xml \d{5} /);
  });
});

describe('XLIFF', () => {
  it('2: segments with both sides; what is final was published', () => {
    const text = `<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-Hans" trgLang="en">
 <file id="f1" original="draft.md"><group id="g"><unit id="1">
  <segment state="final"><source>病毒<pc id="1">没有</pc>国界。</source><target>Viruses know <pc id="1">no</pc> borders.<ph id="2"/></target></segment>
  <segment><source>未译。</source></segment>
  <segment state="translated"><source><mrk id="m" type="term">患难</mrk>见真情。</source><target>A friend<cp hex="0007"/> in need.</target></segment>
 </unit></group></file>
</xliff>`;
    expect(read('a.xlf', text)).toEqual([
      'zh-Hans 病毒没有国界。 = en Viruses know no borders. (published, draft.md) 4',
      'zh-Hans 患难见真情。 = en A friend in need. (draft, draft.md) 6',
    ]);
  });

  it('1.2, which most programs still write', () => {
    const text = `<xliff version="1.2"><file original="a.docx" source-language="zh-CN" target-language="en-GB" datatype="x"><body>
<trans-unit id="1" approved="yes"><source>一<ph id="1">{code}</ph>二</source><target>One<g id="2"> two</g></target></trans-unit>
<trans-unit id="2"><source>三</source><target state="needs-translation"></target></trans-unit>
</body></file></xliff>`;
    expect(read('a.xliff', text)).toEqual(['zh-CN 一二 = en-GB One two (published, a.docx) 2']);
  });
});

describe('our own form', () => {
  const text = `# reviewed 2020-04-20
language: en
status: official
source: Xinhua, 2020-04-15
passages:
  - passage: a0#abc
    sentences:
      - zh: 病毒没有国界。
        en: Viruses know no borders.
      - zh: 疫情不分种族。
        en: Epidemics know no race.
  - passage: a0#def
    status: draft
    source: ours
    en: |-
      The whole passage.
  - zh: 患难见真情。
    en: A friend in need.
`;

  it('is read, each entry with what it says of itself', () => {
    expect(read('x.en.translations.yaml', text)).toEqual([
      'a0#abc: zh 病毒没有国界。 = en Viruses know no borders. (official, Xinhua, 2020-04-15) 8',
      'a0#abc: zh 疫情不分种族。 = en Epidemics know no race. (official, Xinhua, 2020-04-15) 10',
      'a0#def: * * = en The whole passage. (draft, ours) 12',
      'zh 患难见真情。 = en A friend in need. (official, Xinhua, 2020-04-15) 17',
    ]);
  });

  it.each(['docs/corpus-format.md', 'docs/corpus-format.zh-CN.md'])('%s shows it as it is', (page) => {
    const text = readFileSync(path.resolve(import.meta.dirname, '../../..', page), 'utf8');
    const [, example] = /```yaml\n(# corpus\/translations[\s\S]*?)```/.exec(text)!;
    const { units, problems } = readTranslations('a.translations.yaml', example);
    expect([units.length, problems]).toEqual([3, []]);
  });

  it('is written as it is read', () => {
    const written = writeOwnForm(
      [
        { passage: 'a#1', source: '一。', target: 'One: “a”.' },
        { passage: 'a#2', source: '二。', target: '- two' },
        { passage: 'a#1', source: '三。', target: 'Three\nlines' },
      ],
      { from: 'zh', language: 'en', status: 'published', origin: 'A: b' },
    );
    expect(read('a.translations.yml', written).map((line) => line.replace(/ \d+$/, ''))).toEqual([
      'a#1: zh 一。 = en One: “a”. (published, A: b)',
      'a#1: zh 三。 = en Three\nlines (published, A: b)',
      'a#2: zh 二。 = en - two (published, A: b)',
    ]);
  });

  it('says what cannot be used, with its line, and uses the rest', () => {
    const lines = (own: string) => read('a.translations.yaml', own);
    expect(
      lines('language: en\npassages:\n  - zh: 一\n    en: One\n  - en: nothing\n  - 3\nstatsu: draft\n'),
    ).toEqual(['zh 一 = en One (draft) 3', '! field 7 statsu', '! field 5 passage', '! form 6']);
    expect(lines('language: en\nstatus: final\npassages: []\n')).toEqual([
      '! status 2 final official, published, draft',
    ]);
    expect(lines('passages: []\n')).toEqual(['! language 1']);
    expect(lines('language: en\npassages: [\n')[0]).toMatch(/^! yaml \d+ /);
    expect(lines('just words')).toEqual(['! form 1']);
    expect(lines('')).toEqual(['! form 1']);
  });

  it('follows no alias, so that nothing grows', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nlanguage: en\npassages:\n  - zh: *c\n    en: *c\n`;
    expect(read('a.translations.yaml', bomb).every((line) => line.startsWith('!'))).toBe(true);
  });
});

describe('bad files', () => {
  it('are told with their line', () => {
    expect(read('a.tmx', '<tmx>\n<body>\n</tmx>')[0]).toMatch(/^! xml 3 /);
    expect(read('a.tmx', 'hello')[0]).toMatch(/^! xml 1 /);
    expect(read('a.tmx', '')[0]).toMatch(/^! xml 1 /);
    expect(read('a.tmx', '<html/>')).toEqual(['! form 1 html']);
    expect(read('a.tmx', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`)[0]).toMatch(/^! xml /);
  });

  it('may not declare entities', () => {
    const bomb =
      '<!DOCTYPE tmx [\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;">]><tmx><body>&b;</body></tmx>';
    expect(read('a.tmx', bomb)).toEqual(['! xml 2 entity declarations are not read']);
  });

  it('never throw, whatever they are', () => {
    const junk = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '/',
        'tu',
        'tuv',
        'seg',
        ' ',
        '"',
        '=',
        '&',
        ';',
        '\n',
        '-',
        ':',
        'a',
        '!',
        '[',
        ']',
      ),
    });
    fc.assert(
      fc.property(junk, fc.constantFrom('a.tmx', 'a.xlf', 'a.translations.yaml'), (text, name) => {
        readTranslations(name, `<tmx><body>${text}</body></tmx>`);
        readTranslations(name, text);
      }),
    );
  });
});

describe('the files of a corpus folder', () => {
  const parted = (names: readonly string[]) => {
    const { articles, translations } = partedFiles(
      names.map((name) => ({ uri: `file:///c/${name}`, stamp: '' })),
    );
    return [articles, translations].map((all) => all.map(({ uri }) => uri.slice('file:///c/'.length)));
  };

  it('are articles, or translations', () => {
    expect(parted(['a.md', 'README.md', 'a.tmx', 'b.translations.yaml', 'other.yaml', 't/c.XLF'])).toEqual([
      ['a.md'],
      ['a.tmx', 'b.translations.yaml', 't/c.XLF'],
    ]);
  });

  it('are of an OmegaT project its memories alone', () => {
    const project = Object.keys(omegatProject([], { draft: '', translation: '', memory: '' }));
    expect(parted(['a.md', ...project.map((name) => `p/${name}`)])).toEqual([
      ['a.md'],
      ['p/omegat/project_save.tmx', 'p/tm/auto/published.tmx'],
    ]);
  });
});
