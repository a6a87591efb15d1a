// Which files of a folder are wanted: the settings `files.include` and `files.exclude`, and the options of the command
// line of the same names.
import picomatch from 'picomatch';

/**
 * Tells by a file's path from its folder (forward slashes) whether it is wanted: it fits one of `include` and none of
 * `exclude`. A pattern without a slash is a name at any depth; the name of a folder stands for all in it.
 */
export function newFileFilter(
  include: readonly string[],
  exclude: readonly string[],
): (path: string) => boolean {
  const isIncluded = matcher(include);
  const isExcluded = matcher(exclude);
  return (path) => (include.length === 0 || isIncluded(path)) && !isExcluded(path);
}

function matcher(patterns: readonly string[]): (path: string) => boolean {
  const all = patterns.flatMap((written) => {
    const pattern = written
      .trim()
      .replaceAll('\\', '/')
      .replace(/^\.?\/+|\/+$/g, '');
    if (pattern === '') return [];
    const anywhere = pattern.includes('/') ? pattern : `**/${pattern}`;
    return [anywhere, `${anywhere}/**`];
  });
  if (all.length === 0) return () => false;
  return picomatch(all, { dot: true, windows: false });
}
