/** Where the embedded database listens: a folder of its own that only its account may enter. */
import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Account, openToAll } from './postgres-program'

/** Only a part of the socket's name; nothing listens on a port. */
export const port = 5432
const longestSocketPath = 100

/** A short folder, since the path of a socket is limited to about 100 bytes; its name follows the identity of the data. */
export async function makeSocketDir(dataDir: string, account: Account): Promise<string> {
  const { ino } = await stat(dataDir)
  const name = `attest-${createHash('sha256').update(`${dataDir}\n${ino}`).digest('hex').slice(0, 12)}`
  const usual = path.join(os.tmpdir(), name)
  const fits = `${usual}/.s.PGSQL.${port}`.length <= longestSocketPath
  const open = !account.setUser || (await openToAll([os.tmpdir()]))
  const socketDir = fits && open ? usual : path.join('/tmp', name)

  const { user } = account
  const present = await lstat(socketDir).catch(() => undefined)
  const ours = present?.isDirectory() && (!user || present.uid === user.uid)
  if (present && !ours) await rm(socketDir, { recursive: true, force: true })
  await mkdir(socketDir, { recursive: true, mode: 0o700 })
  if (user && process.getuid?.() === 0) await chown(socketDir, user.uid, user.gid)
  await chmod(socketDir, 0o700)
  return socketDir
}
