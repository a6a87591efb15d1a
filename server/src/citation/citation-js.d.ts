// citation-js brings no types along: what is used of it.
declare module '@citation-js/core' {
  export const plugins: {
    readonly config: {
      get(name: '@bibtex'): { format: { asciiOnly: boolean; useIdAsLabel: boolean } };
    };
    readonly output: { format(form: string, items: readonly unknown[]): string };
  };
}
declare module '@citation-js/plugin-bibtex';
