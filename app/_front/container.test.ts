/** What Dockerfile and compose file say is true of this project, where no engine is there to run them. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { readEnv } from '@/lib/platform/env'

const dockerfile = readFileSync('Dockerfile', 'utf8')
const service = z.looseObject({
  image: z.optional(z.string()),
  environment: z.optional(z.record(z.string(), z.string())),
  volumes: z.optional(z.array(z.string())),
})
const compose = z
  .looseObject({
    services: z.object({ app: service, worker: service, database: service, proxy: service }),
    volumes: z.record(z.string(), z.null()),
    configs: z.object({ proxy: z.object({ content: z.string() }) }),
  })
  .parse(parse(readFileSync('compose.yaml', 'utf8')))

const given: Record<string, string> = {
  SITE: 'attest.example',
  POSTGRES_PASSWORD: 'p4ss',
  AUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://mail.example:587',
  MAIL_FROM: 'Attest <notices@attest.example>',
}

/** Puts what was given in, as compose does: `${NAME}`, `${NAME:-else}`, `${NAME:?what it is}`. */
const filled = (value: string) =>
  value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name, kind, rest) => given[name] ?? (kind === '-' ? rest : '?'))

test('the image takes along what is there, and what the server reads', () => {
  const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(
    ([, paths]) => paths?.split(' ') ?? [],
  )
  const own = copied.map((path) => path.replace('/attest/', ''))
  expect(own).toEqual(
    expect.arrayContaining(['drizzle/migrations', 'drizzle/seed/modules', 'drizzle/seed/directory', 'public', '.next']),
  )
  for (const path of own.filter((each) => each !== '.next')) expect(existsSync(path), path).toBe(true)
})

test('it runs the server of the build on a Node that the project takes, and asks an address that answers', () => {
  const [, major] = /^FROM node:(\d+)-/m.exec(dockerfile) ?? []
  expect(Number(major)).toBeGreaterThanOrEqual(20)
  expect(dockerfile).toContain('CMD ["node", "--enable-source-maps", ".next/front/server.mjs"]')
  expect(readFileSync('app/setup.mjs', 'utf8')).toMatch(/const ENTRIES = \['server', 'renderer', 'worker', 'cli'\]/)
  expect(dockerfile).toContain('/api/health/ready')
  expect(readFileSync('app/_front/health.ts', 'utf8')).toContain('/api/health/ready')
  expect(dockerfile).toMatch(/^USER node$/m)
})

test('the settings of the app are ones it reads, and right', () => {
  const { environment = {} } = compose.services.app
  const settings = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value)]))
  const read = readEnv(settings)
  expect(Object.keys(read)).toEqual(expect.arrayContaining(Object.keys(settings).filter((name) => settings[name])))
  expect(read).toMatchObject({ embedded: false, PUBLIC_URL: 'https://attest.example' })
})

test('the worker is the same program with the same settings, and does what the app leaves to it', () => {
  const { app, worker } = compose.services
  expect(worker).toMatchObject({
    build: app.build,
    command: ['node', '--enable-source-maps', '.next/front/worker.mjs'],
  })
  expect(worker.environment).toEqual(app.environment)
  expect(app.environment).toMatchObject({ WORKER_INSIDE: 'off' })
})

test('every setting that is asked for is named at the head of the compose file', () => {
  const text = readFileSync('compose.yaml', 'utf8')
  const asked = new Set([...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name))
  const head = text.slice(0, text.indexOf('services:'))
  for (const name of asked) expect(head).toContain(`${name}=`)
})

test('data and certificates are kept, and only the proxy is reached from outside', () => {
  const { app, worker, database, proxy } = compose.services
  const mounted = [database, proxy].flatMap(({ volumes = [] }) => volumes.map((each) => each.split(':')[0]))
  expect(mounted.sort()).toEqual(Object.keys(compose.volumes).sort())
  expect([app, worker, database].some((each) => 'ports' in each)).toBe(false)
  expect(compose.configs.proxy.content).toContain('reverse_proxy app:3000')
})
