/** Commands for the person who runs the server; `package.json` names each. */
import '@/lib/derivations'
import { makeFirstAdministrator } from '@/lib/agencies/first-administrator'
import { backUp, restore } from '@/lib/platform/backup'
import { systemCtx } from '@/lib/platform/context'
import { closeDatabase } from '@/lib/platform/database'
import { embeddedDataDir, startEmbedded } from '@/lib/platform/embedded-database'
import { env, forgetEnv } from '@/lib/platform/env'
import { migrate } from '@/lib/platform/migrate'

/** Does it with the words that came along and says what was done; without the words it needs, how to say them. */
type Command = { usage: string; words: number; run: (...words: string[]) => Promise<string> }

const commands: Record<string, Command> = {
  administrator: {
    usage: 'npm run administrator -- you@agency.example First Last',
    words: 3,
    run: async (email = '', givenName = '', ...family) => {
      const familyName = family.join(' ')
      await makeFirstAdministrator(systemCtx('administrator-command'), { email, givenName, familyName })
      return `${givenName} ${familyName} is the administrator now and can sign in with ${email}.`
    },
  },
  backup: {
    usage: 'npm run backup -- attest-2026-11-26.backup',
    words: 1,
    run: async (file = '') => {
      const { tables, rows } = await backUp(file)
      return `${file} holds ${rows} rows of ${tables} tables. It is as confidential as the database; AUTH_SECRET is not in it.`
    },
  },
  restore: {
    usage: 'npm run restore -- attest-2026-11-26.backup',
    words: 1,
    run: async (file = '') => {
      const { tables, rows } = await restore(file)
      return `${rows} rows of ${tables} tables are back. Start the server as usual.`
    },
  },
}

const [name = '', ...words] = process.argv.slice(2)

async function run(): Promise<string> {
  const command = commands[name]
  if (!command || words.length < command.words || words.includes('')) {
    const usages = command ? [command.usage] : Object.values(commands).map(({ usage }) => usage)
    throw new Error(`Say it like this: ${usages.join('\n')}`)
  }
  const embedded = env().embedded ? await startEmbedded({ dataDir: embeddedDataDir() }) : null
  if (embedded) {
    process.env.ATTEST_SOCKET = embedded.socketDir
    forgetEnv()
  }
  try {
    await migrate()
    return await command.run(...words)
  } finally {
    await closeDatabase()
    await embedded?.stop()
  }
}

try {
  process.stdout.write(`${await run()}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
