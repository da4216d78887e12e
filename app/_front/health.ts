/** Is the process alive, and is it ready to take work? */
import type { ServerResponse } from 'node:http'
import { reachable } from '@/lib/platform/database'
import { missingMigrations } from '@/lib/platform/migrate'

/** @param renders whether pages can be made, where that is a thing of its own */
export async function health(
  pathname: string,
  res: ServerResponse,
  renders: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  if (pathname === '/api/health/live') return answer(res, 200, { status: 'alive' })
  if (pathname !== '/api/health/ready') return false
  if (!(await reachable())) return answer(res, 503, { status: 'not ready', reason: 'The database cannot be reached.' })
  const missing = await missingMigrations()
  if (missing > 0) return answer(res, 503, { status: 'not ready', reason: `${missing} migrations are missing.` })
  if (!(await renders())) return answer(res, 503, { status: 'not ready', reason: 'Pages cannot be rendered.' })
  return answer(res, 200, { status: 'ready' })
}

function answer(res: ServerResponse, status: number, body: Record<string, string>): true {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
  return true
}
