import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  buildLibrary,
  factColumnsOf,
  openLibrary,
  saveLibrary,
  type CorpusFile,
  type Library,
} from '../../../server/src/engine/index.ts';

const folder = new URL('../../../corpus/', import.meta.url);
const bundled: CorpusFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));
const built = buildLibrary(bundled);

function saved(library: Library): Library {
  const opened = openLibrary(saveLibrary(library));
  if (opened === null) throw new Error('what was just saved does not open');
  return opened.library;
}

const FACTS = ['section', 'speaker', 'date', 'occasion', 'occasionKind'] as const;

/** What the columns say of each passage. */
function said({ passages }: Library): object[] {
  const columns = factColumnsOf(passages);
  return passages.map((_, i) => ({
    ...Object.fromEntries(FACTS.map((name) => [name, columns[name].values[columns[name].of[i]] ?? null])),
    isInner: columns.isInner[i] === 1,
  }));
}

function known({ passages }: Library): object[] {
  return passages.map((passage) => ({
    ...Object.fromEntries(FACTS.map((name) => [name, passage[name]])),
    isInner: passage.within !== null,
  }));
}

describe('columns of facts', () => {
  it('say what the passages say, of articles as they were read', () => {
    expect(said(built)).toEqual(known(built));
  });

  it('say what the passages say, of a saved library', () => {
    expect(said(saved(built))).toEqual(known(built));
  });

  it('say what the passages say where one article has come to a saved library, and one has gone', () => {
    const [gone, ...kept] = bundled;
    const own = {
      file: 'own.md',
      text: '---\nauthor: 周恩来\ndate: 1954-06\n---\n\n# 谈话\n\n和平共处五项原则是处理国与国关系的准则。\n',
    };
    const changed = buildLibrary([...kept, own], saved(built), {
      limits: { leastBase: 0, mostChanged: 1e9 },
    });
    expect(changed.base, gone.file).not.toBeNull();
    expect(said(changed)).toEqual(known(changed));
  });

  it('name each value once', () => {
    for (const name of FACTS) {
      const { values } = factColumnsOf(built.passages)[name];
      expect(new Set(values).size).toBe(values.length);
    }
  });
});
