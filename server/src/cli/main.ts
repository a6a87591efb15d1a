import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { BilingualOptions } from './bilingual.ts';
import type { CheckOptions } from './check.ts';
import { processConsole } from './console.ts';
import type { ExportOptions } from './corpus-export.ts';
import type { CorpusChoice } from './corpus.ts';
import type { ImportFlags } from './corpus-import.ts';
import type { TranslationsOptions } from './corpus-translations.ts';
import { speak } from '../messages/language.ts';
import { chooseLanguage, WORDS, type Words } from './words.ts';

// Each command's code is loaded when the command runs: `--help` and a mistyped option answer at once.

interface CorpusFlags {
  readonly corpus: string[];
  readonly bundledCorpus: boolean;
  readonly cache: boolean;
}

const corpusOf = (flags: CorpusFlags): CorpusChoice => ({
  folders: flags.corpus,
  bundled: flags.bundledCorpus,
  cache: flags.cache,
});

/** Runs the command line. Returns the exit status. */
async function run(argv: readonly string[]): Promise<number> {
  const language = chooseLanguage(
    askedLanguage(argv),
    process.env,
    Intl.DateTimeFormat().resolvedOptions().locale,
  );
  const words = WORDS[language];
  speak(language);
  const console = processConsole(words);
  mindTheOutput(words);
  let status = 0;
  const program = dressed(new Command('verbatim'), words)
    .description(words.help.program)
    .version(version(), '-V, --version', words.help.version)
    .addHelpText('after', `\n${words.help.exitStatus}`)
    .helpCommand(false);
  const add = (parent: Command, name: string, description: string) =>
    dressed(parent.command(name), words).description(description);

  withCorpus(add(program, 'check', words.help.check), words)
    .argument('<file...>', words.help.files)
    .addOption(formatOption(words))
    .option('--fix', words.help.fix, false)
    .option('--all', words.help.all, false)
    .option('--stdin-name <name>', words.help.stdinName)
    .option('--include <glob>', words.help.include, collected, [])
    .option('--exclude <glob>', words.help.exclude, collected, [])
    .option('--show-ignored', words.help.showIgnored, false)
    .option('--no-ignore', words.help.noIgnore)
    .option('--example', words.help.example, false)
    .addHelpText('after', `\n${words.help.exitStatus}`)
    .action(async (files: string[], flags: CorpusFlags & Omit<CheckOptions, 'corpus'>) => {
      const { check } = await import('./check.ts');
      status = await check(files, { ...flags, corpus: corpusOf(flags) }, console);
    });

  withCorpus(add(program, 'bilingual', words.help.bilingual), words)
    .argument('<file>', words.help.bilingualFile)
    .argument('[translation]', words.help.bilingualTranslation)
    .option('--translations <file>', words.help.bilingualTranslations, collected, [])
    .option('--all', words.help.bilingualAll, false)
    .addOption(formatOption(words))
    .addHelpText('after', `\n${words.help.bilingualExitStatus}`)
    .action(
      async (
        file: string,
        translation: string | undefined,
        flags: CorpusFlags & Omit<BilingualOptions, 'corpus'>,
      ) => {
        const { bilingual } = await import('./bilingual.ts');
        const names = translation === undefined ? [file] : [file, translation];
        status = await bilingual(names, { ...flags, corpus: corpusOf(flags) }, console);
      },
    );

  withCorpus(add(program, 'search', words.help.search), words)
    .argument('<words...>', words.help.query)
    .addOption(formatOption(words))
    .option('--limit <n>', words.help.limit, positive, 10)
    .action(async (query: string[], flags: CorpusFlags & { format: 'pretty' | 'json'; limit: number }) => {
      const { search } = await import('./search.ts');
      status = await search(query.join(' '), { ...flags, corpus: corpusOf(flags) }, console);
    });

  const corpus = add(program, 'corpus', words.help.corpus).helpCommand(false);
  withCorpus(add(corpus, 'stats', words.help.stats), words)
    .addOption(formatOption(words))
    .action(async (flags: CorpusFlags & { format: 'pretty' | 'json' }) => {
      const { corpusStats } = await import('./corpus-stats.ts');
      status = await corpusStats({ ...flags, corpus: corpusOf(flags) }, console);
    });

  add(corpus, 'pack', words.help.pack)
    .argument('<dir...>', words.help.packFolders)
    .requiredOption('-o, --output <file>', words.help.packOutput)
    .action(async (folders: string[], flags: { output: string }) => {
      const { corpusPack } = await import('./corpus-pack.ts');
      status = await corpusPack(folders, flags.output, console);
    });
  withCorpus(add(corpus, 'lint', words.help.lint), words)
    .argument('[dir...]', words.help.lintFolders)
    .addOption(formatOption(words))
    .option('--fix', words.help.lintFix, false)
    .addHelpText('after', `\n${words.help.lintExitStatus}`)
    .action(async (folders: string[], flags: CorpusFlags & { format: 'pretty' | 'json'; fix: boolean }) => {
      const { corpusLint } = await import('./corpus-lint.ts');
      status = await corpusLint(folders, { ...flags, corpus: corpusOf(flags) }, console);
    });
  withCorpus(add(corpus, 'collate', words.help.collate), words)
    .addOption(formatOption(words))
    .option('--all', words.help.collateAll, false)
    .action(async (flags: CorpusFlags & { format: 'pretty' | 'json'; all: boolean }) => {
      const { corpusCollate } = await import('./corpus-collate.ts');
      status = await corpusCollate({ ...flags, corpus: corpusOf(flags) }, console);
    });

  withCorpus(add(corpus, 'export', words.help.export), words)
    .addOption(
      new Option('--format <format>', words.help.format)
        .choices(['jsonl', 'csl-json', 'tei', 'csv', 'tmx'])
        .default('jsonl'),
    )
    .option('--article <id>', words.help.exportArticle, (id: string, ids: string[]) => [...ids, id], [])
    .option('--out <file>', words.help.exportOut)
    .action(async (flags: CorpusFlags & Omit<ExportOptions, 'corpus' | 'version'>) => {
      const { corpusExport } = await import('./corpus-export.ts');
      status = await corpusExport({ ...flags, corpus: corpusOf(flags), version: version() }, console);
    });

  withCorpus(add(corpus, 'translations', words.help.translations), words)
    .argument('[file...]', words.help.translationFiles)
    .addOption(
      new Option('--status <status>', words.help.translationStatus).choices([
        'official',
        'published',
        'draft',
      ]),
    )
    .option('--source <text>', words.help.translationSource)
    .option('-o, --out <dir>', words.help.translationsOut, 'corpus/translations')
    .option('--write', words.help.write, false)
    .addOption(formatOption(words))
    .action(async (files: string[], flags: CorpusFlags & Omit<TranslationsOptions, 'corpus'>) => {
      const { corpusTranslations } = await import('./corpus-translations.ts');
      status = await corpusTranslations(files, { ...flags, corpus: corpusOf(flags) }, console);
    });

  withCorpus(add(corpus, 'import', words.help.import), words)
    .argument('<file...>', words.help.importFiles)
    .option('-o, --out <dir>', words.help.out, 'corpus')
    .option('--write', words.help.write, false)
    .option('--id <name>', words.help.id)
    .option('--stdin-name <name>', words.help.stdinName)
    .addOption(formatOption(words))
    .action(async (files: string[], flags: CorpusFlags & Omit<ImportFlags, 'corpus'>) => {
      const { corpusImport } = await import('./corpus-import.ts');
      status = await corpusImport(files, { ...flags, corpus: corpusOf(flags) }, console);
    });

  add(program, 'lsp', words.help.lsp)
    .option('--stdio', words.help.stdio, false)
    .action((flags: { stdio: boolean }) => {
      if (!flags.stdio) {
        console.trouble({ file: null }, words.trouble.lspStdioOnly());
        status = 2;
        return;
      }
      // The server's own bundle, built from node/main.ts: in this one it would slow every command down.
      createRequire(import.meta.url)('./server.cjs');
    });

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 || error.code === 'commander.help' ? error.exitCode : 2;
  }
  return status;
}

