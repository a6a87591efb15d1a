/** One spelling for one file: clients and hosts percent-encode differently. Only for comparing, never for opening. */
export function uriKey(uri: string): string {
  let key = uri;
  try {
    key = decodeURIComponent(uri);
  } catch {
    // A stray % stays as it is.
  }
  key = key.replace(/^file:\/\/\/([A-Za-z]):/, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
  return key.endsWith('/') ? key.slice(0, -1) : key;
}

/** Whether `uri` is `folder` or lies under it. */
export function isInside(uri: string, folder: string): boolean {
  const inner = uriKey(uri);
  const outer = uriKey(folder);
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** Of the folders that a file lies in the one that lies in the others; null where it lies in none. */
export function innermost<Root extends { readonly root: string | null }>(
  uri: string,
  roots: readonly Root[],
): Root | null {
  const around = roots.filter(({ root }) => root !== null && isInside(uri, root));
  return around.sort((a, b) => uriKey(b.root!).length - uriKey(a.root!).length)[0] ?? null;
}

/** The path from a folder to a file in it, decoded, with forward slashes; null where it lies elsewhere. */
export function relativePath(uri: string, folder: string): string | null {
  const inner = uriKey(uri);
  const outer = uriKey(folder);
  return inner.startsWith(`${outer}/`) ? inner.slice(outer.length + 1) : null;
}

/** The last part of a URI's path, decoded, for people. */
export function baseName(uri: string): string {
  return uriKey(uri).split('/').pop() ?? uri;
}

/** A file's path for people where the URI is a file's, else the URI decoded. */
export function displayName(uri: string): string {
  const key = uriKey(uri);
  if (!key.startsWith('file://')) return key;
  const path = key.slice('file://'.length);
  return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}

/** The URI of a folder as a setting names it: a URI, an absolute path, or a path from `base`. Null without a base. */
export function folderUri(written: string, base: string | null): string | null {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(written)) return written.replace(/\/+$/, '');
  const slashes =
    /^[a-z]:[\\/]/i.test(written) || written.startsWith('\\\\') ? written.replaceAll('\\', '/') : written;
  const encoded = slashes
    .replace(/\/+$/, '')
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
  if (/^[a-z]:\//i.test(slashes)) return `file:///${encoded}`;
  if (slashes.startsWith('//')) return `file:${encoded}`;
  if (slashes.startsWith('/')) return `file://${encoded}`;
  if (base === null) return null;
  return new URL(encoded.replace(/^(\.\/)+/, ''), `${base.replace(/\/+$/, '')}/`).href;
}

/** Replaces `${workspaceFolder}`, `${userHome}` and `~`; null where the setting needs a folder and there is none. */
export function expandFolder(
  written: string,
  workspaceFolder: string | null,
  home: string | null = null,
): string | null {
  const trimmed = written.trim();
  const named = /^(~|\$\{userHome\}|\$\{workspaceFolder\})(?:([\\/]+)(.*))?$/s.exec(trimmed);
  const base = named?.[1] === '${workspaceFolder}' ? workspaceFolder : home;
  // `~` is a name like any other where there is no folder that it stands for.
  if (named === null || (base === null && named[1] !== '${workspaceFolder}'))
    return trimmed === '' ? null : folderUri(trimmed, workspaceFolder);
  if (base === null) return null;
  const [, , separator = '/', rest = ''] = named;
  const path = separator.startsWith('\\') ? rest.replaceAll('\\', '/') : rest;
  return path === '' ? base.replace(/\/+$/, '') : folderUri(path, base);
}
