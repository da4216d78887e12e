/**
 * Where the databases of tests lie: in memory, where the system keeps a folder there. A disk's file system takes a fifth of
 * the time of the tests to find places for the thousand files of each copy, right after it gave those of the last one back.
 */
import { access, constants, readdir, rm, statfs } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

const memory = '/dev/shm'
/** Many times what is ever in it, since whatever else runs wants memory too. A container often has 64 MB there. */
const ROOM = 2 * 1024 ** 3

/** The folder in memory; undefined where there is none, or too little room. */
export async function folderInMemory(): Promise<string | undefined> {
  const may = await access(memory, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!may) return undefined
  const { bavail, bsize } = await statfs(memory)
  return Math.min(bavail * bsize, os.freemem()) >= ROOM ? memory : undefined
}

/** What a program that was killed has left there is memory that nobody uses: names carry the number of whoever made them. */
export async function removeAbandoned(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(prefix) && /^(\d+)-/.exec(name.slice(prefix.length))?.[1]
    if (pid && !isAlive(Number(pid))) await rm(path.join(folder, name), { recursive: true, force: true })
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
