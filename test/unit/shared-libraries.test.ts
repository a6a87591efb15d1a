import { describe, expect, test } from 'vitest';
import { buildLibrary } from '../../server/src/engine/index.ts';
import type { Base } from '../../server/src/library-bases.ts';
import type { Outcome } from '../../server/src/runtime.ts';
import { newSharedLibraries } from '../../server/src/shared-libraries.ts';

const library = (words: string) => buildLibrary([{ file: 'a.md', text: `# 题\n\n${words}\n` }]);
const base = (stamp: string): Base => ({ uri: 'p', stamp, library: library(stamp), stamps: new Map() });

/** Work that ends when told. */
function held<T>() {
  let end: (value: T) => void = () => {};
  const done = new Promise<T>((resolve) => (end = resolve));
  return { done, end };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('libraries that several hosts have', () => {
  test('two that are the same are there once; others stay apart', () => {
    const shared = newSharedLibraries();
    const one = library('一个条目的原文在这里。');
    expect(shared.same(one)).toBe(one);
    expect(shared.same(library('一个条目的原文在这里。'))).toBe(one);
    const other = library('另一个条目的原文在这里。');
    expect(shared.same(other)).toBe(other);
  });

  test('a saved one is opened once, whoever asks meanwhile; afterwards it is known', async () => {
    const shared = newSharedLibraries();
    const { done, end } = held<Outcome<Base>>();
    const seen: (Base | undefined)[] = [];
    const open = (known: Base | undefined): Promise<Outcome<Base>> => {
      seen.push(known);
      return done;
    };
    const both = [shared.opened('p', open), shared.opened('p', open)];
    const opened = base('1');
    end({ ok: true, value: opened });
    for (const outcome of await Promise.all(both)) expect(outcome).toEqual({ ok: true, value: opened });
    await shared.opened('p', (known) => open(known));
    expect(seen).toEqual([undefined, opened]);
  });

  test('one that cannot be opened is asked for again', async () => {
    const shared = newSharedLibraries();
    expect(await shared.opened('p', () => Promise.resolve({ ok: false, trouble: 'missing' }))).toEqual({
      ok: false,
      trouble: 'missing',
    });
    await expect(shared.opened('p', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    const opened = base('2');
    expect(
      await shared.opened('p', (known) => {
        expect(known).toBeUndefined();
        return Promise.resolve({ ok: true, value: opened });
      }),
    ).toEqual({ ok: true, value: opened });
  });
});

describe('libraries that are built', () => {
  test('the same target once for all, another after it', async () => {
    const shared = newSharedLibraries();
    const first = held<boolean | null>();
    const second = held<boolean | null>();
    const started: string[] = [];
    const start =
      (name: string, { done }: { done: Promise<boolean | null> }) =>
      () => {
        started.push(name);
        return { done, cancel: () => {} };
      };
    const builds = [
      shared.build('a', start('a', first)),
      shared.build('a', start('a again', first)),
      shared.build('b', start('b', second)),
    ];
    await turn();
    expect(started).toEqual(['a']);
    first.end(true);
    expect(await builds[0].done).toBe(true);
    expect(await builds[1].done).toBe(true);
    await turn();
    expect(started).toEqual(['a', 'b']);
    second.end(false);
    expect(await builds[2].done).toBe(false);
    shared.build('a', start('a anew', first));
    expect(started.at(-1)).toBe('a anew');
  });

  test('it is given up when nobody wants it any more', async () => {
    const shared = newSharedLibraries();
    const work = held<boolean | null>();
    let cancelled = 0;
    const start = () => ({ done: work.done, cancel: () => (cancelled++, work.end(null)) });
    const [one, other] = [shared.build('a', start), shared.build('a', start)];
    const waiting = shared.build('b', () => {
      throw new Error('given up before it began');
    });
    one.cancel();
    expect(cancelled).toBe(0);
    waiting.cancel();
    other.cancel();
    expect(cancelled).toBe(1);
    expect(await one.done).toBeNull();
    expect(await waiting.done).toBeNull();
  });
});
