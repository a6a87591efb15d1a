/** Where each line of a text begins; lines end with \n, \r\n or \r. */
export function lineStartsOf(text: string): Int32Array {
  const starts = [0];
  let feed = text.indexOf('\n');
  let back = text.indexOf('\r');
  while (feed !== -1 || back !== -1) {
    if (back === -1 || (feed !== -1 && feed < back)) {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    } else {
      if (feed === back + 1) feed = text.indexOf('\n', feed + 1);
      starts.push(text.charCodeAt(back + 1) === 0x0a ? back + 2 : back + 1);
      back = text.indexOf('\r', back + 1);
    }
  }
  return Int32Array.from(starts);
}

/** The last of some ascending starts that is not after an offset; -1 where all are. */
export function lineAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
