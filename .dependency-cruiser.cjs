/** The arrows of ARCHITECTURE.md: apps import packages; packages import neither each other nor an app. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'packages-import-no-package',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^(packages|apps|tests)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'apps-import-no-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(apps|tests)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'only-through-the-front-door',
      comment: 'A package is imported by its name, never by a path into it.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^packages/[^/]+/src/(?!index[.]ts)' },
    },
    {
      name: 'profiles-are-pure',
      comment: 'mc-profiles reads files and computes; it talks to nothing.',
      severity: 'error',
      from: { path: '^packages/mc-profiles/src', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['npm'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
