// What scripts/late-modules.mjs leaves out of the worker's one file: programs beside it, as Node's modules are, read
// through the client when they are first needed.
import type { Outcome } from '../runtime.ts';

type Module = Readonly<Record<string, unknown>>;

/** Gives the build's `import()`s what they call. `read` gets a file's text by its name in dist/. */
export function provideLateModules(read: (name: string) => Promise<Outcome<string>>): void {
  const modules = new Map<string, Promise<Module>>();
  const scope = globalThis as unknown as {
    verbatimLate: (name: string) => Promise<Module>;
    verbatimLoaded?: Module;
    importScripts(url: string): void;
  };
  const load = async (name: string): Promise<Module> => {
    const text = await read(name);
    if (!text.ok) throw new Error(`${name}: ${text.trouble}`);
    const program = [
      'globalThis.verbatimLoaded = (() => { const module = { exports: {} }; const { exports } = module;\n',
      text.value,
      '\nreturn module.exports; })();',
    ];
    const url = URL.createObjectURL(new Blob(program, { type: 'text/javascript' }));
    try {
      scope.importScripts(url);
      return scope.verbatimLoaded!;
    } finally {
      URL.revokeObjectURL(url);
    }
  };
  scope.verbatimLate = (name) => {
    const module = modules.get(name) ?? load(name);
    modules.set(name, module);
    // What could not be read is asked for again.
    module.catch(() => modules.delete(name));
    return module;
  };
}
