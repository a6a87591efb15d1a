import type { EditOperation, EditKind, Verdict } from '../engine/index.ts';

export type Language = 'zh' | 'en';

/** What a quotation is counted as in a summary. */
export type Tally = Verdict | 'contradicted';

/**
 * Every sentence of the command line. Typed, so that a sentence missing in one language does not compile.
 * The same words as everywhere else in Verbatim: "differs from the source", never "wrong".
 */
export interface Words {
  readonly help: {
    readonly program: string;
    readonly check: string;
    readonly search: string;
    readonly corpus: string;
    readonly stats: string;
    readonly lint: string;
    readonly lintFolders: string;
    readonly lintFix: string;
    readonly lintExitStatus: string;
    readonly collate: string;
    readonly collateAll: string;
    readonly export: string;
    readonly exportArticle: string;
    readonly exportOut: string;
    readonly import: string;
    readonly importFiles: string;
    readonly out: string;
    readonly write: string;
    readonly id: string;
    readonly translations: string;
    readonly translationFiles: string;
    readonly translationStatus: string;
    readonly translationSource: string;
    readonly translationsOut: string;
    readonly bilingual: string;
    readonly bilingualFile: string;
    readonly bilingualTranslation: string;
    readonly bilingualTranslations: string;
    readonly bilingualAll: string;
    readonly bilingualExitStatus: string;
    readonly lsp: string;
    readonly files: string;
    readonly query: string;
    readonly corpusOption: string;
    readonly noBundledCorpus: string;
    readonly noCache: string;
    readonly pack: string;
    readonly packFolders: string;
    readonly packOutput: string;
    readonly format: string;
    readonly fix: string;
    readonly all: string;
    readonly include: string;
    readonly exclude: string;
    readonly showIgnored: string;
    readonly noIgnore: string;
    readonly stdinName: string;
    readonly example: string;
    readonly limit: string;
    readonly lang: string;
    readonly stdio: string;
    readonly version: string;
    readonly help: string;
    readonly headings: Readonly<Record<string, string>>;
    readonly choices: string;
    inBrackets(facts: readonly string[]): string;
    readonly defaultValue: string;
    readonly exitStatus: string;
  };
  readonly usage: {
    missingOption(option: string): string;
    missingArgument(name: string): string;
    unknownOption(option: string): string;
    unknownCommand(name: string): string;
    badValue(option: string, given: string, choices: string): string;
    missingValue(option: string): string;
    tooMany(): string;
    seeHelp(): string;
  };
  readonly trouble: {
    missing(): string;
    unreadable(reason: string): string;
    binary(): string;
    damaged(): string;
    encoding(): string;
    noMatch(): string;
    nothingToCheck(): string;
    failed(reason: string): string;
    corpusMissing(): string;
    corpusNotFolder(): string;
    corpusUnreadable(): string;
    corpusWithoutArticles(): string;
    corpusEmpty(): string;
    packName(): string;
    packNoArticle(): string;
    noCorpus(): string;
    fixStdin(): string;
    fixRoundTrip(): string;
    notWritten(reason: string): string;
    changedMeanwhile(): string;
    noArticle(id: string): string;
    warning(message: string): string;
    lspStdioOnly(): string;
  };
  readonly verdict: Readonly<Record<Tally, string>>;
  /** The same after a number. */
  readonly tally: Readonly<Record<Tally, string>>;
  readonly editKind: Readonly<Record<EditKind, string>>;
  readonly label: {
    readonly differs: string;
    readonly canonical: string;
    readonly source: string;
    readonly part: string;
    readonly stated: string;
    readonly also: string;
  };
  readonly unknown: { readonly speaker: string; readonly date: string; readonly occasion: string };
  readonly conflict: Readonly<Record<'speaker' | 'date' | 'occasion' | 'article', string>>;
  edit(operation: EditOperation, found: string, expected: string): string;
  /** The same once it has been mended. */
  mended(operation: EditOperation, found: string, expected: string): string;
  moreEdits(count: number): string;
  conflictIs(what: string, stated: string, expected: string | null): string;
  others(count: number): string;
  unsourced(): string;
  spliced(): string;
  variant(): string;
  quote(text: string): string;
  title(text: string): string;
  date(edtf: string): string;
  fixed(count: number, file: string): string;
  summary(files: number, quotations: number, tallies: readonly (readonly [Tally, number])[]): string;
  running(count: number): string;
  /** Of words in running text. */
  readonly unquoted: string;
  /** Between a name and what it names. */
  readonly colon: string;
  ignored(count: number): string;
  ignoredBy(place: string, reason: string): string;
  staleComment(): string;
  staleEntry(): string;
  verdictLine(flagged: number): string;
  example(): string;
  indexing(percent: number): string;
  packed(articles: number, passages: number, megabytes: string): string;
  sources(): string;
  searchNothing(query: string): string;
  exported(passages: number, file: string): string;
  lintSummary(articles: number, findings: number, fixed: number): string;
  collateSummary(passages: number, witnesses: number, variants: number, undecided: number): string;
  readonly bilingual: {
    /** What became of a quotation in the translation. */
    readonly what: Readonly<Record<'used' | 'altered' | 'unused', string>>;
    readonly label: Readonly<Record<'original' | 'here' | 'established', string>>;
    changed(found: string, expected: string): string;
    leftOut(expected: string): string;
    added(found: string): string;
    longer(): string;
    summary(used: number, altered: number, unused: number): string;
    noTranslations(): string;
    noRows(): string;
  };
  readonly translations: {
    kind(from: string, passages: number, pairs: number): string;
    summary(units: number, unplaced: number): string;
    read(file: string, units: number, placed: number): string;
    unplaced(file: string, line: number, text: string): string;
    more(count: number): string;
    exported(units: number, file: string): string;
  };
  readonly decided: string;
  /** What ties a witness to the passage it is a witness of. */
  readonly tie: Readonly<Record<'dated' | 'speaker' | 'words' | 'conflict', string>>;
  readonly import: {
    read(file: string, target: string, kind: string, passages: number, quotations: number): string;
    ask(target: string): string;
    written(target: string): string;
    notYet(): string;
    exists(): string;
    failed(reason: string): string;
  };
  readonly stats: {
    readonly articles: string;
    readonly passages: string;
    readonly characters: string;
    readonly inside: string;
    readonly bySection: string;
    readonly noSection: string;
    readonly speakers: string;
    readonly dates: string;
    readonly unknowns: string;
    readonly unknownSpeaker: string;
    readonly unknownDate: string;
    readonly unknownOccasion: string;
    readonly dayUnknown: string;
    readonly emendations: string;
    readonly applied: string;
    readonly left: string;
    readonly partial: string;
    readonly authority: Readonly<Record<'primary' | 'secondary', string>>;
    readonly kind: Readonly<Record<string, string>>;
    readonly certainty: Readonly<Record<'certain' | 'probable' | 'uncertain', string>>;
    /** What the notes of a passage say, by code. */
    readonly note: Readonly<Record<string, string>>;
    count(passages: number): string;
  };
}

