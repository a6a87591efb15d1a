// Keeps the translations of the corpus, and looks over documents in their light. Where a corpus has none, nothing here
// costs anything.
import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedDocument, DocumentChecker } from './document-checker.ts';
import {
  buildTranslations,
  compareBilingual,
  fittedTranslation,
  isFaithful,
  lineStartsOf,
  overlaps,
  textHash,
  translatedBy,
} from './engine/index.ts';
import type {
  Finding,
  Library,
  Settings,
  Span,
  TranslatedQuotation,
  TranslationFile,
  Translations,
} from './engine/index.ts';
import { describeError } from './guard.ts';
import type { CorpusView, LibraryHost } from './library-host.ts';
import { translationProblemText } from './messages/translation.ts';
import { troubleText } from './messages/problems.ts';
import type { FileEntry, Runtime } from './runtime.ts';
import type { TranslatedDocument, TranslationFlag } from './translated-document.ts';
import { originalsOf } from './translation/partner.ts';
import { displayName, uriKey } from './uris.ts';
import { readDocument } from './workspace-files.ts';

export interface DeskPorts {
  readonly runtime: Runtime;
  readonly host: LibraryHost;
  /** Checks documents in the corpus. */
  readonly checker: DocumentChecker;
  /** Checks documents in the library of translations. */
  readonly translationChecker: DocumentChecker;
  /** Translations that somebody did not wait for are there now. */
  readonly loaded: () => void;
  /** The check of a document that stands in the editor, as it is checked for itself. */
  readonly checkOpen: (document: TextDocument, token: CancellationToken) => Promise<CheckedDocument>;
  /** A document as it stands in the editor, however its URI is spelt. */
  readonly open: (uri: string) => TextDocument | null;
  /** Something of the corpus's files of translations cannot be used: told with its line, counted from 0; none any more. */
  readonly tell: (uri: string, problems: readonly { line: number; message: string }[]) => void;
}

export interface TranslationDesk {
  /** The translations of the corpus; null where it has none, and while large files of them are still being read. */
  soon(): Promise<Translations | null>;
  /** The corpus or its files may have changed; whether the translations may have. */
  changed(): boolean;
  /** A checked document with what the translations say of it; the same object where they say nothing. */
  apply(checked: CheckedDocument, token: CancellationToken): Promise<CheckedDocument>;
  /** A file came, changed or went; whether it may be the original of a document that was looked over. */
  fileChanged(uri: string): boolean;
  forget(uri: string): void;
}

/** Nobody waits longer for translations. */
const PATIENCE_MS = 300;

interface Loaded {
  readonly key: string;
  readonly translations: Promise<Translations | null>;
  /** Undefined while they are being read. */
  value?: Translations | null;
  /** Somebody did not wait. */
  isLate: boolean;
}

interface Original {
  readonly uri: string;
  /** Of the translation; null where names do not tell. */
  readonly language: string | null;
  readonly document: TextDocument;
  readonly isOpen: boolean;
  /** Tells its text from others. */
  readonly stamp: string;
}

