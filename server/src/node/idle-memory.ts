import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often the process looks whether it is idle. */
const EVERY_MS = 4_000;
/** Busy for less than this part of the time is idle. */
const IDLE_BELOW = 0.02;
/** Worth a collection when the heap and what hangs on it have grown by so much since the last. */
const GROWN_BY = 12 * 2 ** 20;

/**
 * Gives memory back while nobody waits. V8 on a large machine lets a heap of 20 MB grow to 200 before it looks for what
 * is no longer used; an editor's helper should not.
 */
export function giveMemoryBackWhenIdle(): void {
  let collect: (() => void) | undefined;
  let kept = 0;
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (utilization > IDLE_BELOW || taken() < kept + GROWN_BY) return;
    if (!collect) {
      setFlagsFromString('--expose-gc');
      collect = runInNewContext('gc') as () => void;
    }
    collect();
    // V8 hands pages back one collection after it has emptied them.
    collect();
    kept = taken();
  }, EVERY_MS).unref();
}

/** The heap, and the arrays of bytes that a changed library leaves behind. */
function taken(): number {
  const { heapTotal, arrayBuffers } = process.memoryUsage();
  return heapTotal + arrayBuffers;
}
