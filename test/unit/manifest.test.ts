import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import bundleJson from '../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import englishJson from '../../package.nls.json' with { type: 'json' };
import chineseJson from '../../package.nls.zh-cn.json' with { type: 'json' };
import {
  CHECK_WHEN,
  DEFAULT_SETTINGS,
  readSettings,
  RULES,
  SEVERITIES,
} from '../../server/src/engine/settings.ts';
import { LANGUAGES } from '../../server/src/protocol.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Setting {
  type: string;
  default: unknown;
  scope: string;
  enum?: string[];
  enumDescriptions?: string[];
  enumItemLabels?: string[];
  minimum?: number;
  maximum?: number;
}
interface Manifest {
  main: string;
  browser: string;
  engines: { vscode: string };
  activationEvents: string[];
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  contributes: {
    commands: { command: string }[];
    keybindings: { command: string; key: string; mac?: string; when: string }[];
    menus: Record<string, { command: string; when: string }[]>;
    configuration: { properties: Record<string, Setting> }[];
  };
}

// imported, so that a change of these files is one of this test
const manifest = packageJson as unknown as Manifest;
const english: Record<string, string> = englishJson;
const chinese: Record<string, string> = chineseJson;
const settings = Object.assign(
  {},
  ...manifest.contributes.configuration.map(({ properties }) => properties),
) as Record<string, Setting>;
const clientSources = readdirSync(path.join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`client/src/${name}`));

/** `verbatim.a.b` → the value at a.b. */
const at = (value: unknown, name: string): unknown =>
  name
    .split('.')
    .slice(1)
    .reduce((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

const leaves = (value: unknown, name: string): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${name}.${key}`))
    : [name];

/** What the first steps have one type. */
const TYPED = '国际社会必须树立人类命运共同体意识，守望';

describe('what the manifest says to people', () => {
  const used = new Set([...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key));

  test('is there in English and Chinese, and nothing else is', () => {
    expect(Object.keys(english).sort()).toEqual([...used].sort());
    expect(Object.keys(chinese).sort()).toEqual([...used].sort());
  });

  test('is Chinese where it should be', () => {
    const wordsOf = (bundle: Record<string, string>) =>
      Object.entries(bundle).map(([key, text]) => ({
        key,
        text: key.endsWith('.page') ? read(text).replace(/`.*?`/g, '') : text,
      }));
    for (const { key, text } of wordsOf(chinese)) expect(text, key).toMatch(/\p{Script=Han}/u);
    for (const { key, text } of wordsOf(english))
      expect(text.replace(TYPED, ''), key).not.toMatch(/\p{Script=Han}/u);
  });

  test('names settings and commands that exist', () => {
    for (const text of [...Object.values(english), ...Object.values(chinese)])
      for (const [, name] of text.matchAll(/`#([\w.-]+)#`/g)) expect(settings).toHaveProperty([name]);
    expect(english['configuration.check.when.command']).toContain(english['command.checkDocument']);
    expect(chinese['configuration.check.when.command']).toContain(chinese['command.checkDocument']);
  });
});

