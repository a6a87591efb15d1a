import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

interface Import {
  readonly from: string;
  /** Path inside the repository for a relative import, else the package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => /\.ts$/.test(name) && !name.endsWith('.d.ts'));
}

/** Every import of a source file: static, re-exported and dynamic. */
function importsOf(file: string): Import[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) =>
    found.push({
      from: file,
      to: specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier,
      typeOnly,
    });
  for (const m of text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?'([^']+)'/gm))
    add(m[2], !!m[1]);
  for (const m of text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) add(m[1], false);
  return found;
}

const all = [...filesIn('server/src'), ...filesIn('client/src')].flatMap(importsOf);
const inside = (folder: string) => (name: string) => name.startsWith(`${folder}/`);
const engine = inside('server/src/engine');
const shown = (list: readonly Import[]) => list.map((i) => `${i.from} → ${i.to}`);

describe('who may import whom', () => {
  it('reads the imports at all', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(shown(all)).toContain('server/src/engine/check.ts → server/src/engine/match/judge.ts');
  });

  it('the engine imports only itself, and each named pure library in one file (YAML: one reads, one writes)', () => {
    const libraries: Record<string, string | readonly string[]> = {
      'fuse.js': 'server/src/engine/lookup/search/nearly.ts',
      yaml: ['server/src/engine/corpus/article.ts', 'server/src/engine/corpus/front-matter-text.ts'],
      '@lezer/markdown': 'server/src/engine/text/markup/markdown.ts',
      '@lezer/common': 'server/src/engine/text/markup/markdown.ts',
      '@lezer/html': 'server/src/engine/text/markup/html.ts',
      'opencc-js': 'server/src/engine/text/script.ts',
    };
    const strays = all.filter(({ from, to }) => {
      if (!engine(from) || engine(to)) return false;
      const name = /^(@[^/]+\/[^/]+|[^/]+)/.exec(to)?.[1] ?? to;
      return ![libraries[name]].flat().includes(from);
    });
    expect(shown(strays)).toEqual([]);
  });

  it('inside the engine: text ← corpus ← match ← lookup ← curate ← import ← translation', () => {
    const rank = (file: string) =>
      ['text', 'corpus', 'match', 'lookup', 'curate', 'import', 'translation'].findIndex((room) =>
        inside(`server/src/engine/${room}`)(file),
      );
    const upward = all.filter(({ from, to }) => rank(from) >= 0 && rank(to) > rank(from));
    expect(shown(upward)).toEqual([]);
  });

  it('the engine has no cycle among its files', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, typeOnly } of all) {
      if (engine(from) && engine(to) && !typeOnly) graph.set(from, [...(graph.get(from) ?? []), to]);
    }
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]) => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open')
        return void cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('everyone else knows the engine by its public face', () => {
    const byBack = all.filter(
      ({ from, to }) => !engine(from) && engine(to) && to !== 'server/src/engine/index.ts',
    );
    expect(shown(byBack)).toEqual([]);
  });

  it('features are views: no connection, no host, not one another', () => {
    const feature = inside('server/src/features');
    const shared = [
      'server/src/features/ranges.ts',
      'server/src/features/typing.ts',
      'server/src/features/ignore-comment.ts',
    ];
    const strays = all.filter(({ from, to, typeOnly }) => {
      if (!feature(from) || typeOnly || shared.includes(to)) return false;
      return (
        feature(to) ||
        /\/(server|runtime|guard|configuration)\.ts$/.test(to) ||
        /^node:|\/(node|browser)$/.test(to)
      );
    });
    expect(shown(strays)).toEqual([]);
    const awaiting = filesIn('server/src/features').filter((f) =>
      /\bawait\b|\basync\b/.test(
        fs.readFileSync(path.join(root, f), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
      ),
    );
    expect(awaiting).toEqual([]);
  });

  it('only the two hosts know their platform', () => {
    const platform =
      /^node:|^vscode-languageserver\/(node|browser)|^vscode-languageserver-protocol\/(node|browser)/;
    const strays = all.filter(
      ({ from, to }) =>
        from.startsWith('server/src/') &&
        !/^server\/src\/(node|browser|cli)\//.test(from) &&
        (platform.test(to) || /^server\/src\/(node|browser|cli)\//.test(to)),
    );
    expect(shown(strays)).toEqual([]);
  });

  it('the command line knows nothing of the protocol, and the client nothing of the server but it', () => {
    const cli = all.filter(
      ({ from, to }) =>
        inside('server/src/cli')(from) && (/^vscode-/.test(to) || to.endsWith('/protocol.ts')),
    );
    const client = all.filter(
      ({ from, to }) =>
        inside('client/src')(from) && to.startsWith('server/') && to !== 'server/src/protocol.ts',
    );
    expect(shown([...cli, ...client])).toEqual([]);
  });

  it('the protocol imports nothing', () => {
    expect(shown(all.filter(({ from }) => from === 'server/src/protocol.ts'))).toEqual([]);
  });
});
