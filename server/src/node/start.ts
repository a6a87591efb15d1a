import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// What ships as dist/server.cjs: runs the server beside it, from the code that V8 compiled at an earlier start. To
// compile it anew is most of what a start takes. V8 rejects what another version of it has compiled; then the server
// is compiled as usual, and this start leaves its code for the next.

/**
 * Hash of the program's text, put in by the build: V8 itself would take a changed program of the same length for the
 * same. Empty where the program is rebuilt all the time: then no code is kept.
 */
declare const PROGRAM_HASH: string;
/** The code is kept once the first answer is out, or after so long. */
const KEEP_AFTER_MS = 20_000;
const SETTLE_MS = 300;

const file = `${import.meta.dirname}/server.main.cjs`;
// V8 rejects what it compiled under other flags, too: each set of them has its own.
const flags = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ').trim();
const made = [PROGRAM_HASH, process.versions.v8, process.arch, ...(flags === '' ? [] : [hashOf(flags)])];
const cache = `${import.meta.dirname}/server.main-${made.join('-')}.cache`;

// The build leaves ASCII only: read as such, the text takes half the memory and no decoding.
const program = readFileSync(file, PROGRAM_HASH === '' ? 'utf8' : 'latin1');
const opening = '(function (exports, require, module, __filename, __dirname) { ';
const script = new Script(`${opening}${program}\n})`, {
  filename: file,
  columnOffset: -opening.length,
  cachedData: kept(),
});
const module: { exports: { answered?: Promise<void> } } = { exports: {} };
const run = script.runInThisContext() as (...parameters: unknown[]) => void;
run(module.exports, require, module, file, import.meta.dirname);

if (PROGRAM_HASH === '' || script.cachedDataRejected === false) {
  setTimeout(stayLean, SETTLE_MS).unref();
} else {
  const late = new Promise<void>((resolve) => void setTimeout(resolve, KEEP_AFTER_MS).unref());
  void Promise.race([module.exports.answered ?? late, late]).then(() =>
    setTimeout(() => {
      // In this order: compiled code holds for the flags it was kept under.
      keep();
      stayLean();
    }, SETTLE_MS).unref(),
  );
}

/** V8 lets the space for new objects grow to 48 MB, of which an editor's helper needs little. */
function stayLean(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

function kept(): Buffer | undefined {
  if (PROGRAM_HASH === '') return undefined;
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** Two servers may do this at once, and the folder may not be ours to write in: either is no harm. */
function keep(): void {
  try {
    const own = `${cache}.${process.pid}`;
    // Safe on the disk before it has its name: V8 looks at the head of it only.
    writeFileSync(own, script.createCachedData(), { flush: true });
    renameSync(own, cache);
  } catch {
    // The next start compiles again.
  }
}

function hashOf(text: string): string {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return (hash >>> 0).toString(36);
}