const plural = (count: number, one: string, many = one + 's'): string =>
  `${count} ${count === 1 ? one : many}`;

const en: Words = {
  help: {
    program:
      'Checks quotations in your documents against a corpus of canonical Chinese texts. Works offline; nothing is sent.',
    check: 'check the quotations in documents',
    search: 'find a quotation by words, speaker, occasion, article or date',
    corpus: 'look at the corpus',
    stats: 'what was indexed: articles, passages, speakers, dates, unknowns, emendations',
    lint: 'look over articles: characters that do not belong, torn sentences, dates, occasions, variants',
    lintFolders: 'folders of article files; without one, ./corpus or the corpus that comes with Verbatim',
    lintFix: 'record what is certain (emendations, joins) in the front matter; the texts stay as they came',
    lintExitStatus:
      'Exit status: 0 nothing to look at; 1 something is listed; 2 something could not be read or written.',
    collate: 'set every passage beside the other articles that have its words, with the variants',
    collateAll: 'list witnesses without variants, and variants of a writer’s own sentences, too',
    export:
      'write the passages for other programs: JSON Lines, CSL-JSON, TEI, CSV; or their translations: TMX',
    exportArticle: 'only this article, by its id; may be repeated',
    exportOut: 'write to this file instead of standard output',
    import: 'read a file as an article and show what it would be in the corpus; nothing is written unasked',
    importFiles: 'text, Markdown, HTML, Word (.docx), EPUB or PDF; - is standard input',
    out: 'folder of the article file',
    write: 'write the article file (never over one that is there)',
    id: 'name of the article, where one file is given',
    translations: 'what translations the corpus has; with files, read translations of its passages from them',
    translationFiles: 'TMX, XLIFF, or Verbatim’s own .translations.yaml',
    translationStatus:
      'what the translations that are read are; without it, what their file says, else a draft',
    translationSource: 'where they are from, such as a publication',
    translationsOut: 'folder of the files that are written',
    bilingual: 'list quotations whose established translation was not used, or was altered',
    bilingualFile: 'a document; or a table (CSV, TSV, Markdown), XLIFF or TMX with both languages',
    bilingualTranslation: 'the translation of the document',
    bilingualTranslations: 'a file of translations beside those of the corpus; may be repeated',
    bilingualAll: 'list quotations whose translation was used, too',
    bilingualExitStatus:
      'Exit status: 0 all were used; 1 some were altered or not used; 2 something could not be read.',
    lsp: 'run the language server (for editors)',
    files: 'files, folders or globs; - is standard input',
    query: 'what to look for',
    corpusOption: 'folder of article files, or a pack, beside the bundled corpus; may be repeated',
    noBundledCorpus: 'leave out the corpus that comes with Verbatim',
    noCache: 'read all articles anew; keep no index of large folders for the next time',
    pack: 'make one file of folders of articles and their index',
    packFolders: 'folders of article files',
    packOutput: 'the pack to be written; its name ends in .verbatim',
    format: 'how to print the result',
    fix: 'put back the canonical wording where that needs no choice, and say what was changed',
    all: 'list quotations that agree with their source, and running text with words of the corpus, too',
    include: 'of folders only what fits, such as drafts/** or *.md; may be repeated',
    exclude: 'of folders nothing that fits, such as old or *.draft.md; may be repeated',
    showIgnored: 'list what comments and .verbatim/ignore.json keep out of the report, too',
    noIgnore: 'heed no comment and no .verbatim/ignore.json',
    stdinName: 'name of the file on standard input; its ending tells the language',
    example: 'list everything, say how to see the same in VS Code, and end with status 0',
    limit: 'at most this many',
    lang: 'language of messages: zh or en',
    stdio: 'talk over standard input and output',
    version: 'print the version',
    help: 'show this help',
    headings: {},
    choices: 'one of',
    inBrackets: (facts) => ` (${facts.join('; ')})`,
    defaultValue: 'default',
    exitStatus:
      'Exit status: 0 nothing is flagged; 1 a quotation differs from its source, is spliced, or its stated source\n' +
      'is contradicted; 2 something could not be read or run (the rest is still checked).',
  },
  usage: {
    missingOption: (option) => `${option} is missing`,
    missingArgument: (name) => `${name} is missing`,
    unknownOption: (option) => `unknown option ${option}`,
    unknownCommand: (name) => `unknown command ${name}`,
    badValue: (option, given, choices) =>
      `${option} cannot be “${given}”` + (choices === '' ? '' : `; it is one of: ${choices}`),
    missingValue: (option) => `a value is missing after ${option}`,
    tooMany: () => 'too many arguments',
    seeHelp: () => 'verbatim --help shows what there is.',
  },
  trouble: {
    missing: () => 'no such file or folder',
    unreadable: (reason) => `cannot be read (${reason})`,
    binary: () => 'not a text file; it was not checked',
    damaged: () => 'the file is damaged here: these bytes are not UTF-8. Save it again as UTF-8',
    encoding: () => 'the encoding is not known (UTF-8, UTF-16, GB18030 and Big5 are read). Save it as UTF-8',
    noMatch: () => 'no file matches',
    nothingToCheck: () =>
      'no document in this folder (Markdown, text, LaTeX, HTML, reStructuredText, AsciiDoc)',
    failed: (reason) => `could not be checked (${reason})`,
    corpusMissing: () => 'this corpus folder does not exist',
    corpusNotFolder: () => 'this is not a folder; --corpus takes a folder of article files',
    corpusUnreadable: () => 'this corpus folder cannot be read',
    corpusWithoutArticles: () => 'no article file (.md) in this corpus folder',
    packName: () => 'the name of a pack ends in .verbatim',
    packNoArticle: () => 'no article could be read: no pack was written',
    corpusEmpty: () => 'the corpus holds no passage: there is nothing to check against',
    noCorpus: () => 'no corpus: give one with --corpus, or leave out --no-bundled-corpus',
    fixStdin: () => 'standard input cannot be changed in place; nothing was written. Give a file to --fix',
    fixRoundTrip: () => 'not changed: its encoding would not come back byte for byte. Save it as UTF-8 first',
    notWritten: (reason) => `could not be written (${reason}); the file is as it was`,
    changedMeanwhile: () => 'not changed: the file was changed by something else in the meantime',
    noArticle: (id) => `there is no article ${id} in the corpus`,
    warning: (message) => `note: ${message}`,
    lspStdioOnly: () => 'the server talks over standard input and output: verbatim lsp --stdio',
  },
  verdict: {
    exact: 'agrees with the source',
    equivalent: 'differs in punctuation or script only',
    elided: 'shortened, and says so',
    variant: 'variant reading',
    misquote: 'differs from the source',
    spliced: 'spliced',
    unsourced: 'not in the corpus',
    contradicted: 'stated source contradicted',
  },
  tally: {
    exact: 'in agreement',
    equivalent: 'differing in punctuation or script only',
    elided: 'shortened',
    variant: 'with a variant reading',
    misquote: 'differing from the source',
    spliced: 'spliced',
    unsourced: 'not in the corpus',
    contradicted: 'with a contradicted source',
  },
  editKind: { wording: '', punctuation: 'punctuation', script: 'script', width: 'width' },
  label: {
    differs: 'Differs',
    canonical: 'Source has',
    source: 'Source',
    part: 'Part',
    stated: 'Stated',
    also: 'Also',
  },
  unknown: { speaker: 'speaker unknown', date: 'date unknown', occasion: 'occasion unknown' },
  conflict: { speaker: 'speaker', date: 'date', occasion: 'occasion', article: 'article' },
  edit: (operation, found, expected) =>
    ({
      substitution: `“${found}” → “${expected}”`,
      omission: `left out “${expected}”`,
      addition: `added “${found}”`,
      transposition: `order “${found}” → “${expected}”`,
    })[operation],
  mended: (operation, found, expected) =>
    ({
      substitution: `“${found}” is now “${expected}”`,
      omission: `“${expected}” put back`,
      addition: `“${found}” taken out`,
      transposition: `“${found}” is now “${expected}”`,
    })[operation],
  moreEdits: (count) => `and ${plural(count, 'more difference')}`,
  conflictIs: (what, stated, expected) =>
    expected === null
      ? `${what}: the text says “${stated}”, the source does not`
      : `${what}: the text says “${stated}”, the source “${expected}”`,
  others: (count) => `${plural(count, 'other source')} with these words`,
  unsourced: () => 'Nothing in the corpus is close to these words.',
  spliced: () => 'One quotation, joined from different passages:',
  variant: () => 'A report has it like this; the place of record reads differently.',
  quote: (text) => `“${text}”`,
  title: (text) => `《${text}》`,
  date: (edtf) => edtf,
  fixed: (count, file) => `${file}: ${plural(count, 'place')} changed`,
  summary: (files, quotations, tallies) =>
    `${plural(files, 'file')}, ${plural(quotations, 'quotation')}` +
    (tallies.length > 0
      ? ': ' + tallies.map(([tally, count]) => `${count} ${en.tally[tally]}`).join(' · ')
      : ''),
  running: (count) =>
    `${plural(count, 'stretch', 'stretches')} of running text that the corpus has, too; --all lists them`,
  unquoted: 'not in quotation marks',
  colon: ': ',
  ignored: (count) => `${plural(count, 'place')} ignored; --show-ignored lists them`,
  ignoredBy: (place, reason) => `ignored at ${place}` + (reason === '' ? '' : `: ${reason}`),
  staleComment: () => 'there is nothing here to be ignored any more; this comment can go',
  staleEntry: () => 'nothing fits this entry any more; it can go',
  verdictLine: (flagged) =>
    flagged === 0 ? 'Nothing to look at.' : `${plural(flagged, 'place')} to look at.`,
  indexing: (percent) => `indexing the corpus: ${percent} %`,
  packed: (articles, passages, megabytes) => `${articles} articles, ${passages} passages, ${megabytes} MB`,
  sources: () => 'Loaded',
  example: () =>
    [
      'The same in VS Code, on this page: squiggles, hover, completion and quick fixes.',
      '  npm run editor                       opens a real VS Code in your browser, where the machine has none',
      '  npm run package                      makes verbatim-*.vsix; then: code --install-extension verbatim-*.vsix',
      'Your own text:  node dist/cli.cjs check FILE',
    ].join('\n'),
  searchNothing: (query) => `Nothing found for “${query}”.`,
  exported: (passages, file) => `${plural(passages, 'passage')} written to ${file}`,
  lintSummary: (articles, findings, fixed) =>
    `${plural(articles, 'article')}: ` +
    (findings === 0 ? 'nothing to look at' : `${plural(findings, 'place')} to look at`) +
    (fixed > 0 ? `; ${plural(fixed, 'entry', 'entries')} recorded in the front matter` : ''),
  collateSummary: (passages, witnesses, variants, undecided) =>
    `${plural(passages, 'passage')}, ${plural(witnesses, 'witness', 'witnesses')}, ${plural(variants, 'variant')}` +
    (undecided > 0 ? `; ${undecided} without a decision` : ''),
  bilingual: {
    what: {
      used: 'established translation used',
      altered: 'differs from the established translation',
      unused: 'established translation not used',
    },
    label: { original: 'Original   ', here: 'Here       ', established: 'Established' },
    changed: (found, expected) => `“${found}” → “${expected}”`,
    leftOut: (expected) => `left out “${expected}”`,
    added: (found) => `added “${found}”`,
    longer: () => 'the translation is of a longer stretch than the quotation',
    summary: (used, altered, unused) =>
      `${plural(used + altered + unused, 'quotation')} with an established translation: ${used} used, ${altered} altered, ${unused} not used`,
    noTranslations: () =>
      'the corpus has no translations of its passages; put TMX, XLIFF or .translations.yaml files beside the articles, or name one with --translations',
    noRows: () => 'there is no row with words in two columns',
  },
  translations: {
    kind: (from, passages, pairs) => `${from}: ${plural(passages, 'passage')}, ${plural(pairs, 'pair')}`,
    summary: (units, unplaced) =>
      `${plural(units, 'translation')}` + (unplaced > 0 ? `; ${unplaced} of words that no passage has` : ''),
    read: (file, units, placed) => `${file}: ${plural(units, 'unit')}, ${placed} of words of the corpus`,
    unplaced: (file, line, text) => `${file}:${line}: no passage has these words: ${text}`,
    more: (count) => `and ${count} more`,
    exported: (units, file) => `${plural(units, 'unit')} written to ${file}`,
  },
  decided: 'decided',
  tie: {
    dated: 'same date',
    speaker: 'same speaker',
    words: 'same words',
    conflict: 'another date or speaker',
  },
  import: {
    read: (file, target, kind, passages, quotations) =>
      `${file} → ${target}: ${kind}, ${plural(passages, 'passage')}` +
      (quotations > 0 ? `, ${plural(quotations, 'quotation')} inside` : ''),
    ask: (target) => `Write ${target}? [y/N] `,
    written: (target) => `${target} is written. Look through the lines marked # on top of it.`,
    notYet: () => 'nothing was written; --write writes it',
    exists: () => 'a file of this name is there already; nothing was written',
    failed: (reason) => `could not be written (${reason})`,
  },
  stats: {
    articles: 'Articles',
    passages: 'Passages',
    characters: 'Characters',
    inside: 'inside another passage',
    bySection: 'Passages by section',
    noSection: '(no section)',
    speakers: 'Speakers',
    dates: 'Dates',
    unknowns: 'Unknown',
    unknownSpeaker: 'without speaker',
    unknownDate: 'without date',
    unknownOccasion: 'without occasion',
    dayUnknown: 'date without a day',
    emendations: 'Emendations',
    applied: 'applied',
    left: 'left as it stands',
    partial: 'partial',
    authority: { primary: 'place of record', secondary: 'secondary' },
    kind: {
      compilation: 'compilation',
      speech: 'speech',
      letter: 'letter',
      report: 'report',
      essay: 'essay',
      commentary: 'commentary',
      verse: 'verse',
      dialogue: 'dialogue',
      text: 'text',
    },
    certainty: { certain: 'certain', probable: 'probable', uncertain: 'uncertain' },
    note: {
      'broken-off': 'broken off in the source; date and occasion unknown',
      'no-provenance': 'without a provenance line',
      'provenance-unreadable': 'with a provenance line that cannot be read',
      doubtful: 'with a doubtful reading',
    },
    count: (passages) => plural(passages, 'passage'),
  },
};

