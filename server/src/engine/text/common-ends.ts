// What two versions of a text have in common at either end.

/** Texts are compared by blocks of so many units, which is a comparison of memory; then unit by unit. */
const BLOCK = 4096;

/** Length of the beginning that two texts have in common, in UTF-16 units. */
export function commonHead(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head + BLOCK <= shorter && a.slice(head, head + BLOCK) === b.slice(head, head + BLOCK))
    head += BLOCK;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  return head;
}

/** Length of the end that two texts have in common, apart from their common head. */
export function commonTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let tail = 0;
  const block = (of: string) => of.slice(of.length - tail - BLOCK, of.length - tail);
  while (tail + BLOCK <= most && block(a) === block(b)) tail += BLOCK;
  while (tail < most && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return tail;
}