describe('settings', () => {
  test('are those of the engine, with its defaults', () => {
    const known = leaves(DEFAULT_SETTINGS, 'verbatim');
    expect(Object.keys(settings).sort()).toEqual([...known, 'verbatim.trace.server'].sort());
    for (const name of known) expect(settings[name].default, name).toEqual(at(DEFAULT_SETTINGS, name));
  });

  test('offer the choices that the engine reads, each described', () => {
    for (const rule of RULES) expect(settings[`verbatim.severity.${rule}`].enum).toEqual(SEVERITIES);
    expect(settings['verbatim.check.when'].enum).toEqual(CHECK_WHEN);
    for (const [name, { enum: choices, enumDescriptions, enumItemLabels }] of Object.entries(settings)) {
      expect(enumDescriptions?.length, name).toBe(choices?.length);
      // that one is for developers
      if (name === 'verbatim.trace.server') continue;
      expect(enumItemLabels, name).toEqual(
        enumDescriptions?.map((description) => description.replace(/%$/, '.label%')),
      );
    }
  });

  test('keep to the bounds of the engine', () => {
    for (const name of Object.keys(settings).filter((one) => one.startsWith('verbatim.minimumLength.'))) {
      const { minimum, maximum } = settings[name];
      const key = name.split('.')[2];
      const problems = (value: number) => readSettings({ minimumLength: { [key]: value } }).problems.length;
      expect(
        [problems(minimum! - 1), problems(minimum!), problems(maximum!), problems(maximum! + 1)],
        name,
      ).toEqual([1, 0, 0, 1]);
    }
  });

  test('that name folders are not taken from a workspace that is not trusted', () => {
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toContain(
      'verbatim.corpus.folders',
    );
  });
});

/** On the page of the first steps, in a report, in a view: nowhere that is written into. */
const ELSEWHERE = '!editorTextFocus && !inputFocus && !terminalFocus';

describe('commands', () => {
  const declared = manifest.contributes.commands.map(({ command }) => command);

  test('are those the client registers', () => {
    const registered = clientSources.flatMap((source) =>
      [...source.matchAll(/register\(\s*'(\w+)'/g)].map(([, name]) => `verbatim.${name}`),
    );
    expect(registered.sort()).toEqual([...declared].sort());
  });

  test('in menus and keys are declared', () => {
    const used = [...Object.values(manifest.contributes.menus).flat(), ...manifest.contributes.keybindings];
    for (const { command } of used) expect(declared).toContain(command);
  });

  test('have keys that leave the input method alone', () => {
    for (const { key, when } of manifest.contributes.keybindings) {
      expect(key).not.toMatch(/ctrl\+space|shift\+space|ctrl\+(,|\.)$|ctrl\+shift\+f$/);
      expect(when === ELSEWHERE || when.startsWith('editorTextFocus && ')).toBe(true);
    }
  });

  test('that the first steps name have their keys there, too', () => {
    for (const name of ['findQuotation', 'nextFinding', 'previousFinding']) {
      const own = manifest.contributes.keybindings.filter(({ command }) => command === `verbatim.${name}`);
      expect(own.filter(({ when }) => when === ELSEWHERE)).toHaveLength(1);
      expect(new Set(own.map(({ key, mac }) => `${key} ${mac}`)).size).toBe(1);
    }
  });

  test('and the start are for the languages that are checked', () => {
    expect(manifest.activationEvents).toEqual(LANGUAGES.map((language) => `onLanguage:${language}`));
    for (const { when } of manifest.contributes.keybindings.filter((one) => one.when !== ELSEWHERE))
      expect(when).toContain(`editorLangId =~ /^(${LANGUAGES.join('|')})$/`);
  });
});

describe('what the client says', () => {
  test('is there in Chinese, and nothing else is', () => {
    const said = clientSources.flatMap((source) =>
      [...source.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map(([, text]) => text),
    );
    const bundle: Record<string, string> = bundleJson;
    expect(Object.keys(bundle).sort()).toEqual([...new Set(said)].sort());
    for (const [text, translated] of Object.entries(bundle)) {
      expect(translated).toMatch(/\p{Script=Han}/u);
      expect(translated.match(/\{\d\}/g)).toEqual(text.match(/\{\d\}/g));
    }
  });
});

test('the package holds what the manifest names', () => {
  const allowed = read('.vscodeignore');
  for (const file of [
    manifest.main.replace('./', ''),
    manifest.browser.replace('./', ''),
    'dist/server.web.js',
    'media/icon.png',
    'dist/server.cjs',
    'dist/server.main.cjs',
    'dist/late-*.cjs',
    'LICENSE',
    'README.md',
  ])
    expect(allowed).toContain(`!${file}`);
  expect(allowed.split('\n')).toContain('**');
});