/** The language is needed before the arguments are parsed: the help and its mistakes are in it. */
function askedLanguage(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at < 0) return undefined;
  return argv[at].includes('=') ? argv[at].slice('--lang='.length) : argv[at + 1];
}

/** What every command has: the language, help in it, and mistakes told in it. */
function dressed(command: Command, words: Words): Command {
  return command
    .addOption(new Option('--lang <language>', words.help.lang).choices(['zh', 'en']))
    .helpOption('-h, --help', words.help.help)
    .configureHelp({
      styleTitle: (title) => words.help.headings[title] ?? title,
      optionDescription: (option) => {
        const facts = [
          ...(option.argChoices
            ? [`${words.help.choices}${words.colon}${option.argChoices.join(', ')}`]
            : []),
          ...(option.defaultValue && option.defaultValue !== true && String(option.defaultValue) !== ''
            ? [`${words.help.defaultValue}${words.colon}${String(option.defaultValue)}`]
            : []),
        ];
        return option.description + (facts.length > 0 ? words.help.inBrackets(facts) : '');
      },
    })
    .configureOutput({ outputError: () => {} })
    .exitOverride((error) => {
      if (error.exitCode !== 0 && error.code !== 'commander.help')
        process.stderr.write(`verbatim: ${mistake(error, words)}\n${words.usage.seeHelp()}\n`);
      throw error;
    });
}

