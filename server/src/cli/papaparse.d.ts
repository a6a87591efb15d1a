// papaparse brings no types along: what is used of it.
declare module 'papaparse' {
  const Papa: {
    unparse(
      rows: readonly object[],
      options: { columns: string[]; newline: string; escapeFormulae: boolean | RegExp },
    ): string;
    parse<T>(
      text: string,
      options: { header: true; skipEmptyLines: boolean } | { delimiter: string; skipEmptyLines: boolean },
    ): { data: T[]; errors: unknown[] };
  };
  export default Papa;
}
