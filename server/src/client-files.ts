// Files that the server's own machine has not, read through the client: in a browser all of them, elsewhere those of a
// virtual workspace. A client that knows nothing of this has no such files.
import type { Connection } from 'vscode-languageserver';
import { decode } from './decode.ts';
import { checkSaved, SAVED_HEAD, savedLength } from './engine/index.ts';
import { DAMAGED, LONGEST_PACKED, packedArticle } from './packed-article.ts';
import { LIST_FILES, READ_FILE, STAT_FILE } from './protocol.ts';
import type {
  FileParams,
  ListFilesParams,
  ListFilesResult,
  ReadFileResult,
  StatFileResult,
} from './protocol.ts';
import type { Outcome, Runtime } from './runtime.ts';

/** The part of a runtime that is about files. */
export type Files = Pick<Runtime, 'list' | 'read' | 'readBytes' | 'decode' | 'watch'> &
  Required<Pick<Runtime, 'entry' | 'readSaved' | 'readPacked' | 'initialized'>>;

export function clientFiles(connection: Connection, breathe: () => Promise<void>): Files {
  let begin: () => void;
  /** Reading begins before the client may be asked. */
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ask = async <P, R>(method: string, params: P): Promise<R> => {
    await begun;
    return connection.sendRequest<R>(method, params);
  };
  const readBytes = async (uri: string): Promise<Outcome<ArrayBuffer>> => {
    try {
      const read = await ask<FileParams, ReadFileResult>(READ_FILE, { uri });
      return read.ok ? { ok: true, value: bytesOf(read.value) } : read;
    } catch {
      return UNREADABLE;
    }
  };
  const entry = async (uri: string): Promise<StatFileResult> => {
    try {
      return await ask<FileParams, StatFileResult>(STAT_FILE, { uri });
    } catch {
      return null;
    }
  };
  let registrations = 0;
  return {
    initialized: () => begin(),
    async list(folder, { endings, limit }) {
      try {
        return await ask<ListFilesParams, ListFilesResult>(LIST_FILES, { folder, endings, limit });
      } catch {
        return UNREADABLE;
      }
    },
    readBytes,
    decode: (bytes) => Promise.resolve(decoded(bytes)),
    async read(uri) {
      const bytes = await readBytes(uri);
      return bytes.ok ? decoded(bytes.value) : bytes;
    },
    entry,
    async readSaved(uri, known) {
      const stamp = (await entry(uri))?.stamp;
      if (stamp !== undefined && stamp === known) return { ok: true, value: null };
      const read = await readBytes(uri);
      if (!read.ok) return read;
      const buffer = read.value;
      const length = savedLength(buffer.slice(0, SAVED_HEAD));
      if (length === null || length > buffer.byteLength) return { ok: false, trouble: 'pack' };
      const steps = checkSaved(buffer, length);
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done !== true) await breathe();
        else if (step.value) return { ok: true, value: { stamp: stamp ?? '', buffer, length } };
        else return { ok: false, trouble: 'pack' };
      }
    },
    async readPacked(uri, name) {
      const read = await readBytes(uri);
      if (!read.ok) return read;
      const { value } = read;
      const part = (at: number, length: number): Promise<ArrayBuffer> =>
        at + length <= value.byteLength
          ? Promise.resolve(value.slice(at, at + length))
          : Promise.reject(DAMAGED);
      return packedArticle({ size: value.byteLength, part, inflate }, name);
    },
    // The client tells of changes as it does of those in the workspace (workspace/didChangeWatchedFiles).
    watch(folders) {
      const id = `verbatim-files-${registrations++}`;
      const method = 'workspace/didChangeWatchedFiles';
      const watchers = folders.map((baseUri) => ({ globPattern: { baseUri, pattern: '**/*' } }));
      const registered = ask('client/registerCapability', {
        registrations: [{ id, method, registerOptions: { watchers } }],
      }).then(
        () => true,
        () => false,
      );
      return {
        dispose() {
          void registered.then((is) => {
            if (!is) return;
            const gone = ask('client/unregisterCapability', { unregisterations: [{ id, method }] });
            void gone.catch(() => {});
          });
        },
      };
    },
  };
}

const UNREADABLE = { ok: false, trouble: 'unreadable' } as const;

function bytesOf(base64: string): ArrayBuffer {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes.buffer;
}

function decoded(bytes: ArrayBuffer): Outcome<string> {
  const read = decode(new Uint8Array(bytes));
  if (!('refused' in read)) return { ok: true, value: read.text };
  return { ok: false, trouble: read.refused === 'binary' ? 'binary' : 'encoding' };
}

async function inflate(packed: ArrayBuffer): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return await new Blob(parts).arrayBuffer();
      parts.push(value);
      if ((size += value.length) > LONGEST_PACKED) throw DAMAGED;
    }
  } catch {
    throw DAMAGED;
  }
}