function mistake({ code, message }: CommanderError, words: Words): string {
  const named = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.missingArgument':
      return words.usage.missingArgument(named.toUpperCase());
    case 'commander.missingMandatoryOptionValue':
      return words.usage.missingOption(named);
    case 'commander.unknownOption':
      return words.usage.unknownOption(named);
    case 'commander.unknownCommand':
      return words.usage.unknownCommand(named);
    case 'commander.optionMissingArgument':
      return words.usage.missingValue(named);
    case 'commander.invalidArgument':
      return words.usage.badValue(...valueIn(message));
    case 'commander.excessArguments':
      return words.usage.tooMany();
    default:
      return message.replace(/^error: /, '');
  }
}

/** Which option, what was given, and what may be given. */
function valueIn(message: string): [string, string, string] {
  const [, option = '', given = ''] = /option '([^' ]*)[^']*' argument '([^']*)'/.exec(message) ?? [];
  const choices = /choices are ([^.]*)\./.exec(message)?.[1] ?? '';
  return [option, given, choices];
}

function withCorpus(command: Command, words: Words): Command {
  return command
    .option('--corpus <dir>', words.help.corpusOption, collected, [])
    .option('--no-bundled-corpus', words.help.noBundledCorpus)
    .option('--no-cache', words.help.noCache);
}

/** An option that may be given several times. */
function collected(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function formatOption(words: Words): Option {
  return new Option('--format <format>', words.help.format).choices(['pretty', 'json']).default('pretty');
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('');
  return number;
}

function version(): string {
  try {
    const about = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    return (JSON.parse(about) as { version: string }).version;
  } catch {
    return '0.0.0';
  }
}

/** Ends where the output cannot be written. Not as if all were well: what was not written may have been a misquotation. */
function mindTheOutput(words: Words): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) need not be told.
    if (error.code !== 'EPIPE')
      process.stderr.write(`verbatim: ${words.trouble.reportFailed(error.code ?? error.message)}\n`);
    process.exit(2);
  });
  // Where nobody hears what is said, the work still goes on.
  process.stderr.on('error', () => {});
}

// The status is set, not exited with: a pipe may still be taking the report.
run(process.argv.slice(2)).then(
  (status) => {
    if (status !== 0) process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`verbatim: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
