// What the library hosts of one server share: a saved library that several open, one that several wait for, and two
// that turn out the same are there once.
import type { Library } from './engine/index.ts';
import type { Base } from './library-bases.ts';
import type { Build, Outcome } from './runtime.ts';

export interface SharedLibraries {
  /** The same library as it is there already; else this one. */
  same(library: Library): Library;
  /** What a saved library's file holds; `open` gets what it held when somebody opened it last. */
  opened(uri: string, open: (known: Base | undefined) => Promise<Outcome<Base>>): Promise<Outcome<Base>>;
  /** Builds what is to lie somewhere, one after another; whoever asks for what is being built waits with the others. */
  build(target: string, start: () => Build): Build;
}

export function newSharedLibraries(): SharedLibraries {
  // Weak: what no host holds is not to be kept.
  let libraries: WeakRef<Library>[] = [];
  const bases = new Map<string, WeakRef<Base>>();
  const opening = new Map<string, Promise<Outcome<Base>>>();
  const builds = new Map<string, { readonly done: Build['done']; users: number; cancel(): void }>();

  return {
    same(library) {
      libraries = libraries.filter((one) => one.deref() !== undefined);
      const known = libraries.find((one) => one.deref()?.revision === library.revision)?.deref();
      if (known === undefined) libraries.push(new WeakRef(library));
      return known ?? library;
    },
    opened(uri, open) {
      const pending = opening.get(uri);
      if (pending !== undefined) return pending;
      const outcome = open(bases.get(uri)?.deref()).then(
        (result) => {
          opening.delete(uri);
          if (result.ok) bases.set(uri, new WeakRef(result.value));
          else bases.delete(uri);
          return result;
        },
        (error: unknown) => {
          opening.delete(uri);
          throw error;
        },
      );
      opening.set(uri, outcome);
      return outcome;
    },
    build(target, start) {
      const others = [...builds.values()].map(({ done }) => done);
      let build = builds.get(target);
      if (build === undefined) {
        let begun: Build | null = null;
        let given = false;
        const begin = (): Build['done'] => (given ? Promise.resolve(null) : (begun = start()).done);
        const work = others.length === 0 ? begin() : Promise.allSettled(others).then(begin);
        build = {
          done: work.finally(() => builds.delete(target)),
          users: 0,
          cancel() {
            given = true;
            begun?.cancel();
          },
        };
        builds.set(target, build);
      }
      const mine = build;
      mine.users++;
      return {
        done: mine.done,
        cancel() {
          mine.users--;
          if (mine.users === 0) mine.cancel();
        },
      };
    },
  };
}
