/** Configuration, parsed once at start: every setting the product reads has its name, meaning and default here. */
import * as z from 'zod/mini'
import { isLocale, type Locale, locales, USUAL_LOCALE } from './locales'
import { readNetworks } from './networks'
import { emailAddress } from './text'

const listed = (text: string) => text.split(',').map((each) => each.trim())

const url = (what: string) => z.optional(z.url(`must be a full address, for example ${what}`))

const settings = z.object({
  NODE_ENV: z._default(z.enum(['development', 'production', 'test']), 'development'),
  /** PostgreSQL 15 or newer, as the owner of the database. Unset: the embedded database. */
  DATABASE_URL: url('postgres://owner:secret@db.example:5432/attest'),
  /** The limited login of the app. Unset: the owner's login, switched to the role `attest_app`. */
  DATABASE_APP_URL: url('postgres://attest_app:secret@db.example:5432/attest'),
  /** The owner's connection past a pooler, for migrations, jobs and announcements. Unset: `DATABASE_URL`. */
  DATABASE_DIRECT_URL: url('postgres://owner:secret@db.example:5432/attest'),
  /** Named prepared statements: `auto` finds out at start whether a pooler stands between, where they do not hold. */
  DATABASE_PREPARE: z._default(z.enum(['auto', 'on', 'off']), 'auto'),
  /** Longest time for one statement that a person waits for. */
  DATABASE_STATEMENT_SECONDS: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(3600)), 60),
  /** Socket folder and database of an embedded server that somebody else started (tests). */
  ATTEST_SOCKET: z.optional(z.string()),
  ATTEST_DB: z._default(z.string(), 'attest'),
  DATABASE_POOL: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 10),
  HOST: z._default(z.string(), '127.0.0.1'),
  PORT: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535)), 3000),
  /** Where people reach the site; in links of messages, certificates and feeds. */
  PUBLIC_URL: url('https://attest.example'),
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed, for example `10.0.0.0/8, fd00::/8`. */
  TRUSTED_PROXIES: z._default(
    z.string().check(z.refine((text) => readNetworks(text) !== null, 'must list addresses or networks')),
    '',
  ),
  /** Signs session cookies. Unset: made once and kept beside the embedded database. */
  AUTH_SECRET: z.optional(z.string().check(z.minLength(32, 'must have at least 32 characters'))),
  SMTP_URL: url('smtp://user:secret@mail.example:587'),
  MAIL_FROM: z._default(z.string(), 'Attest <notices@attest.example>'),
  /** Whom to write to about this installation. Unset: its pages name nobody and promise no answer. */
  CONTACT_EMAIL: z.optional(emailAddress),
  /** The languages in which pages and letters are shown, English always among them: `en,es`. Unset: English alone, and all in the demonstration world. */
  LOCALES: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => listed(text).every(isLocale) && listed(text).includes(USUAL_LOCALE),
          `must list languages among ${locales.join(', ')}, with ${USUAL_LOCALE}`,
        ),
      ),
  ),
  /** Whether the process that answers requests works through the queues too; off where `npm run worker` does. */
  WORKER_INSIDE: z._default(z.enum(['on', 'off']), 'on'),
  /** Prometheus metrics are off unless this path is set, for example /internal/metrics. */
  METRICS_PATH: z.optional(z.string().check(z.regex(/^\/[\w/-]+$/, 'must begin with a slash'))),
  LOG_LEVEL: z._default(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']), 'info'),
})

export type Env = z.infer<typeof settings> & { embedded: boolean }

/** Reads the environment; throws one message that names every wrong setting and what it should be. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration has ${lines.length === 1 ? 'a mistake' : 'mistakes'}:\n${lines.join('\n')}`)
  }
  return { ...parsed.data, embedded: parsed.data.DATABASE_URL === undefined }
}

let cached: Env | undefined

export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

/** Tests and the start-up change settings before first use; this forgets what was read. */
export function forgetEnv(): void {
  cached = undefined
}

/** Address under which people reach the site, without a slash at the end. */
export function publicUrl(): string {
  return (env().PUBLIC_URL ?? `http://localhost:${env().PORT}`).replace(/\/$/, '')
}

/** Whom to write to about this installation, where somebody answers. */
export const contactEmail = (): string | null => env().CONTACT_EMAIL ?? null

/** The languages that this installation shows, English first. */
export function shownLocales(): readonly Locale[] {
  const { LOCALES } = env()
  if (LOCALES === undefined) return isDemonstration() ? locales : [USUAL_LOCALE]
  return locales.filter((each) => listed(LOCALES).includes(each))
}

export const isShown = (locale: Locale): boolean => shownLocales().includes(locale)

/** The demonstration world exists only in the embedded database that nobody configured otherwise. */
export function isDemonstration(): boolean {
  return env().embedded
}
