// The folder of an OmegaT project as OmegaT 3 to 6 write it: its memory is TMX 1.1 with `lang`, tags as text.

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export interface OmegatUnit {
  readonly zh: string;
  readonly en: string;
  /** An alternative translation, for one place of one file. */
  readonly file?: string;
  readonly note?: string;
}

export function projectSave(units: readonly OmegatUnit[]): string {
  const tu = ({ zh, en, file, note }: OmegatUnit) =>
    `    <tu>
${file === undefined ? '' : `      <prop type="file">${file}</prop>\n      <prop type="prev"></prop>\n      <prop type="next"></prop>\n`}${note === undefined ? '' : `      <note>${escaped(note)}</note>\n`}      <tuv lang="ZH-CN">
        <seg>${escaped(zh)}</seg>
      </tuv>
      <tuv lang="EN-US" changeid="translator" changedate="20200401T101112Z" creationid="translator" creationdate="20200331T080910Z">
        <seg>${escaped(en)}</seg>
      </tuv>
    </tu>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0.0_0_c0737622d" segtype="sentence" srclang="ZH-CN"/>
  <body>
<!-- Default translations -->
${units
  .filter(({ file }) => file === undefined)
  .map(tu)
  .join('\n')}
<!-- Alternative translations -->
${units
  .filter(({ file }) => file !== undefined)
  .map(tu)
  .join('\n')}
  </body>
</tmx>
`;
}

/** A reference memory of another program in tm/, level 2: codes as elements. */
export function level2(zh: string, en: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0.0" segtype="sentence" srclang="ZH-CN"/>
  <body>
    <tu>
      <tuv xml:lang="ZH-CN">
        <seg><bpt i="0" x="0">&lt;f0&gt;</bpt>${escaped(zh)}<ept i="0">&lt;/f0&gt;</ept></seg>
      </tuv>
      <tuv xml:lang="EN-US">
        <seg><bpt i="0" x="0">&lt;f0&gt;</bpt>${escaped(en)}<ept i="0">&lt;/f0&gt;</ept><ph x="1">&lt;br1/&gt;</ph></seg>
      </tuv>
    </tu>
  </body>
</tmx>
`;
}

const PROJECT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
    <project version="1.0">
        <source_dir>__DEFAULT__</source_dir>
        <target_dir>__DEFAULT__</target_dir>
        <tm_dir>__DEFAULT__</tm_dir>
        <glossary_dir>__DEFAULT__</glossary_dir>
        <source_lang>ZH-CN</source_lang>
        <target_lang>EN-US</target_lang>
        <sentence_seg>true</sentence_seg>
    </project>
</omegat>
`;

/** All files of a project by their paths. The draft in source/ has the quotations, its translation stands in target/. */
export function omegatProject(
  units: readonly OmegatUnit[],
  more: { readonly draft: string; readonly translation: string; readonly memory?: string },
): Record<string, string> {
  return {
    'omegat.project': PROJECT,
    'omegat/project_save.tmx': projectSave(units),
    'omegat/project_stats.txt': 'Project Statistics\n',
    'glossary/glossary.txt': '多边主义\tmultilateralism\n',
    'source/draft.md': more.draft,
    'target/draft.md': more.translation,
    'project-omegat.tmx': projectSave(units),
    'project-level1.tmx': projectSave(units),
    'project-level2.tmx': projectSave(units),
    ...(more.memory === undefined ? {} : { 'tm/auto/published.tmx': more.memory }),
  };
}
