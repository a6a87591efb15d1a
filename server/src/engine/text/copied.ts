/**
 * A string in memory of its own. An engine keeps the whole text alive that a slice was cut from: what is kept from one
 * version of a document to the next must not be a slice of it.
 */
export function copied(text: string): string {
  // A slice of the new string that joining makes, not of the old one.
  return ` ${text}`.slice(1);
}
