/** Structured logs: one JSON object a line. Addresses, codes and tokens never reach it. */
import pino from 'pino'
import { env } from './env'

let root: pino.Logger | undefined

/** Made anew where the setting of the level has changed. */
export function log(): pino.Logger {
  const level = env().NODE_ENV === 'test' && !process.env.LOG_LEVEL ? 'silent' : env().LOG_LEVEL
  if (root?.level === level) return root
  root = pino({
    level,
    base: null,
    redact: { paths: ['*.email', '*.code', '*.token', '*.password', 'email', 'code', 'token'], censor: '[removed]' },
    serializers: { err: toldOf, error: toldOf },
    timestamp: pino.stdTimeFunctions.isoTime,
  })
  return root
}

const KNOWN = ['Error', 'TypeError', 'RangeError', 'ReferenceError', 'AssertionError']
const DATABASE_FIELDS = [
  'code',
  'severity',
  'constraint_name',
  'table_name',
  'column_name',
  'schema_name',
  'routine',
] as const

/**
 * What may be told of a failure, by a list of fields: never what was asked with which values, nor what a database, a mail
 * server or a parser says in its own words, since those repeat names and addresses.
 */
export function toldOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const told: Record<string, unknown> = { type: error.constructor.name }
  const fields = error as unknown as Record<string, unknown>
  for (const name of DATABASE_FIELDS) if (typeof fields[name] === 'string') told[name] = fields[name]
  if (!told.code && KNOWN.includes(error.name) && !('query' in error)) told.message = withoutValues(error.message)
  told.at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
  if (error.cause !== undefined) told.cause = toldOf(error.cause)
  return told
}

const withoutValues = (text: string) =>
  text
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/g, '…')
    .replace(/\S+@\S+/g, '…')
    .slice(0, 300)
