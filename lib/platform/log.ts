/** Structured logs: one JSON object a line. Addresses, codes and tokens never reach it. */
import pino from 'pino'
import { env } from './env'

let root: pino.Logger | undefined

export function log(): pino.Logger {
  root ??= pino({
    level: env().NODE_ENV === 'test' ? 'silent' : env().LOG_LEVEL,
    base: null,
    redact: { paths: ['*.email', '*.code', '*.token', '*.password', 'email', 'code', 'token'], censor: '[removed]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  })
  return root
}
