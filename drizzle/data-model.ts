/** Writes docs/data-model.md from the tables themselves (`npm run generate`); a test keeps it current. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { CasingCache } from 'drizzle-orm/casing'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'

const ORDER = [
  'platform',
  'audit',
  'identity',
  'agencies',
  'notices',
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
const casing = new CasingCache('snake_case')

export async function dataModel(): Promise<string> {
  const domains = readdirSync('lib').filter((name) => existsSync(`lib/${name}/tables.ts`))
  const parts = await Promise.all([...domains].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map(describeDomain))
  return `# Data model\n\nGenerated from the tables by \`npm run generate\`. Words are explained in [the glossary](glossary.md).\n\n${parts.join('\n')}`
}

async function describeDomain(domain: string): Promise<string> {
  const files = readdirSync(`lib/${domain}`).filter((file) => /(^|-)tables\.ts$/.test(file))
  const all = await Promise.all(files.map((file) => import(`../lib/${domain}/${file}`)))
  const tables = all.flatMap(Object.values).filter((each): each is PgTable => is(each, PgTable))
  const purpose = readFileSync(`lib/${domain}/tables.ts`, 'utf8').match(/^\/\*\*\s*([\s\S]*?)\*\//)?.[1] ?? ''
  const words = purpose.replace(/\s*\n\s*\*\s*/g, ' ').trim()
  tables.sort((a, b) => getTableName(a).localeCompare(getTableName(b)))
  return `## ${domain}\n\n${words}\n\n${tables.map(describeTable).join('\n')}`
}

function describeTable(table: PgTable): string {
  const { name, policies, foreignKeys } = getTableConfig(table)
  const targets = new Map(
    foreignKeys.map((key) => {
      const { columns, foreignTable } = key.reference()
      return [columns[0]?.name === undefined ? '' : nameOf(columns[0]), getTableName(foreignTable)] as const
    }),
  )
  const rows = Object.values(getTableColumns(table)).map((column) => {
    const own = nameOf(column)
    const needed = column.notNull ? 'yes' : ''
    const key = column.primary ? 'primary key' : targets.has(own) ? `→ ${targets.get(own)}` : ''
    return `| \`${own}\` | ${column.getSQLType()} | ${needed} | ${key} |`
  })
  const security =
    policies.length > 0
      ? `Row security: ${policies.map((policy) => `${policy.for} (${policy.name})`).join(', ')}.`
      : 'No row security: it holds public content or nothing about people.'
  return `### ${name}\n\n${security}\n\n| column | type | needed | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

const nameOf = (column: Parameters<CasingCache['getColumnCasing']>[0]) => casing.getColumnCasing(column)

if (process.argv[1]?.endsWith('drizzle/data-model.ts')) writeFileSync('docs/data-model.md', await dataModel())
