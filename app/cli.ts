/** Commands for the person who runs the server. `npm run administrator -- you@agency.example First Last` */
import { makeFirstAdministrator } from '@/lib/agencies/first-administrator'
import { systemCtx } from '@/lib/platform/context'
import { closeDatabase } from '@/lib/platform/database'
import { embeddedDataDir, startEmbedded } from '@/lib/platform/embedded-database'
import { env, forgetEnv } from '@/lib/platform/env'
import { migrate } from '@/lib/platform/migrate'

const [command, email, givenName, ...family] = process.argv.slice(2)

async function run(): Promise<string> {
  if (command !== 'administrator' || !email || !givenName || family.length === 0) {
    throw new Error('Say who: npm run administrator -- you@agency.example First Last')
  }
  const embedded = env().embedded ? await startEmbedded({ dataDir: embeddedDataDir() }) : null
  if (embedded) {
    process.env.ATTEST_SOCKET = embedded.socketDir
    forgetEnv()
  }
  try {
    await migrate()
    await makeFirstAdministrator(systemCtx('administrator-command'), { email, givenName, familyName: family.join(' ') })
    return `${givenName} ${family.join(' ')} is the administrator now and can sign in with ${email}.`
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
