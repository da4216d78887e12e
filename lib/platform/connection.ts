/** How PostgreSQL is reached: as its owner, who migrates, or as the app, which row security binds. */
import postgres from 'postgres'
import { env } from './env'

type Options = postgres.Options<Record<string, never>>

/** Connection settings: the embedded socket, or `DATABASE_URL`. */
export function connection(as: 'owner' | 'app'): Options & { url?: string } {
  const e = env()
  const common: Options = { onnotice: () => {}, connection: { TimeZone: 'UTC', application_name: `attest-${as}` } }
  if (e.DATABASE_URL === undefined) {
    if (!e.ATTEST_SOCKET) throw new Error('The embedded database is not started.')
    return {
      ...common,
      host: e.ATTEST_SOCKET,
      port: 5432,
      database: e.ATTEST_DB,
      user: as === 'owner' ? 'attest_owner' : 'attest_app',
    }
  }
  if (as === 'owner') return { ...common, url: e.DATABASE_DIRECT_URL ?? e.DATABASE_URL }
  if (e.DATABASE_APP_URL) return { ...common, url: e.DATABASE_APP_URL }
  return { ...common, url: e.DATABASE_URL, connection: { ...common.connection, role: 'attest_app' } }
}

export function connect(as: 'owner' | 'app', options: Options = {}): postgres.Sql {
  const { url, ...settings } = connection(as)
  const all = { ...settings, ...options }
  return url ? postgres(url, all) : postgres(all)
}
