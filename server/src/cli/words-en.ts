// The sentences of the command line in English.
import type { Words } from './words.ts';

const plural = (count: number, one: string, many = one + 's'): string =>
  `${count} ${count === 1 ? one : many}`;

const quoted = (text: string): string => `“${text}”`;

/** What the file system said, where it says it often, in words. */
const why = (reason: string): string =>
  ({ ENOSPC: 'no space is left there', ENOENT: 'there is no such folder', EACCES: 'that is not permitted' })[
    reason
  ] ?? reason;

export const en: Words = {
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
    emptyName: () => 'one of the names given is empty: there is no such file or folder',
    device: () => 'a device, not a file; it was not read. Give a file, or - for standard input',
    unreadable: (reason) => `cannot be read (${reason})`,
    binary: () => 'not a text file; it was not checked',
    damaged: () => 'the file is damaged here: these bytes are not UTF-8. Save it again as UTF-8',
    encoding: () => 'the encoding is not known (UTF-8, UTF-16, GB18030 and Big5 are read). Save it as UTF-8',
    noMatch: () => 'no file matches',
    nothingToCheck: () =>
      'no document in this folder (Markdown, text, LaTeX, HTML, reStructuredText, AsciiDoc)',
    noneFits: (include) => `no document in this folder fits --include ${include.map(quoted).join(', ')}`,
    allExcluded: () => 'there are documents in this folder, but --exclude leaves out every one of them',
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
    outputFailed: (reason) => `could not be written (${why(reason)})`,
    reportFailed: (reason) => `the output could not be written (${why(reason)})`,
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
