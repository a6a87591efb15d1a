import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { checkText, DEFAULT_SETTINGS, type Library } from '../../server/src/engine/index.ts';
import { newRandom, type Random } from '../accuracy/random.ts';
import { median, timed, type Figure, type Section } from './figures.ts';
import { startPostgres, type Answer } from './postgres.ts';

/** What a user could take instead, on the same passages and the same queries. */
interface Peer {
  readonly name: string;
  /** Builds its index; the answer gives the passages it finds for a line, best first. */
  readonly build: (texts: readonly string[]) => (line: string) => readonly number[];
  /** More passages than this it cannot be waited for. */
  readonly most?: number;
}

/**
 * Peers are no dependencies of the project: `npm run bench -- --peers` brings them into the git-ignored out/peers, and
 * measures those that are there. better-sqlite3 is native: it builds where a compiler is.
 */
export function fetchPeers(root: string): void {
  const folder = path.join(root, 'out/peers');
  if (fs.existsSync(path.join(folder, 'node_modules/minisearch'))) return;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const install = (...names: string[]) =>
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...names], { cwd: folder, stdio: 'inherit' });
  install('minisearch@7', 'flexsearch@0.8');
  try {
    install('better-sqlite3@12');
  } catch {
    console.log('better-sqlite3 does not install here: SQLite is not measured');
  }
}

const pairs = (text: string): string[] => {
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  return letters.slice(1).map((c, i) => letters[i] + c);
};

const trigrams = (text: string): string[] => {
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  return letters.slice(2).map((c, i) => letters[i] + letters[i + 1] + c);
};

/* The peers ship types of their own, but they are not installed with the project. */
/* eslint-disable @typescript-eslint/no-explicit-any */
function peersAt(root: string): Peer[] {
  const load = createRequire(path.join(root, 'out/peers/package.json'));
  const own = createRequire(path.join(root, 'package.json'));
  const attempt = (require: NodeJS.Require, name: string): any => {
    try {
      return require(name);
    } catch {
      return null;
    }
  };
  const peers: Peer[] = [];
  const Fuse = attempt(own, 'fuse.js');
  if (Fuse) {
    peers.push({
      name: 'fuse.js',
      most: 20_000,
      build: (texts) => {
        const fuse = new (Fuse.default ?? Fuse)(texts, {
          ignoreLocation: true,
          threshold: 0.4,
          includeScore: true,
        });
        return (line) => fuse.search(line.slice(0, 32), { limit: 10 }).map((hit: any) => hit.refIndex);
      },
    });
  }
  const MiniSearch = attempt(load, 'minisearch');
  if (MiniSearch) {
    peers.push({
      name: 'MiniSearch, pairs of letters',
      most: 60_000,
      build: (texts) => {
        const index = new (MiniSearch.default ?? MiniSearch)({ fields: ['text'], tokenize: pairs });
        index.addAll(texts.map((text, id) => ({ id, text })));
        return (line) =>
          index
            .search(line)
            .slice(0, 10)
            .map((hit: any) => hit.id);
      },
    });
  }
  const FlexSearch = attempt(load, 'flexsearch');
  if (FlexSearch) {
    peers.push({
      name: 'FlexSearch, its own CJK encoder',
      most: 60_000,
      build: (texts) => {
        const { Index, Charset } = FlexSearch.default ?? FlexSearch;
        const index = new Index({ tokenize: 'forward', encoder: Charset.CJK });
        texts.forEach((text, id) => index.add(id, text));
        return (line) => index.search(line, { limit: 10, suggest: true }) as number[];
      },
    });
  }
  const Database = attempt(load, 'better-sqlite3');
  if (Database) {
    for (const [name, ask] of [
      ['SQLite FTS5 trigram, phrase', (line: string) => `"${line.replace(/[^\p{L}\p{N}]/gu, '')}"`],
      [
        'SQLite FTS5 trigram, ranked',
        (line: string) =>
          trigrams(line)
            .map((t) => `"${t}"`)
            .join(' OR '),
      ],
    ] as const) {
      peers.push({
        name,
        build: (texts) => {
          const database = new Database(':memory:');
          database.exec("create virtual table passages using fts5(text, tokenize = 'trigram')");
          const insert = database.prepare('insert into passages(rowid, text) values (?, ?)');
          // Trigrams run over punctuation: as the engine looks through it, so may they.
          database.transaction(() =>
            texts.forEach((text, i) => insert.run(i, text.replace(/[^\p{L}\p{N}]/gu, ''))),
          )();
          const select = database.prepare(
            'select rowid from passages where passages match ? order by rank limit 10',
          );
          return (line) =>
            trigrams(line).length === 0 ? [] : select.all(ask(line)).map((row: any) => row.rowid);
        },
      });
    }
  }
  return peers;
}
/* eslint-enable @typescript-eslint/no-explicit-any */

interface Query {
  readonly line: string;
  readonly passage: number;
}

