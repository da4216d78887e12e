/** The order of `lib/` is the order of dependency: a domain uses only domains before it. */
const order = [
  'platform',
  'formats',
  'audit',
  'identity',
  'agencies',
  'notices',
  'catalog',
  'records',
  'certifications',
  'requirements',
  'mandates',
  'learning',
  'events',
  'registration',
  'attendance',
  'evaluations',
  'claims',
  'requests',
  'directory',
  'related',
  'task-forces',
  'reporting',
  'reminders',
  'interop',
  'joined-records',
]

const upward = order.slice(0, -1).map((domain, i) => ({
  name: `${domain}-uses-only-what-comes-before`,
  severity: 'error',
  from: { path: `^lib/${domain}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: `^lib/(${order.slice(i + 1).join('|')})/` },
}))

/** Files of a domain that reach the database, and what of `platform` reaches anything outside this process. */
const asksTheDatabase = '^lib/.*/(tables|[a-z]+-tables|queries|commands|policy|jobs)\\.ts$'
const hands = 'database|connection|lane|lanes|bulk|stream|env|log|jobs|mail|migrate|backup|embedded-database'
/** What of `app` never reaches a browser: the front, the API, and the files that Next runs on the server. */
const onTheServer =
  '^app/(api|_front|calendar[^/]*)/|^app/[a-z]+\\.ts$|/([a-z-]*page|layout|metadata|route|find)\\.tsx?$|\\.test\\.tsx?$'

module.exports = {
  required: [
    {
      name: 'who-writes-loads-what-is-derived',
      severity: 'error',
      comment: 'Programs that write load lib/derivations.ts; without it `write` refuses',
      module: {
        path: '^app/(?!renderer\\.)[^/]+\\.ts$|^app/api/.+/route\\.ts$|^e2e/support/(test-database|older-database|live)\\.ts$',
      },
      to: { path: '^lib/derivations\\.ts$', reachable: true },
    },
  ],
  forbidden: [
    ...upward,
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(app|lib|drizzle|e2e)/' },
      to: { circular: true },
    },
    {
      name: 'lib-knows-no-app',
      severity: 'error',
      from: { path: '^lib/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^app/|^e2e/' },
    },
    { name: 'lib-knows-no-next', severity: 'error', from: { path: '^lib/' }, to: { path: 'node_modules/next/' } },
    { name: 'no-cookies-in-pages', severity: 'error', from: { path: '^app/' }, to: { path: 'next/headers' } },
    {
      name: 'design-system-knows-no-domain',
      severity: 'error',
      from: { path: '^app/_ui/' },
      to: { path: '^lib/(?!platform/)|^app/(?!_ui/)' },
    },
    {
      name: 'what-is-pure-asks-no-database',
      severity: 'error',
      from: { path: '^lib/.*/(rules|inputs|shapes|words)\\.ts$|^lib/requirements/engine/', pathNot: '\\.test\\.ts$' },
      to: { path: `${asksTheDatabase}|^lib/platform/(${hands})\\.ts$` },
    },
    {
      name: 'the-browser-loads-no-server-code',
      severity: 'error',
      from: { path: '^app/', pathNot: onTheServer },
      to: { path: asksTheDatabase, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '(^|/)(\\.next|\\.data)/' },
  },
}
