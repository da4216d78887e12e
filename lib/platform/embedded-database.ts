/**
 * A real PostgreSQL that needs no installation: its programs come with npm, its data lies in one folder, and it listens on a
 * Unix socket only. It outlives the program that started it when that is killed; the next start finds it and goes on with it.
 */
import { chown, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { owner, prepareRoles, root } from './embedded-roles'
import { type Account, chooseAccount, findPrograms, giveTo, restoreLinks, run } from './postgres-program'
import { makeSocketDir, port } from './socket-folder'

const version = '18'
/** Recovery after a crash may take long. */
const patienceMs = 10 * 60_000
/** What is left of a killed server may hold its memory for a moment, and another start may be first; both pass soon. */
const refusalMs = 2_000

/**
 * `settings` are PostgreSQL settings of this start, such as `{ fsync: 'off' }` for tests. `shared`: other programs use the
 * server too, so it does not go when this one ends.
 */
interface EmbeddedOptions {
  dataDir: string
  log?: (line: string) => void
  settings?: Readonly<Record<string, string>>
  programs?: string
  shared?: boolean
}

export interface EmbeddedDatabase {
  /** The folder of the socket: `postgres({ host: socketDir, port: 5432, user, database: 'attest' })`. */
  socketDir: string
  /** Who owns the tables, and is no superuser; the program itself connects as a lesser one. */
  owner: string
  /** Stops the server if this call started it; connections that are open then are ended. */
  stop(): Promise<void>
  /** True when a server was already running on this data. */
  reused: boolean
}

/** Where the data lies unless the caller says otherwise: `pg` in ATTEST_DATA, or in `.data` under the current folder. */
export function embeddedDataDir(): string {
  const data = process.env.ATTEST_DATA || path.join(/* turbopackIgnore: true */ process.cwd(), '.data')
  return path.resolve(/* turbopackIgnore: true */ data, 'pg')
}

/**
 * Starts PostgreSQL on `dataDir` or joins the one that runs there; makes the data and the database `attest` when they are
 * missing. Several programs may call it at once. Throws with the end of the server's log when it does not come up.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = path.resolve(/* turbopackIgnore: true */ options.dataDir)
  const log = options.log ?? (() => {})
  const deadline = Date.now() + patienceMs
  let refusedSince = 0
  for (;;) {
    const running = await findRunning(dataDir)
    if (running?.answers) return { socketDir: running.socketDir, owner, reused: true, stop: async () => {} }
    if (!running) {
      const started = await startServer(dataDir, options, log)
      if (started) return started
      refusedSince ||= Date.now()
    }
    const refused = refusedSince > 0 && Date.now() - refusedSince > refusalMs
    if (refused || Date.now() > deadline) throw new Error(await describeFailure(dataDir))
    await wait(running ? 40 : 100)
  }
}

interface Running {
  socketDir: string
  answers: boolean
}

/** Reads the server's own note (process, socket folder) and asks the server whether it is ready. */
async function findRunning(dataDir: string): Promise<Running | undefined> {
  const file = path.join(dataDir, 'postmaster.pid')
  const note = await readFile(file, 'utf8').catch(() => '')
  const [pid, , , , socketDir] = note.split('\n')
  if (!pid) return undefined
  if (!(await servesFolder(Number(pid), dataDir))) {
    // After a reboot the number may belong to any program, and PostgreSQL would then refuse to start.
    if ((await readFile(file, 'utf8').catch(() => '')) === note) await rm(file, { force: true })
    return undefined
  }
  return { socketDir: socketDir ?? '', answers: socketDir ? await prepareDatabase(socketDir) : false }
}

/** True for a living process that stays in the data folder, as PostgreSQL does. */
async function servesFolder(pid: number, dataDir: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false
  }
  const current = await stat(`/proc/${pid}/cwd`).catch(() => undefined)
  if (!current) return process.platform !== 'linux'
  const data = await stat(dataDir)
  return current.ino === data.ino && current.dev === data.dev
}

/** Makes sure that the database exists. False while the server is still starting, recovering or on its way out. */
async function prepareDatabase(socketDir: string): Promise<boolean> {
  try {
    await prepareRoles(socketDir)
    return true
  } catch (error) {
    const alreadyMade = ['42P04', '42710', '23505', 'XX000']
    const notYet = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT', '57P03', '57P01']
    if ([...alreadyMade, ...notYet].some((code) => isCode(error, code))) return false
    throw error
  }
}

