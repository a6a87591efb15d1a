import { describe, expect, test } from 'vitest';
import { expandFolder } from '../../server/src/uris.ts';

const WORKSPACE = 'file:///w/%E9%A1%B9%E7%9B%AE';
const HOME = 'file:///home/me';

describe('a corpus folder as it is written in the settings', () => {
  test.each([
    ['~', HOME],
    ['~/', HOME],
    ['~/文章', `${HOME}/%E6%96%87%E7%AB%A0`],
    ['~\\articles\\old', `${HOME}/articles/old`],
    ['${userHome}', HOME],
    ['${userHome}/a b/', `${HOME}/a%20b`],
    [' ~/x ', `${HOME}/x`],
    ['${workspaceFolder}', WORKSPACE],
    ['${workspaceFolder}/corpus', `${WORKSPACE}/corpus`],
    ['${workspaceFolder}\\corpus\\new', `${WORKSPACE}/corpus/new`],
    ['corpus', `${WORKSPACE}/corpus`],
    ['./corpus/', `${WORKSPACE}/corpus`],
    ['../shared', 'file:///w/shared'],
    ['/abs/文章', 'file:///abs/%E6%96%87%E7%AB%A0'],
    ['C:\\Texts', 'file:///C%3A/Texts'],
    ['\\\\server\\share', 'file://server/share'],
    ['vscode-vfs://github/a/b', 'vscode-vfs://github/a/b'],
    // Somebody's folder, not the user's own; a name that only begins like that.
    ['~other/x', `${WORKSPACE}/~other/x`],
    ['a/~/b', `${WORKSPACE}/a/~/b`],
  ])('%s', (written, uri) => {
    expect(expandFolder(written, WORKSPACE, HOME)).toBe(uri);
  });

  test('what needs a folder is none where there is none', () => {
    for (const written of ['${workspaceFolder}/corpus', 'corpus', '../x', '', '  '])
      expect(expandFolder(written, null, HOME)).toBeNull();
    expect(expandFolder('~/x', null, HOME)).toBe(`${HOME}/x`);
    expect(expandFolder('/x', null, null)).toBe('file:///x');
    expect(expandFolder('', WORKSPACE, HOME)).toBeNull();
  });
});
