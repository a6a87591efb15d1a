import type { CancellationToken } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { checkDocument, newSegmentCache } from './engine/index.ts';
import type { Finding, SegmentCache, Settings } from './engine/index.ts';
import { stopped } from './guard.ts';
import { NOTHING_IGNORED } from './ignored.ts';
import type { Ignored } from './ignored.ts';
import type { FoundEntry } from './ignore-lists.ts';
import type { CorpusView } from './library-host.ts';
import type { Runtime } from './runtime.ts';
import type { TranslatedDocument } from './translated-document.ts';

/** One version of a document with all that was found in it: what every feature is a view of. */
export interface CheckedDocument {
  /** A snapshot: it does not follow later edits. */
  readonly document: TextDocument;
  readonly corpus: CorpusView;
  readonly settings: Settings;
  /** Sorted by start. */
  readonly findings: readonly Finding[];
  /** What is to be left alone. Not known yet in what a checker gives: lists are read where they are needed. */
  readonly ignored: Ignored<FoundEntry>;
  /** What the translations of the corpus say of it; null where there are none, and in what a checker gives. */
  readonly translated: TranslatedDocument | null;
}

export interface DocumentChecker {
  /** The finished check of exactly this document, corpus and settings, if there is one. */
  finished(document: TextDocument, corpus: CorpusView, settings: Settings): CheckedDocument | null;
  /** The same, working it out if need be. Requests that come together share the work. */
  check(
    document: TextDocument,
    corpus: CorpusView,
    settings: Settings,
    token?: CancellationToken,
  ): Promise<CheckedDocument>;
  /** Checks a text that is not open; nothing is kept. */
  checkOnce(
    document: TextDocument,
    corpus: CorpusView,
    settings: Settings,
    token: CancellationToken,
  ): Promise<CheckedDocument>;
  /** Whether a document on the screen is being checked. */
  busy(): boolean;
  forget(uri: string): void;
}

/** Longest stretch of work without letting messages in. */
const SLICE_MS = 8;

interface Job {
  readonly version: number;
  readonly revision: string;
  readonly settings: Settings;
  superseded: boolean;
  result: CheckedDocument | null;
  readonly promise: Promise<CheckedDocument>;
}

/** Checks documents in slices of time: a newer version takes an older one's place, and messages get in between. */
export function newDocumentChecker(timer: Runtime['timer']): DocumentChecker {
  const jobs = new Map<string, Job>();
  const caches = new Map<string, SegmentCache>();

  const run = async (
    document: TextDocument,
    corpus: CorpusView,
    settings: Settings,
    cache: SegmentCache | undefined,
    over: () => boolean,
  ): Promise<CheckedDocument> => {
    const text = { text: document.getText(), languageId: document.languageId };
    const steps = checkDocument(text, corpus.library, settings, cache);
    let sliceEnd = timer.now() + SLICE_MS;
    for (;;) {
      const step = steps.next();
      if (step.done === true)
        return {
          document,
          corpus,
          settings,
          findings: step.value,
          ignored: NOTHING_IGNORED,
          translated: null,
        };
      if (timer.now() < sliceEnd) continue;
      await timer.breathe();
      if (over()) throw stopped('superseded');
      sliceEnd = timer.now() + SLICE_MS;
    }
  };
  const fits = (job: Job, document: TextDocument, corpus: CorpusView, settings: Settings): boolean =>
    job.version === document.version && job.revision === corpus.library.revision && job.settings === settings;

  return {
    finished(document, corpus, settings) {
      const job = jobs.get(document.uri);
      return job !== undefined && fits(job, document, corpus, settings) ? job.result : null;
    },
    check(document, corpus, settings, token) {
      const present = jobs.get(document.uri);
      if (present !== undefined) {
        if (fits(present, document, corpus, settings)) return unlessCancelled(present.promise, token);
        // A request that had to wait must not push a newer version aside.
        if (present.version > document.version) return Promise.reject(stopped('superseded'));
        present.superseded = true;
      }
      const cache = caches.get(document.uri) ?? newSegmentCache();
      caches.set(document.uri, cache);
      let settled: (checked: CheckedDocument) => void = () => {};
      let failed: (error: unknown) => void = () => {};
      const job: Job = {
        version: document.version,
        revision: corpus.library.revision,
        settings,
        superseded: false,
        result: null,
        promise: new Promise((resolve, reject) => {
          settled = resolve;
          failed = reject;
        }),
      };
      // Nobody may be waiting any more when it fails.
      job.promise.catch(() => {});
      jobs.set(document.uri, job);
      run(document, corpus, settings, cache, () => job.superseded).then(
        (checked) => {
          job.result = checked;
          settled(checked);
        },
        (error: unknown) => {
          if (jobs.get(document.uri) === job) jobs.delete(document.uri);
          failed(error);
        },
      );
      return unlessCancelled(job.promise, token);
    },
    checkOnce: (document, corpus, settings, token) =>
      run(document, corpus, settings, undefined, () => token.isCancellationRequested),
    busy: () => [...jobs.values()].some(({ result }) => result === null),
    forget(uri) {
      const job = jobs.get(uri);
      if (job !== undefined) job.superseded = true;
      jobs.delete(uri);
      caches.delete(uri);
    },
  };
}

/** Stops waiting, not the work: someone else may wait for it, and it will be wanted again. */
function unlessCancelled<T>(work: Promise<T>, token: CancellationToken | undefined): Promise<T> {
  if (token === undefined) return work;
  return new Promise((resolve, reject) => {
    const subscription = token.onCancellationRequested(() => reject(stopped('cancelled')));
    work.then(resolve, reject).finally(() => subscription.dispose());
  });
}
