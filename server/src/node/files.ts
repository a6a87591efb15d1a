// Reading files: what is installed with the server at once, all else while the server goes on.
import * as fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

// Not `node:fs/promises`: that loads much that is not needed here, and the first answer waits for it.
const later = {
  stat: promisify(fs.stat),
  readFile: promisify(fs.readFile),
  readdir: promisify(fs.readdir),
  realpath: promisify(fs.realpath),
};

const installed = path.dirname(fileURLToPath(import.meta.url)) + path.sep;
/** Lies on this machine's disk, is small, and the first answer waits for it: to come back for it would take longer. */
const isInstalled = (file: string): boolean => file.startsWith(installed);

export async function stat(file: string): Promise<fs.Stats> {
  return isInstalled(file) ? fs.statSync(file) : later.stat(file);
}

export async function readFile(file: string): Promise<Buffer<ArrayBuffer>> {
  return isInstalled(file) ? fs.readFileSync(file) : later.readFile(file);
}

export async function readdir(folder: string): Promise<fs.Dirent[]> {
  const options = { withFileTypes: true } as const;
  return isInstalled(folder) ? fs.readdirSync(folder, options) : later.readdir(folder, options);
}

export async function realpath(file: string): Promise<string> {
  return isInstalled(file) ? fs.realpathSync(file) : later.realpath(file);
}
