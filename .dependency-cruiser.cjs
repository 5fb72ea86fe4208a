/**
 * What a folder may import of the others beside it: only such as stand above it here, so that there is no circle. What
 * all of them share lies on the ground, beside them, and imports nothing else of theirs.
 */
const api = {
  root: 'apps/api/src',
  ground: [
    'config',
    'dependencies',
    'next-ulid',
    'recent-answer',
    'trusted-proxies',
    'user-weights',
    'web-addresses',
  ],
  folders: {
    http: [],
    fleet: [],
    openapi: ['http'],
    operations: ['fleet', 'http', 'keys'],
    keys: ['http'],
    sessions: ['http', 'keys'],
    profiles: ['http'],
    spaces: ['http'],
    uploads: ['http'],
    productions: ['fleet', 'http', 'profiles', 'uploads'],
    publications: ['http', 'productions', 'spaces'],
    feeds: ['http', 'productions', 'spaces'],
    deletions: ['fleet', 'http'],
    webhooks: ['http'],
    admin: ['deletions', 'fleet', 'http', 'operations', 'productions', 'publications', 'uploads'],
    metrics: [],
    web: ['uploads'],
    events: ['deletions', 'http', 'productions', 'publications', 'uploads', 'webhooks'],
  },
};
const db = {
  root: 'packages/db/src',
  ground: [
    'blocked',
    'bounded-pool',
    'by-index',
    'check-database',
    'database',
    'database-url',
    'display-name',
    'duplicate-entry',
    'error-numbers',
    'find-problems',
    'find-risks',
    'guarded-pool',
    'hash-secret',
    'locks',
    'merge-pages',
    'migrate',
    'named-indexes',
    'narrow-columns',
    'quota',
    'retention',
    'schema',
    'session',
    'session-problem',
    'shared-pool',
    'told',
    'transaction',
    'without-values',
  ],
  folders: {
    migrations: [],
    events: [],
    keys: [],
    line: [],
    owners: [],
    requests: [],
    spaces: [],
    uploads: ['events'],
    webhooks: ['events'],
    publications: ['events', 'spaces'],
    backfill: ['publications'],
    productions: ['events', 'line', 'publications', 'requests'],
    bulk: ['productions'],
    feeds: ['spaces'],
    deletions: ['events', 'productions', 'publications', 'uploads'],
  },
};

function foldersOf({ root, ground, folders }) {
  const onGround = `^${root}/(${ground.join('|')})[.]ts$`;
  const rules = Object.entries(folders).map(([folder, others]) => ({
    name: `folders: ${root}/${folder}`,
    from: { path: `^${root}/${folder}/` },
    to: { path: `^${root}/`, pathNot: [onGround, `^${root}/(${[folder, ...others].join('|')})/`] },
  }));
  const named = Object.keys(folders).join('|');
  return [
    ...rules,
    {
      name: `folders: ${root}, ground`,
      from: { path: onGround },
      to: { path: `^${root}/`, pathNot: onGround },
    },
    { name: `folders: ${root}, unnamed`, from: { path: `^${root}/(?!(${named})/)[^/]+/` }, to: {} },
  ].map((rule) => ({ ...rule, severity: 'error' }));
}

