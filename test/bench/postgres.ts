// PostgreSQL with pg_trgm as a peer: a cluster of its own in a temporary folder, reached by a socket in it, gone at the
// end. Only where PostgreSQL and its contrib modules are installed.
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** A line's answer: the passages found, best first, and the milliseconds that the server's own client took for it. */
export interface Answer {
  readonly hits: readonly number[];
  readonly time: number;
}

export interface Postgres {
  /** Milliseconds for reading the passages and making the index. */
  readonly built: number;
  /** Passages in which a line stands as it is. */
  readonly phrase: (lines: readonly string[]) => Answer[];
  /** Passages by word_similarity, best first. */
  readonly ranked: (lines: readonly string[]) => Answer[];
  readonly stop: () => void;
}

const onlyLetters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Starts it with these passages; null, and why, where it cannot be had here. */
export function startPostgres(texts: readonly string[]): Postgres | string {
  const bin = binaries();
  if (bin === null) return 'PostgreSQL is not installed here';
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'verbatim-pg-'));
  fs.chmodSync(root, 0o755);
  // PostgreSQL does not run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    if (spawnSync('id', ['postgres'], { stdio: 'ignore' }).status !== 0)
      return 'there is no user postgres to run it';
    execFileSync('chown', ['postgres', root]);
  }
  const run = (name: string, args: readonly string[], input?: string): string => {
    const [command, all] = isRoot
      ? ['runuser', ['-u', 'postgres', '--', path.join(bin, name), ...args]]
      : [path.join(bin, name), args];
    return execFileSync(command, all, {
      input,
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  };
  const data = path.join(root, 'data');
  const sql = (text: string): string =>
    run('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', root, '-d', 'postgres'], text);
  const stop = (): void => {
    try {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
    } finally {
      fs.rmSync(root, { recursive: true, force: true });
    }
  };
  try {
    // In the locale C no Chinese character is a letter, and pg_trgm sees none.
    run('initdb', ['-D', data, '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '--no-sync']);
    const options = `-c listen_addresses='' -k ${root} -c fsync=off -c maintenance_work_mem=512MB -c max_parallel_workers_per_gather=0`;
    run('pg_ctl', ['-D', data, '-w', '-l', path.join(root, 'log'), '-o', options, 'start']);
  } catch (error) {
    fs.rmSync(root, { recursive: true, force: true });
    return `PostgreSQL does not start here: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
  try {
    const start = performance.now();
    sql('create extension pg_trgm; create table passages (id int primary key, text text);');
    const rows = texts.map((text, id) => `${id}\t${onlyLetters(text)}`).join('\n');
    sql(`copy passages from stdin;\n${rows}\n\\.\n`);
    sql('create index on passages using gin (text gin_trgm_ops); analyze passages;');
    const built = performance.now() - start;
    const ask = (lines: readonly string[], query: (line: string) => string): Answer[] =>
      answersIn(sql(`\\timing on\n${lines.map((line) => query(onlyLetters(line))).join('\n')}\n`));
    return {
      built,
      phrase: (lines) =>
        ask(lines, (line) => `select id from passages where text like '%${line}%' limit 10;`),
      ranked: (lines) =>
        ask(
          lines,
          (line) => `select id from passages where '${line}' <% text order by '${line}' <<-> text limit 10;`,
        ),
      stop,
    };
  } catch (error) {
    stop();
    return `PostgreSQL cannot be used here: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
}

/** What psql prints: rows, then `Time: 1.234 ms`, for each query. */
function answersIn(printed: string): Answer[] {
  const answers: Answer[] = [];
  let hits: number[] = [];
  for (const line of printed.split('\n')) {
    const time = /^Time: ([\d.]+) ms/.exec(line)?.[1];
    if (time === undefined) {
      if (/^\d+$/.test(line)) hits.push(Number(line));
      continue;
    }
    answers.push({ hits, time: Number(time) });
    hits = [];
  }
  return answers;
}

/** The folder of PostgreSQL's programs; Debian keeps them out of the path. */
function binaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((v) => path.join(debian, v, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return (
    places.find((place) =>
      ['initdb', 'pg_ctl', 'psql'].every((name) => fs.existsSync(path.join(place, name))),
    ) ?? null
  );
}
