/** The order of `lib/` is the order of dependency: a domain uses only domains before it. */
const order = [
  'platform',
  'formats',
  'audit',
  'identity',
  'agencies',
  'catalog',
  'records',
  'requirements',
  'learning',
  'events',
  'claims',
  'requests',
  'directory',
  'reporting',
  'interop',
]

const upward = order.slice(0, -1).map((domain, i) => ({
  name: `${domain}-uses-only-what-comes-before`,
  severity: 'error',
  from: { path: `^lib/${domain}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: `^lib/(${order.slice(i + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(app|lib|drizzle|e2e)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
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
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^lib/[^/]+/rules\\.ts$' },
      to: { path: '^lib/[^/]+/(tables|queries|commands|policy|jobs)\\.ts$|^lib/platform/(db|env|log)' },
    },
    {
      name: 'inputs-are-light',
      severity: 'error',
      from: { path: '^lib/[^/]+/inputs\\.ts$' },
      to: { path: '^lib/[^/]+/(tables|queries|commands|policy|jobs)\\.ts$|^lib/platform/(db|env|log)' },
    },
    {
      name: 'the-browser-loads-no-server-code',
      severity: 'error',
      from: { path: '^app/_client/|^app/_ui/' },
      to: { path: '^lib/[^/]+/(tables|queries|commands|policy|jobs)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '(^|/)(\\.next|\\.data)/' },
  },
}
