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
      comment: 'A package is imported by its name, never by a path into it; its `exports` are its doors.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^packages/', dependencyTypes: ['local'] },
    },
    {
      name: 'profiles-are-pure',
      comment: 'mc-profiles reads files and computes; it talks to nothing.',
      severity: 'error',
      from: { path: '^packages/mc-profiles/src', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['npm'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'worker-adapters-stand-alone',
      comment:
        'What calls MediaConvert or S3 is handed what it needs: it imports no other file of the worker.',
      severity: 'error',
      from: { path: '^apps/worker/src/(mediaconvert|s3)/' },
      to: { path: '^apps/worker/src/', pathNot: '^apps/worker/src/$1/' },
    },
    {
      name: 'mediaconvert-is-called-from-its-room',
      severity: 'error',
      from: { path: '^apps/worker/src/', pathNot: '^apps/worker/src/mediaconvert/' },
      to: { path: '@aws-sdk/client-mediaconvert', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'worker-jobs-do-not-meet',
      comment:
        'One folder for each kind of job. What two of them share is above them, or in mediaconvert/ or s3/.',
      severity: 'error',
      from: { path: '^apps/worker/src/(delete|reconcile|render|twins)/' },
      to: { path: '^apps/worker/src/(delete|reconcile|render|twins)/', pathNot: '^apps/worker/src/$1/' },
    },
    {
      name: 'worker-jobs-are-started-in-one-file',
      comment: 'Without it, what the jobs share could import them: a circle between folders.',
      severity: 'error',
      from: { path: '^apps/worker/src/[^/]+$', pathNot: '^apps/worker/src/start-workers[.]ts$' },
      to: { path: '^apps/worker/src/(delete|reconcile|render|twins)/' },
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