async function startServer(
  dataDir: string,
  { settings = {}, programs: given, shared = false }: EmbeddedOptions,
  log: (line: string) => void,
): Promise<EmbeddedDatabase | undefined> {
  const programs = given ?? (await findPrograms())
  await restoreLinks(programs)
  await mkdir(path.dirname(dataDir), { recursive: true })
  const account = await chooseAccount(programs, dataDir)
  await initialize(dataDir, programs, account, log)
  await giveTo(account, dataDir)
  const socketDir = await makeSocketDir(dataDir, account)
  const effective: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    port: String(port),
    timezone: 'UTC',
    log_timezone: 'UTC',
    random_page_cost: '1.1',
    max_wal_size: '2GB',
    jit: 'off',
    ...settings,
  }
  const output = await openLog(dataDir)
  const args = ['-D', dataDir, ...Object.entries(effective).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const server = run(path.join(programs, 'bin', 'postgres'), args, account, ['ignore', output.fd, output.fd])
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
  server.unref()
  await output.close()

  if (!(await becomesReady(dataDir, server.pid, ended))) {
    await rmdir(socketDir).catch(() => {})
    return undefined
  }
  log(`PostgreSQL is running on ${dataDir}`)
  // A program that ends without a word (an error at start) still takes its server along.
  const atExit = () => server.kill('SIGINT')
  if (!shared) process.once('exit', atExit)
  let stopping: Promise<void> | undefined
  const stop = async () => {
    server.ref()
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT')
    const slow = setTimeout(() => server.kill('SIGQUIT'), 20_000)
    await ended
    clearTimeout(slow)
    process.off('exit', atExit)
    await rmdir(socketDir).catch(() => {})
    log('PostgreSQL has stopped')
  }
  return {
    socketDir,
    owner,
    reused: false,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/** Waits until the process we started answers; false when it ended, for instance because another one was first. */
async function becomesReady(dataDir: string, pid: number | undefined, ended: Promise<void>): Promise<boolean> {
  let gone = pid === undefined
  void ended.then(() => {
    gone = true
  })
  const deadline = Date.now() + patienceMs
  while (!gone && Date.now() < deadline) {
    const note = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')
    const [first, , , , socketDir, , , state] = note.split('\n')
    const ours = Number(first) === pid && state?.trim() === 'ready'
    if (ours && socketDir && (await prepareDatabase(socketDir))) return true
    await wait(15)
  }
  return false
}

/** Makes the data aside and moves it into place whole, so that two first starts or a crash never leave half of it. */
async function initialize(dataDir: string, programs: string, account: Account, log: (line: string) => void) {
  const present = await readFile(path.join(dataDir, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (present?.trim() === version) return
  if (present)
    throw new Error(`${dataDir} holds data of PostgreSQL ${present.trim()}, and this is PostgreSQL ${version}.`)
  const files = await readdir(dataDir).catch((): string[] => [])
  if (files.length > 0 && !files.includes('PG_VERSION')) {
    throw new Error(`${dataDir} is not empty and holds no database. Move it away, or choose another data folder.`)
  }
  log(`Making a database in ${dataDir}`)
  const parent = path.dirname(dataDir)
  const prefix = `${path.basename(dataDir)}.new-`
  await removeAbandoned(parent, prefix)
  const aside = path.join(parent, `${prefix}${process.pid}-${Math.random().toString(36).slice(2, 8)}`)
  await mkdir(aside, { mode: 0o700 })
  if (account.user) await chown(aside, account.user.uid, account.user.gid)
  try {
    await initdb(aside, programs, account)
    await rename(aside, dataDir)
    const folder = await open(parent, 'r')
    await folder.sync().finally(() => folder.close())
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    const another = await readFile(path.join(dataDir, 'PG_VERSION'), 'utf8').catch(() => '')
    if (another.trim() !== version) throw error
  }
}

async function initdb(folder: string, programs: string, account: Account): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const args = ['-D', folder, '-U', root, '--auth=trust', ...locale]
  const child = run(path.join(programs, 'bin', 'initdb'), args, account, ['ignore', 'pipe', 'pipe'])
  const said: string[] = []
  child.stdout?.on('data', (part) => said.push(String(part)))
  child.stderr?.on('data', (part) => said.push(String(part)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`initdb did not succeed:\n${said.join('').slice(-2000)}`)
}

/** Folders of first starts that were killed; the number in the name is the process that made it. */
async function removeAbandoned(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(name.slice(prefix.length).split('-')[0])
    try {
      process.kill(pid, 0)
    } catch (error) {
      if (isCode(error, 'ESRCH')) await rm(path.join(parent, name), { recursive: true, force: true })
    }
  }
}

async function openLog(dataDir: string) {
  const file = `${dataDir}.log`
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size > 5_000_000) await rename(file, `${file}.old`)
  return open(file, 'a', 0o600)
}

async function describeFailure(dataDir: string): Promise<string> {
  const text = await readFile(`${dataDir}.log`, 'utf8').catch(() => '')
  return `The embedded database in ${dataDir} did not start. Its log (${dataDir}.log) ends with:\n${text.slice(-1500)}`
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
