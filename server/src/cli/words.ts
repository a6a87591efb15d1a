import { en } from './words-en.ts';
import { zh } from './words-zh.ts';
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
    emptyName(): string;
    device(): string;
    unreadable(reason: string): string;
    binary(): string;
    damaged(): string;
    encoding(): string;
    noMatch(): string;
    nothingToCheck(): string;
    noneFits(include: readonly string[]): string;
    allExcluded(): string;
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
    outputFailed(reason: string): string;
    reportFailed(reason: string): string;
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

export const WORDS: Readonly<Record<Language, Words>> = { zh, en };

/** Language of messages: what the user asked for, else the locale of the environment, else the system's. */
export function chooseLanguage(asked: string | undefined, env: NodeJS.ProcessEnv, system: string): Language {
  const locale = asked || env.LC_ALL || env.LC_MESSAGES || env.LANG || system;
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