export function newTranslationDesk(ports: DeskPorts): TranslationDesk {
  const { runtime, host } = ports;
  let loaded: Loaded | null = null;
  /** Files as they were read last. */
  const read = new Map<string, { readonly stamp: string; readonly file: TranslationFile | null }>();
  const told = new Set<string>();
  /** Originals that are not open, as they were checked last. */
  const originals = new Map<string, { readonly key: string; readonly checked: Promise<CheckedDocument> }>();
  /** For each document that was looked over the files that may be its original, by their keys. */
  const candidates = new Map<string, readonly string[]>();
  /** Files that were looked for in vain, where only reading them tells whether they exist. */
  const missing = new Set<string>();
  const applied = new WeakMap<CheckedDocument, { readonly key: string; readonly result: CheckedDocument }>();

  const keyOf = (corpus: CorpusView, files: readonly FileEntry[]): string =>
    `${corpus.library.revision}\n${files.map(({ uri, stamp }) => `${uri}\n${stamp}`).join('\n')}`;

  const tell = (uri: string, problems: readonly { line: number; message: string }[]): void => {
    if (problems.length === 0 && !told.delete(uri)) return;
    if (problems.length > 0) told.add(uri);
    ports.tell(uri, problems);
  };
  const readFile = async ({ uri, stamp }: FileEntry): Promise<TranslationFile | null> => {
    const before = read.get(uri);
    if (before?.stamp === stamp) return before.file;
    const text = await runtime.read(uri);
    let file: TranslationFile | null = null;
    if (text.ok) {
      const { readingTranslations } = await import('./translation/read-translations.ts');
      const reading = readingTranslations(uri, text.value);
      let step = reading.next();
      for (; !step.done; step = reading.next()) await runtime.timer.breathe();
      const { units, problems } = step.value;
      file = { file: uri, hash: stamp, units };
      tell(
        uri,
        problems.map((problem) => ({ line: problem.line - 1, message: translationProblemText(problem) })),
      );
    } else if (text.trouble !== 'missing')
      tell(uri, [{ line: 0, message: troubleText('file', text.trouble, displayName(uri)) }]);
    read.set(uri, { stamp, file });
    return file;
  };
  const load = async (library: Library, files: readonly FileEntry[]): Promise<Translations | null> => {
    const present = new Set(files.map(({ uri }) => uri));
    for (const uri of read.keys()) {
      if (present.has(uri)) continue;
      read.delete(uri);
      tell(uri, []);
    }
    const found: TranslationFile[] = [];
    for (const entry of files) {
      const file = await readFile(entry);
      if (file !== null && file.units.length > 0) found.push(file);
      await runtime.timer.breathe();
    }
    return found.length === 0 ? null : buildTranslations(found, library);
  };
  const begin = (key: string, library: Library, files: readonly FileEntry[]): Loaded => {
    const own: Loaded = {
      key,
      isLate: false,
      translations: load(library, files)
        .catch((error: unknown) => {
          // A defect of ours; documents are checked without them.
          runtime.log('error', `translations: ${describeError(error)}`);
          return null;
        })
        .then((value) => {
          own.value = value;
          if (own.isLate && loaded === own) ports.loaded();
          return value;
        }),
    };
    return own;
  };
  const soon = async (): Promise<Translations | null> => {
    const corpus = await host.ready();
    const files = host.translations();
    if (files.length === 0 && read.size === 0) return null;
    const key = keyOf(corpus, files);
    if (loaded?.key !== key) loaded = begin(key, corpus.library, files);
    const own = loaded;
    if (own.value !== undefined) return own.value;
    return new Promise((resolve) => {
      const patience = runtime.timer.after(PATIENCE_MS, () => {
        own.isLate = true;
        resolve(null);
      });
      void own.translations.then((value) => {
        patience.dispose();
        resolve(value);
      });
    });
  };

  /** The document that another is the translation of. */
  const originalOf = async (uri: string): Promise<Original | null> => {
    const wanted = originalsOf(uri);
    candidates.set(
      uri,
      wanted.map((one) => uriKey(one.uri)),
    );
    for (const { uri: candidate, language } of wanted) {
      const open = ports.open(candidate);
      if (open !== null)
        return {
          uri: candidate,
          language,
          document: open,
          isOpen: true,
          stamp: textHash(open.getText()),
        };
      // A machine that can say whether there is such a file need not read it to find out.
      const entry = runtime.entry === undefined ? undefined : await runtime.entry(candidate);
      if (entry === null || missing.has(uriKey(candidate))) continue;
      const file = await readDocument(runtime, candidate);
      if ('document' in file)
        return {
          uri: candidate,
          language,
          document: file.document,
          isOpen: false,
          stamp: entry?.stamp ?? textHash(file.document.getText()),
        };
      if (runtime.entry === undefined) missing.add(uriKey(candidate));
    }
    return null;
  };
  const checkedOriginal = (
    { uri, document, isOpen, stamp }: Original,
    corpus: CorpusView,
    settings: Settings,
    token: CancellationToken,
  ): Promise<CheckedDocument> => {
    const key = `${stamp}\n${corpus.library.revision}`;
    const before = originals.get(uriKey(uri));
    if (before?.key === key) return before.checked;
    // What is open is checked anyway, and a keystroke in it is little work.
    const once = (): Promise<CheckedDocument> => ports.checker.checkOnce(document, corpus, settings, token);
    const checked = isOpen
      ? ports
          .checkOpen(document, token)
          .then((own) => (own.corpus.library.revision === corpus.library.revision ? own : once()))
      : once();
    originals.set(uriKey(uri), { key, checked });
    checked.catch(() => originals.delete(uriKey(uri)));
    return checked;
  };

  return {
    soon,
    changed: () =>
      host.translations().length > 0 || read.size > 0
        ? loaded?.key !== keyOf(host.view(), host.translations())
        : false,
    async apply(checked, token) {
      const translations = await soon();
      if (translations === null) return checked;
      const { document, corpus, settings } = checked;
      const original = await originalOf(document.uri);
      const key = `${translations.revision}\n${original === null ? '' : `${original.uri}\n${original.stamp}`}`;
      const before = applied.get(checked);
      if (before?.key === key) return before.result;
      const view: CorpusView = {
        library: translations.library,
        article: () => null,
        passageIndex: () => null,
      };
      // Of what is not open nothing is kept.
      const { translationChecker } = ports;
      const { findings } =
        ports.open(document.uri) === null
          ? await translationChecker.checkOnce(document, view, settings, token)
          : await translationChecker.check(document, view, settings, token);
      const source = original && (await checkedOriginal(original, corpus, settings, token));
      const compared =
        source === null ? [] : comparedWith(source, document, findings, original!.language, translations);
      const result = {
        ...checked,
        translated: translatedOf(checked, translations, findings, compared, source),
      };
      applied.set(checked, { key, result });
      return result;
    },
    fileChanged(uri) {
      const file = uriKey(uri);
      missing.delete(file);
      return [...candidates.values()].some((keys) => keys.includes(file));
    },
    forget(uri) {
      ports.translationChecker.forget(uri);
      candidates.delete(uri);
    },
  };
}