const VERDICTS_ZH: Readonly<Record<Tally, string>> = {
  exact: '与原文一致',
  equivalent: '仅标点或字形不同',
  elided: '有省略',
  variant: '异文',
  misquote: '与原文不一致',
  spliced: '拼接',
  unsourced: '引文库中未见',
  contradicted: '出处不符',
};

const zh: Words = {
  help: {
    program: '对照引文库核对文稿中的引文。离线运行，不向外发送任何内容。',
    check: '核对文稿中的引文',
    search: '按词句、讲话人、场合、文章或日期查找引文',
    corpus: '查看引文库',
    stats: '引文库收了什么：文章、条目、讲话人、日期、不详之处、校改',
    lint: '检查文章：不该有的字符、断开的句子、日期、场合、异文',
    lintFolders: '存放文章的文件夹；不写则为 ./corpus，没有则为自带的引文库',
    lintFix: '把确定无疑的记入文首信息（校改、并段），正文保持原样',
    lintExitStatus: '退出状态：0 没有要看的地方；1 列出了要看的地方；2 有文件读不了或写不了。',
    collate: '把每个条目与转引它的其他文章对校，列出异文',
    collateAll: '没有异文的转引、作者自己行文中的转述也列出来',
    export: '把条目写成其他程序能读的格式：JSON Lines、CSL-JSON、TEI、CSV；或把译文写成 TMX',
    exportArticle: '只要这篇文章（短名），可多次使用',
    exportOut: '写到这个文件，而不是标准输出',
    import: '把文件读作一篇文章，显示它在引文库里会是什么样子；不经同意不写入',
    importFiles: '纯文本、Markdown、HTML、Word（.docx）、EPUB 或 PDF；- 为标准输入',
    out: '文章文件所在的文件夹',
    write: '写入文章文件（绝不覆盖已有文件）',
    id: '文章的名称（只给一个文件时）',
    translations: '引文库有哪些译文；给出文件时，从中读取条目的译文',
    translationFiles: 'TMX、XLIFF，或 Verbatim 自己的 .translations.yaml',
    translationStatus: '所读译文的性质；不写则依文件所说，文件没有说则为草稿',
    translationSource: '译文的来源，例如刊物',
    translationsOut: '要写出的文件所在的文件夹',
    bilingual: '列出没有采用既定译文、或与既定译文不一致的引文',
    bilingualFile: '一篇文稿；或有两种语言的表格（CSV、TSV、Markdown）、XLIFF、TMX',
    bilingualTranslation: '这篇文稿的译稿',
    bilingualTranslations: '引文库以外的译文文件，可多次使用',
    bilingualAll: '采用了既定译文的也列出来',
    bilingualExitStatus: '退出状态：0 都采用了；1 有不一致或没有采用的；2 有文件读不了。',
    lsp: '运行语言服务器（供编辑器使用）',
    files: '文件、文件夹或通配符；- 表示标准输入',
    query: '要找的词句',
    corpusOption: '另加一个存放文章的文件夹或引文库包，可多次使用',
    noBundledCorpus: '不用自带的引文库',
    noCache: '重新读取所有文章，不为较大的文件夹保留索引',
    pack: '把文章文件夹连同索引做成一个文件',
    packFolders: '存放文章的文件夹',
    packOutput: '要写出的引文库包，文件名以 .verbatim 结尾',
    format: '输出格式',
    fix: '把无须取舍的地方改为原文，并说明改了什么',
    all: '与原文一致的引文、与引文库相同或相近的正文也列出来',
    include: '文件夹中只看符合的文件，例如 drafts/** 或 *.md，可多次使用',
    exclude: '文件夹中不看符合的文件，例如 old 或 *.draft.md，可多次使用',
    showIgnored: '注释和 .verbatim/ignore.json 要求忽略的也列出来',
    noIgnore: '不理会忽略注释和 .verbatim/ignore.json',
    stdinName: '标准输入的文件名，按扩展名判断格式',
    example: '全部列出，说明怎样在 VS Code 中查看，退出状态为 0',
    limit: '最多列出几条',
    lang: '界面语言：zh 或 en',
    stdio: '经标准输入输出通信',
    version: '显示版本',
    help: '显示帮助',
    headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
    choices: '可选',
    inBrackets: (facts) => `（${facts.join('；')}）`,
    defaultValue: '默认',
    exitStatus:
      '退出状态：0 没有要看的地方；1 有引文与原文不一致、拼接或出处不符；2 有文件或引文库读不了\n（其余的照常核对）。',
  },
  usage: {
    missingOption: (option) => `缺少 ${option}`,
    missingArgument: (name) => `缺少 ${name}`,
    unknownOption: (option) => `没有 ${option} 这个选项`,
    unknownCommand: (name) => `没有 ${name} 这个命令`,
    badValue: (option, given, choices) =>
      `${option} 不能是“${given}”` + (choices === '' ? '' : `，可选：${choices}`),
    missingValue: (option) => `${option} 后面缺少一个值`,
    tooMany: () => '参数太多',
    seeHelp: () => '用 verbatim --help 查看用法。',
  },
  trouble: {
    missing: () => '没有这个文件或文件夹',
    unreadable: (reason) => `读不了（${reason}）`,
    binary: () => '不是文本文件，没有核对',
    damaged: () => '文件在这里损坏：这些字节不是 UTF-8，请重新存为 UTF-8',
    encoding: () => '不知道是什么编码（可读 UTF-8、UTF-16、GB18030、Big5），请存为 UTF-8',
    noMatch: () => '没有匹配的文件',
    nothingToCheck: () =>
      '文件夹里没有可核对的文稿（Markdown、纯文本、LaTeX、HTML、reStructuredText、AsciiDoc）',
    failed: (reason) => `没能核对（${reason}）`,
    corpusMissing: () => '没有这个引文库文件夹',
    corpusNotFolder: () => '这不是文件夹；--corpus 后面要写存放文章的文件夹',
    corpusUnreadable: () => '读不了这个引文库文件夹',
    corpusWithoutArticles: () => '这个引文库文件夹里没有文章（.md）',
    packName: () => '引文库包的文件名要以 .verbatim 结尾',
    packNoArticle: () => '没有读到一篇文章，未写出引文库包',
    corpusEmpty: () => '引文库里没有条目，无从核对',
    noCorpus: () => '没有引文库：请用 --corpus 指定，或去掉 --no-bundled-corpus',
    fixStdin: () => '标准输入不能就地修改，什么也没有写。要用 --fix 请给出文件',
    fixRoundTrip: () => '没有改：按原来的编码写回会变样，请先存为 UTF-8',
    notWritten: (reason) => `写不进去（${reason}），文件还是原样`,
    changedMeanwhile: () => '没有改：文件在核对期间被别的程序改过',
    noArticle: (id) => `引文库中没有文章 ${id}`,
    warning: (message) => `注意：${message}`,
    lspStdioOnly: () => '语言服务器经标准输入输出通信：verbatim lsp --stdio',
  },
  verdict: VERDICTS_ZH,
  tally: VERDICTS_ZH,
  editKind: { wording: '', punctuation: '标点', script: '字形', width: '全半角' },
  label: { differs: '异同', canonical: '原文', source: '出处', part: '其中', stated: '文中', also: '另见' },
  unknown: { speaker: '讲话人不详', date: '日期不详', occasion: '场合不详' },
  conflict: { speaker: '讲话人', date: '日期', occasion: '场合', article: '文章' },
  edit: (operation, found, expected) =>
    ({
      substitution: `异 “${found}” → “${expected}”`,
      omission: `脱 “${expected}”`,
      addition: `衍 “${found}”`,
      transposition: `倒 “${found}” → “${expected}”`,
    })[operation],
  mended: (operation, found, expected) =>
    ({
      substitution: `“${found}”改为“${expected}”`,
      omission: `补“${expected}”`,
      addition: `删“${found}”`,
      transposition: `“${found}”调整为“${expected}”`,
    })[operation],
  moreEdits: (count) => `另有 ${count} 处`,
  conflictIs: (what, stated, expected) =>
    expected === null
      ? `${what}：文中作“${stated}”，出处没有说明`
      : `${what}：文中作“${stated}”，出处为“${expected}”`,
  others: (count) => `另有 ${count} 个出处有同样的文字`,
  unsourced: () => '引文库中没有与此相近的文字。',
  spliced: () => '一处引文由几个条目拼接而成：',
  variant: () => '转引如此，原始出处的文字不同。',
  quote: (text) => `“${text}”`,
  title: (text) => `《${text}》`,
  date: (edtf) => {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(edtf);
    if (match === null) return edtf;
    const [, year, month, day] = match;
    return `${year}年` + (month ? `${Number(month)}月` : '') + (day ? `${Number(day)}日` : '');
  },
  fixed: (count, file) => `${file}：改了 ${count} 处`,
  summary: (files, quotations, tallies) =>
    `${files} 个文件，${quotations} 处引文` +
    (tallies.length > 0
      ? '：' + tallies.map(([tally, count]) => `${count} 处${zh.tally[tally]}`).join(' · ')
      : ''),
  running: (count) => `另有 ${count} 处正文与引文库相同或相近，用 --all 列出`,
  unquoted: '没有引号',
  colon: '：',
  ignored: (count) => `另有 ${count} 处已忽略，用 --show-ignored 列出`,
  ignoredBy: (place, reason) => `忽略于 ${place}` + (reason === '' ? '' : `：${reason}`),
  staleComment: () => '这里已没有要忽略的内容，此注释可以删去',
  staleEntry: () => '已没有与此条相符的引文，可以删去',
  verdictLine: (flagged) => (flagged === 0 ? '没有要看的地方。' : `要看的有 ${flagged} 处。`),
  indexing: (percent) => `正在为引文库建立索引：${percent}%`,
  packed: (articles, passages, megabytes) => `${articles} 篇文章，${passages} 个条目，${megabytes} MB`,
  sources: () => '已载入',
  example: () =>
    [
      '在 VS Code 里看同一页（波浪线、悬停、补全、快速修复）：',
      '  npm run editor     本机没有 VS Code 时，在浏览器里打开一个真正的 VS Code',
      '  npm run package    生成 verbatim-*.vsix，再执行 code --install-extension verbatim-*.vsix',
      '核对自己的文稿：node dist/cli.cjs check 文件',
    ].join('\n'),
  searchNothing: (query) => `没有找到“${query}”。`,
  exported: (passages, file) => `${passages} 个条目已写入 ${file}`,
  lintSummary: (articles, findings, fixed) =>
    `${articles} 篇文章：` +
    (findings === 0 ? '没有要看的地方' : `${findings} 处要看`) +
    (fixed > 0 ? `；已在文首信息记下 ${fixed} 条` : ''),
  collateSummary: (passages, witnesses, variants, undecided) =>
    `${passages} 个条目，${witnesses} 处转引，${variants} 处异文` +
    (undecided > 0 ? `；${undecided} 处尚未定夺` : ''),
  bilingual: {
    what: { used: '采用了既定译文', altered: '与既定译文不一致', unused: '未用既定译文' },
    label: { original: '原稿', here: '译稿', established: '既定' },
    changed: (found, expected) => `异 “${found}” → “${expected}”`,
    leftOut: (expected) => `脱 “${expected}”`,
    added: (found) => `衍 “${found}”`,
    longer: () => '既定译文译的是比引文更长的一段',
    summary: (used, altered, unused) =>
      `${used + altered + unused} 处引文有既定译文：${used} 处采用，${altered} 处不一致，${unused} 处未用`,
    noTranslations: () =>
      '引文库的条目没有译文；请把 TMX、XLIFF 或 .translations.yaml 文件放在文章旁边，或用 --translations 指定',
    noRows: () => '没有一行的两栏都有文字',
  },
  translations: {
    kind: (from, passages, pairs) => `${from}：${passages} 个条目，${pairs} 对`,
    summary: (units, unplaced) =>
      `${units} 条译文` + (unplaced > 0 ? `；${unplaced} 条在引文库中未见原文` : ''),
    read: (file, units, placed) => `${file}：${units} 条，其中 ${placed} 条译的是引文库中的文字`,
    unplaced: (file, line, text) => `${file}:${line}：引文库中未见：${text}`,
    more: (count) => `另有 ${count} 条`,
    exported: (units, file) => `${units} 条已写入 ${file}`,
  },
  decided: '定夺',
  tie: { dated: '日期相同', speaker: '讲话人相同', words: '文字相同', conflict: '日期或讲话人不同' },
  import: {
    read: (file, target, kind, passages, quotations) =>
      `${file} → ${target}：${kind}，${passages}个条目` + (quotations > 0 ? `，其中引语${quotations}条` : ''),
    ask: (target) => `写入 ${target}？[y/N] `,
    written: (target) => `已写入 ${target}，请核对文件开头以 # 起始的各行。`,
    notYet: () => '没有写入；加 --write 写入',
    exists: () => '已有同名文件，没有写入',
    failed: (reason) => `无法写入（${reason}）`,
  },
  stats: {
    articles: '文章',
    passages: '条目',
    characters: '字数',
    inside: '在别的条目之中',
    bySection: '各部分的条目',
    noSection: '（不分部分）',
    speakers: '讲话人',
    dates: '日期',
    unknowns: '不详',
    unknownSpeaker: '讲话人不详',
    unknownDate: '日期不详',
    unknownOccasion: '场合不详',
    dayUnknown: '日期不到日',
    emendations: '校改',
    applied: '已改',
    left: '存疑未改',
    partial: '不全',
    authority: { primary: '原始出处', secondary: '转引' },
    kind: {
      compilation: '汇编',
      speech: '讲话',
      letter: '书信',
      report: '报道',
      essay: '文章',
      commentary: '评论',
      verse: '韵文',
      dialogue: '访谈对话',
      text: '文本',
    },
    certainty: { certain: '确定', probable: '大致确定', uncertain: '不确定' },
    note: {
      'broken-off': '原文中断，日期与场合不详',
      'no-provenance': '没有出处行',
      'provenance-unreadable': '出处行无法读取',
      doubtful: '文字存疑',
    },
    count: (passages) => `${passages} 条`,
  },
};

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };

/** Language of messages: what the user asked for, else the locale of the environment, else the system's. */
export function chooseLanguage(asked: string | undefined, env: NodeJS.ProcessEnv, system: string): Language {
  const locale = asked || env.LC_ALL || env.LC_MESSAGES || env.LANG || system;
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
