/** The server: starts the database, brings it up to date, then answers the API itself, pages from memory, and the rest through Next. */
import { prepare } from './_front/prepare'
import { serve } from './_front/serve'

const development = process.argv.includes('--dev')

try {
  const installation = await prepare()
  await serve(installation, { development })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exit(1)
}