function comparedWith(
  source: CheckedDocument,
  target: TextDocument,
  targetFindings: readonly Finding[],
  language: string | null,
  translations: Translations,
): TranslatedQuotation[] {
  return compareBilingual(
    {
      source: { text: source.document.getText(), languageId: source.document.languageId },
      target: { text: target.getText(), languageId: target.languageId },
      sourceFindings: source.findings,
      targetFindings,
      language,
    },
    translations,
  );
}

function translatedOf(
  { document, findings: own }: CheckedDocument,
  translations: Translations,
  findings: readonly Finding[],
  compared: readonly TranslatedQuotation[],
  source: CheckedDocument | null,
): TranslatedDocument {
  const flags: TranslationFlag[] = [];
  const originalText = source?.document.getText() ?? '';
  const lineStarts = source === null ? null : lineStartsOf(originalText);
  const flagged = new Set<Finding>();
  for (const { what, quotation, established, target, finding, replaceable } of compared) {
    if (what === 'used' || target === null) continue;
    if (finding !== null) {
      if (flagged.has(finding)) continue;
      flagged.add(finding);
    }
    const text = document.getText().slice(target.start, target.end);
    flags.push({
      rule: what === 'altered' ? 'translation-altered' : 'translation-unused',
      finding: finding ?? standIn(target, text, !replaceable),
      established,
      original: {
        uri: source!.document.uri,
        text: quotation.text,
        span: { start: quotation.start, end: quotation.end },
        lineStarts: lineStarts!,
      },
      newText: replaceable ? fittedTranslation(established.text, text) : null,
    });
  }
  // Quotations that are altered whatever they translate; not where the corpus itself has the words as they stand.
  for (const finding of findings) {
    if (isFaithful(finding) || finding.source === null || !finding.quoted || flagged.has(finding)) continue;
    if (compared.some((one) => one.finding === finding)) continue;
    if (own.some((one) => one.quoted && one.source !== null && overlaps(one, finding))) continue;
    const rendering = translations.renderings[finding.source.passage];
    flags.push({
      rule: 'translation-altered',
      finding,
      established: {
        rendering,
        place: finding.source,
        text: finding.canonical,
        source: translatedBy(translations, finding.source),
        context: finding.source,
        exact: true,
        line: rendering.pairs[0].line,
      },
      original: null,
      newText: null,
    });
  }
  flags.sort((a, b) => a.finding.start - b.finding.start);
  return { translations, findings, flags };
}

/** A place that has nothing of a translation, as a finding. */
function standIn(span: Span, text: string, open: boolean): Finding {
  return {
    start: span.start,
    end: span.end,
    text,
    quoted: !open,
    open: false,
    verdict: 'unsourced',
    source: null,
    canonical: '',
    edits: [],
    attribution: {
      status: 'unstated',
      stated: { speaker: null, date: null, occasion: null },
      span: null,
      conflicts: [],
    },
    alternatives: [],
    alternativesTotal: 0,
  };
}
