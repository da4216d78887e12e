/** Finding out what stands between the app and the server. */
import type postgres from 'postgres'

/** Does a pooler stand between? It gives its clients another process number than the server's own. */
export async function pooled(connect: () => postgres.Sql): Promise<boolean> {
  const client = connect()
  try {
    const rows = await client.unsafe('select pg_backend_pid() as pid')
    return (rows as unknown as { state: { pid: number } }).state.pid !== rows[0]?.pid
  } finally {
    void client.end({ timeout: 1 }).catch(() => {})
  }
}