function queriesOf(texts: readonly string[], wrong: number, random: Random): Query[] {
  const queries: Query[] = [];
  while (queries.length < 200) {
    const passage = random.int(0, texts.length - 1);
    const letters = [...texts[passage].replace(/[^\p{L}\p{N}]/gu, '')];
    const length = random.int(12, 24);
    if (letters.length < length) continue;
    const at = random.int(0, letters.length - length);
    const line = letters.slice(at, at + length);
    for (let i = 0; i < wrong; i++) line[random.int(2, length - 3)] = random.pick([...'天地玄黄宇宙洪荒']);
    queries.push({ line: line.join(''), passage });
  }
  return queries;
}

/** PostgreSQL answers many lines at once; its own client tells the time of each. */
function postgresFigures(
  texts: readonly string[],
  exact: readonly Query[],
  wrong: readonly Query[],
): Figure[] {
  const postgres = startPostgres(texts);
  if (typeof postgres === 'string')
    return [{ name: 'PostgreSQL pg_trgm: a line, median', value: NaN, unit: 'ms', note: postgres }];
  try {
    const lines = (queries: readonly Query[]) => queries.slice(0, 60).map(({ line }) => line);
    const found = (queries: readonly Query[], answers: readonly Answer[]) => {
      const right = answers.filter(({ hits }, i) =>
        hits.some((hit) => hit === queries[i].passage || texts[hit] === texts[queries[i].passage]),
      );
      return `${((100 * right.length) / Math.max(1, answers.length)).toFixed(0)} %`;
    };
    return (
      [
        ['phrase', postgres.phrase],
        ['ranked', postgres.ranked],
      ] as const
    ).map(([name, ask]) => {
      ask(lines(exact.slice(0, 5)));
      const [a, b] = [ask(lines(exact)), ask(lines(wrong))];
      return {
        name: `PostgreSQL pg_trgm, ${name}: a line, median`,
        value: median(b.map(({ time }) => time)),
        unit: 'ms',
        note: `finds ${found(exact, a)} as they are, ${found(wrong, b)} with one wrong character; built in ${(postgres.built / 1000).toFixed(1)} s`,
      };
    });
  } finally {
    postgres.stop();
  }
}

export function measurePeers(root: string, library: Library, prose: string): Section {
  const texts = library.passages.map((p) => p.text);
  const random = newRandom('peers');
  const exact = queriesOf(texts, 0, random);
  const wrong = queriesOf(texts, 1, random);
  const figures: Figure[] = [];
  const measure = (name: string, ask: (line: string) => readonly number[], built: number) => {
    const run = (queries: readonly Query[]) => {
      const times: number[] = [];
      let found = 0;
      for (const { line, passage } of queries) {
        const start = performance.now();
        const hits = ask(line);
        times.push(performance.now() - start);
        // The same line may stand in several passages: any of them will do.
        if (hits.some((hit) => hit === passage || texts[hit] === texts[passage])) found++;
        if (times.reduce((a, b) => a + b, 0) > 15_000) break;
      }
      return { time: median(times), found: (100 * found) / times.length };
    };
    run(exact.slice(0, 5));
    const [a, b] = [run(exact), run(wrong)];
    figures.push({
      name: `${name}: a line, median`,
      value: b.time,
      unit: 'ms',
      note: `finds ${a.found.toFixed(0)} % as they are, ${b.found.toFixed(0)} % with one wrong character${Number.isFinite(built) ? `; built in ${(built / 1000).toFixed(1)} s` : ''}`,
    });
  };
  /** All clauses of a text looked up one after another: what finding the lines that it quotes would take at the least. */
  const compareOnProse = (name: string, ask: (line: string) => readonly number[]) => {
    const text = prose.slice(0, 20_000);
    const clauses = text.split(/[，。；：！？\s]+/).filter((c) => [...c].length >= 5);
    const theirs = median(timed(3, () => clauses.forEach((c) => ask(c)), 1));
    const ours = median(timed(3, () => checkText({ text, languageId: 'plaintext' }, library, settings), 1));
    figures.push({
      name: `${name}: each clause of 20,000 characters of prose, times Verbatim’s check`,
      value: theirs / ours,
      unit: '×',
      wanted: { least: 40 },
      note: `${theirs.toFixed(0)} ms, ${ours.toFixed(1)} ms`,
    });
  };
  const settings = { minimumLength: { ...DEFAULT_SETTINGS.minimumLength, quoted: 5, running: 8 } };
  measure(
    'Verbatim (finds the span, aligns, judges)',
    (line) =>
      checkText({ text: `“${line}”`, languageId: 'plaintext' }, library, settings).flatMap((f) =>
        f.source === null ? [] : [f.source.passage, ...f.alternatives.map((a) => a.passage)],
      ),
    NaN,
  );
  for (const peer of peersAt(root)) {
    if (peer.most !== undefined && texts.length > peer.most) {
      figures.push({
        name: `${peer.name}: a line, median`,
        value: NaN,
        unit: 'ms',
        note: `not at ${texts.length} passages`,
      });
      continue;
    }
    const start = performance.now();
    const ask = peer.build(texts);
    measure(peer.name, ask, performance.now() - start);
    if (peer.name.endsWith('ranked')) compareOnProse(peer.name, ask);
  }
  figures.push(...postgresFigures(texts, exact, wrong));
  return { title: 'What a user could take instead (the same lines, 12–24 letters)', figures };
}
