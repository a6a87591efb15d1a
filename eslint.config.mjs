import tseslint from 'typescript-eslint';

/**
 * Who may import whom (../shared/design.md, section 3). For a file matched by several of these the last one counts,
 * so each names everything that is forbidden there.
 */
const imports = (files, ...forbidden) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: forbidden.map(([regex, message]) => ({ regex, message })) },
    ],
  },
});

const PACKAGE = '(?!\\.)';
const only = (...packages) => [
  `^(?!\\.|(${packages.map((name) => name.replace(/[./]/g, '\\$&')).join('|') || '-'})(/|$))`,
  packages.length === 0
    ? 'No package may be imported here.'
    : `Of the packages only ${packages.join(', ')} may be imported here.`,
];
const ENGINE_FACE = [
  '/engine/(?!index\\.ts$)',
  'The engine is imported through engine/index.ts, its public face.',
];
const PLATFORM = [
  `^(node:|vscode-languageserver/(node|browser)$)`,
  'Only server/src/node and server/src/browser know the platform.',
];
const NODE_MODULES = [`^node:`, 'Not in code that also runs in a browser.'];
const up = (levels) => [`^(\\.\\./){${levels}}`, 'The engine imports nothing but itself.'];
const layers = (...names) => [
  `/(${names.join('|')})/`,
  'Inside the engine: text ← corpus ← match ← lookup ← curate ← import ← translation, no cycles.',
];

const ENGINE = 'server/src/engine';

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-editor*/', 'coverage/', '**/*.d.ts'] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-control-regex': 'off',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },

  imports([`${ENGINE}/*.ts`], only(), up(1)),
  imports(
    [`${ENGINE}/text/*.ts`],
    only('opencc-js', '@lezer'),
    up(2),
    layers('corpus', 'match', 'lookup', 'curate', 'import', 'translation'),
  ),
  imports(
    [`${ENGINE}/text/*/*.ts`],
    only('opencc-js', '@lezer'),
    up(3),
    layers('corpus', 'match', 'lookup', 'curate', 'import', 'translation'),
  ),
  imports(
    [`${ENGINE}/corpus/*.ts`],
    only(),
    up(2),
    layers('match', 'lookup', 'curate', 'import', 'translation'),
  ),
  imports(
    [`${ENGINE}/corpus/article.ts`, `${ENGINE}/corpus/front-matter-text.ts`],
    only('yaml'),
    up(2),
    layers('match', 'lookup', 'curate', 'import', 'translation'),
  ),
  imports([`${ENGINE}/match/*.ts`], only(), up(2), layers('lookup', 'curate', 'import', 'translation')),
  imports([`${ENGINE}/lookup/*.ts`], only(), up(2), layers('curate', 'import', 'translation')),
  imports([`${ENGINE}/lookup/*/*.ts`], only(), up(3), layers('curate', 'import', 'translation')),
  imports(
    [`${ENGINE}/lookup/search/nearly.ts`],
    only('fuse.js'),
    up(3),
    layers('curate', 'import', 'translation'),
  ),
  imports([`${ENGINE}/curate/*.ts`], only(), up(2), layers('import', 'translation')),
  imports([`${ENGINE}/import/*.ts`], only(), up(2), layers('translation')),
  imports([`${ENGINE}/translation/*.ts`], only(), up(2)),

  imports(['server/src/*.ts', 'server/src/{features,messages,translation}/**/*.ts'], PLATFORM, ENGINE_FACE),
  imports(['server/src/protocol.ts'], ['', 'The protocol imports nothing: both sides use it.']),
  imports(['server/src/node/**/*.ts'], ENGINE_FACE),
  imports(['server/src/browser/*.ts'], ENGINE_FACE, NODE_MODULES),
  imports(['server/src/cli/**/*.ts'], ENGINE_FACE, [
    '^vscode-|/protocol\\.ts$|/features/',
    'The command line uses the engine, nothing of the protocol.',
  ]),
  imports(
    ['client/src/**/*.ts'],
    [
      `^${PACKAGE}(?!vscode$|vscode-languageclient$)`,
      'The client imports vscode, vscode-languageclient and protocol.ts.',
    ],
    ['server/src/(?!protocol\\.ts$)', 'Of the server the client knows protocol.ts only.'],
  ),
  imports(
    ['client/src/extension.node.ts'],
    [
      `^${PACKAGE}(?!vscode$|vscode-languageclient(/node)?$|node:)`,
      'Only what a desktop or remote host has.',
    ],
    ['server/src/(?!protocol\\.ts$)', 'Of the server the client knows protocol.ts only.'],
  ),

  imports(
    ['client/src/extension.browser.ts'],
    [`^${PACKAGE}(?!vscode$|vscode-languageclient(/browser)?$)`, 'Only what a browser has.'],
    ['server/src/(?!protocol\\.ts$)', 'Of the server the client knows protocol.ts only.'],
  ),

  { files: ['server/src/cli/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    // assertions on what came over the wire, and fakes
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { 'no-console': 'off' },
  },
);