/** The arrows of ARCHITECTURE.md: apps import packages, which stand on two floors; packages import no app. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'packages-stand-on-two-floors',
      comment:
        'The upper floor is db, queue and mc-profiles: they import domain, mc-profiles also mediaconvert-model, and nothing else of ours.',
      severity: 'error',
      from: {
        path: '^packages/([^/]+)/',
        pathNot: '^packages/(client|domain|mediaconvert-model|metrics|process|s3|tracing|webhooks)/',
      },
      to: {
        path: '^(packages|apps|tests)/',
        pathNot: '^packages/($1/|domain/src/index[.]ts$|mediaconvert-model/src/index[.]ts$)',
      },
    },
    {
      name: 'the-model-is-for-profiles',
      severity: 'error',
      from: { path: '^packages/(db|queue)/' },
      to: { path: '^packages/mediaconvert-model/' },
    },
    {
      name: 'the-lower-floor-stands-alone',
      comment:
        'client, domain, mediaconvert-model, metrics, process, s3, tracing and webhooks import nothing of ours.',
      severity: 'error',
      from: { path: '^packages/(client|domain|mediaconvert-model|metrics|process|s3|tracing|webhooks)/' },
      to: { path: '^(packages|apps|tests)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain computes; it talks to nothing, and imports nothing of Node, nor of npm but statistics.',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: '^(packages/domain|node_modules/simple-statistics)/' },
    },
    {
      name: 'the-client-runs-in-browsers',
      severity: 'error',
      from: { path: '^packages/client/src/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'settings-know-no-profiles',
      comment: 'Profiles are read, checked and filled by what settings say; never the other way round.',
      severity: 'error',
      from: { path: '^packages/mc-profiles/src/settings/', pathNot: '[.]test[.]ts$' },
      to: { path: '^packages/mc-profiles/src/profiles/' },
    },
    {
      name: 'apps-import-no-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(apps|tests)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'the-command-line-knows-the-client-alone',
      comment: 'What bacs needs of the API, the client has for everybody.',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: '^packages/', pathNot: '^packages/client/' },
    },
    {
      name: 'the-web-knows-the-client-alone',
      comment: 'The pages are a client of the API like any other.',
      severity: 'error',
      from: { path: '^apps/web/src/' },
      to: { path: '^packages/', pathNot: '^packages/client/' },
    },
    {
      name: 'web-stands-on-floors',
      comment: 'Views use what the application shares; what it shares knows no view.',
      severity: 'error',
      from: {
        path: '^apps/web/src/(api|components|deletions|feed|plans|player|productions|publications|spaces|uploads)/',
      },
      to: { path: '^apps/web/src/(views|layout)/' },
    },
    {
      name: 'web-views-do-not-meet',
      comment: 'One folder for each view. What two of them share is in a folder of its subject above them.',
      severity: 'error',
      from: { path: '^apps/web/src/views/([^/]+)/' },
      to: { path: '^apps/web/src/views/', pathNot: '^apps/web/src/views/$1/' },
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
      comment: 'mc-profiles reads files and computes, as yaml does; it talks to nothing.',
      severity: 'error',
      from: { path: '^packages/mc-profiles/src', pathNot: '[.]test[.]ts$' },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/yaml/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'mediaconvert-stands-alone',
      comment: 'What calls MediaConvert is handed what it needs: it imports no other file of the worker.',
      severity: 'error',
      from: { path: '^apps/worker/src/mediaconvert/' },
      to: { path: '^apps/worker/src/', pathNot: '^apps/worker/src/mediaconvert/' },
    },
    {
      name: 'mediaconvert-is-called-from-its-room',
      severity: 'error',
      from: { path: '^apps/worker/src/', pathNot: '^apps/worker/src/mediaconvert/' },
      to: { path: '@aws-sdk/client-mediaconvert', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'worker-jobs-do-not-meet',
      comment: 'One folder for each kind of job. What two of them share is above them, or in mediaconvert/.',
      severity: 'error',
      from: { path: '^apps/worker/src/(bulk|clear|delete|describe|events|reconcile|render|twins|webhook)/' },
      to: {
        path: '^apps/worker/src/(bulk|clear|delete|describe|events|reconcile|render|twins|webhook)/',
        pathNot: '^apps/worker/src/$1/',
      },
    },
    {
      name: 'worker-jobs-are-started-in-one-file',
      comment: 'Without it, what the jobs share could import them: a circle between folders.',
      severity: 'error',
      from: { path: '^apps/worker/src/[^/]+$', pathNot: '^apps/worker/src/start-workers[.]ts$' },
      to: { path: '^apps/worker/src/(bulk|clear|delete|describe|events|reconcile|render|twins|webhook)/' },
    },
    ...foldersOf(api),
    ...foldersOf(db),
    {
      name: 'db-folders-through-their-front-door',
      comment: 'What others may import of an aggregate, in the package and outside, its index.ts says.',
      severity: 'error',
      from: { path: '^packages/db/src/([^/]+)/' },
      to: { path: '^packages/db/src/[^/]+/(?!index[.]ts)', pathNot: '^packages/db/src/$1/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'They are frozen, and what they import would have to be too; migrate.ts reads the folder.',
      severity: 'error',
      from: { path: '^packages/db/src/migrations/' },
      to: { path: '^packages/', pathNot: '^packages/db/src/migrations/' },
    },
    {
      name: 'no-import-of-a-migration',
      severity: 'error',
      from: { pathNot: '^packages/db/src/migrations/' },
      to: { path: '^packages/db/src/migrations/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps/web|packages/client)/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
