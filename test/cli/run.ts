import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const CLI = path.join(ROOT, 'dist', 'cli.cjs');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs the command as a process of its own, in English unless told. */
export function verbatim(
  args: readonly string[],
  { cwd = ROOT, stdin = '', env = {} }: RunOptions = {},
): Ran {
  const clean = { ...process.env, LC_ALL: 'C', NO_COLOR: undefined, FORCE_COLOR: undefined, ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    input: stdin,
    env: clean,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

/** A line of the shell with the command in it as `verbatim`: for pipes, and for where the output goes. */
export function shell(line: string, { cwd = ROOT, env = {} }: RunOptions = {}): Ran {
  const clean = { ...process.env, LC_ALL: 'C', NO_COLOR: undefined, FORCE_COLOR: undefined, ...env };
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `set -o pipefail; verbatim() { "$NODE" "$CLI" "$@"; }; ${line}`],
    { cwd, env: { ...clean, NODE: process.execPath, CLI }, encoding: 'utf8', timeout: 60_000 },
  );
  return { status, stdout, stderr };
}

/** A folder with these files in it, gone when the test is over. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'verbatim-cli-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}

/** A small corpus: two passages with their provenance. */
export const ARTICLE = `---
id: example
title: 关于桥的两段话
author: 李桥
publication: 《桥梁》2019年第3期
date: 2019-05-06
kind: compilation
language: zh-Hans
authority: primary
---

**一、造桥**

一座桥立得住，靠的不是一块石头，而是石头与石头之间的相互支撑。造桥的人常说，拱越长，越要把每一块石头放稳。

(2019年3月5日在老城桥梁会议上的讲话)

**二、走桥**

桥修好以后，走的人未必记得造桥的人。可是只要桥还在，两岸的灯火就会连成一片。

(2019年4月给江南桥工学校学生的回信)
`;
