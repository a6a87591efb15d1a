// A static VS Code for the Web: the workbench of the prepared VS Code with nothing behind it but files. Every extension
// runs in the browser's own extension host; the folder it shows is a virtual workspace (test/editor/web/files).
import { createRequire } from 'node:module';
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as path from 'node:path';
import { prepareMarkdownForWeb, prepareVSCode, root } from './prepare-vscode.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * What code-server's patches take for granted, a server that it can talk to, is taken back: so VS Code itself has it.
 * @type {[RegExp, string][]}
 */
const PATCHES = [
  [/,remoteAuthority:location\.host\}/, '}'],
  [
    /[\w$]+\(([\w$]+)\.file\(this\.userDataPath\)\.with\(\{scheme:([\w$]+)\.vscodeRemote\}\),"User"\)/,
    '$1.file("/User").with({scheme:$2.vscodeUserData})',
  ],
];

/** The workbench as VS Code has it; throws where this version is put together otherwise. */
function workbench(file) {
  let text = fs.readFileSync(file, 'utf8');
  for (const [pattern, instead] of PATCHES) {
    if (!pattern.test(text))
      throw new Error(`the workbench has no ${pattern}: scripts/web.mjs has to be adapted`);
    text = text.replace(pattern, instead);
  }
  return text;
}

/** Where the programs lie that the Markdown extension runs in a browser. */
const MARKDOWN = 'extensions/markdown-language-features/dist/browser/';

/**
 * What the manifest says in a language: VS Code for the Web reads the translations of extensions that come from a
 * marketplace, which lists their files, and of others `package.nls.json` alone.
 */
function manifestWords(locale) {
  const words = (name) => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));
  const translated = `package.nls.${locale}.json`;
  const is = fs.existsSync(path.join(root, translated));
  return JSON.stringify({ ...words('package.nls.json'), ...(is ? words(translated) : {}) });
}

const attribute = (value) => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The page, as VS Code's own server would write it for a browser alone. */
const page = (config, locale) => `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <meta id="vscode-workbench-web-configuration" data-settings="${attribute(config)}" />
    <link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css" />
  </head>
  <body></body>
  <script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';</script>
  <script type="module" src="/vscode/out/nls.messages.js"></script>
  <script type="module">globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(locale)};</script>
  <script type="module" src="/vscode/out/vs/code/browser/workbench/workbench.js"></script>
</html>
`;

/**
 * Serves VS Code for the Web on a free port, with Verbatim as it would be packed and a folder of these files.
 * @param {{ settings?: object, locale?: string, files?: Record<string, string | Uint8Array> }} options `files` by their path in the folder
 */
export async function startWeb({ settings = {}, locale = 'en', files = {} } = {}) {
  const vscode = path.resolve(path.dirname(prepareVSCode().server), '..');
  const { listFiles, PackageManager } = createRequire(import.meta.url)('@vscode/vsce');
  const packed = new Set(await listFiles({ cwd: root, packageManager: PackageManager.None }));
  const markdown = prepareMarkdownForWeb();
  const main = workbench(path.join(vscode, 'out/vs/code/browser/workbench/workbench.js'));
  /** @type {Map<string, Buffer>} */
  const content = new Map(Object.entries(files).map(([name, written]) => [name, Buffer.from(written)]));
  /** Windows that hear of changes. @type {Set<http.ServerResponse>} */
  const listeners = new Set();
  const missing = new Set();
  /** Other hands than the window's: it hears of it as of any change in a virtual workspace. */
  const tell = (name) => {
    const change = JSON.stringify({ name, content: content.get(name)?.toString('base64') ?? null });
    for (const listener of listeners) listener.write(`data: ${change}\n\n`);
  };

  const answer = async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
    if (name === '/') return send(TYPES['.html'], html);
    if (name === '/vscode/out/vs/code/browser/workbench/workbench.js') return send(TYPES['.js'], main);
    if (name === '/verbatim/package.nls.json') return send(TYPES['.json'], manifestWords(locale));
    if (name === '/workspace') {
      const all = [...content].map(([file, bytes]) => [file, bytes.toString('base64')]);
      return send(TYPES['.json'], JSON.stringify(Object.fromEntries(all)));
    }
    if (name === '/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      listeners.add(response);
      return response.once('close', () => listeners.delete(response));
    }
    if (name.startsWith('/workspace/')) {
      const file = name.slice('/workspace/'.length);
      if (request.method === 'DELETE') content.delete(file);
      else content.set(file, Buffer.concat(await request.toArray()));
      return send('text/plain', '');
    }
    const [, place, file] = /^\/(vscode|verbatim|files)\/(.*)$/s.exec(name) ?? [];
    const full =
      place === 'vscode'
        ? markdown !== null && file.startsWith(MARKDOWN)
          ? path.join(markdown, file.slice(MARKDOWN.length))
          : path.join(vscode, file)
        : place === 'files'
          ? path.join(root, 'test/editor/web/files', file)
          : place === 'verbatim' && packed.has(file)
            ? path.join(root, file)
            : null;
    if (full === null || !fs.statSync(full, { throwIfNoEntry: false })?.isFile()) {
      missing.add(name);
      return response.writeHead(404).end();
    }
    send(TYPES[path.extname(full)] ?? 'application/octet-stream', fs.readFileSync(full));
  };
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority = `127.0.0.1:${server.address().port}`;
  const html = page(
    {
      folderUri: { scheme: 'memory', path: '/工作区' },
      additionalBuiltinExtensions: ['/files', '/verbatim'].map((at) => ({
        scheme: 'http',
        authority,
        path: at,
      })),
      configurationDefaults: settings,
      // what shows pages in the page: as with VS Code's own server it comes from here, and not from the Internet
      webviewEndpoint: '/vscode/out/vs/workbench/contrib/webview/browser/pre/',
      // code-server's own settings: its workbench starts with none of them missing
      isEnabledCoderGettingStarted: false,
      isEnabledFileDownloads: true,
      isEnabledFileUploads: true,
    },
    locale,
  );
  const text = (name) => content.get(name)?.toString('utf8');
  return {
    url: () => `http://${authority}/`,
    log: () => `not found: ${[...missing].join(' ')}`,
    read: (name) => text(name) ?? assertHas(name),
    write(name, written) {
      content.set(name, Buffer.from(written));
      tell(name);
    },
    /** A file, or a folder with all that is in it. */
    remove(name) {
      for (const file of [...content.keys()])
        if (file === name || file.startsWith(`${name}/`)) {
          content.delete(file);
          tell(file);
        }
    },
    /** What stands in the files, by their paths. */
    contents: () => new Map([...content.keys()].map((name) => [name, text(name)])),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function assertHas(name) {
  throw new Error(`the folder has no ${name}`);
}
