import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { jobs } from './jobs'

/** Names as the domains declare them: `job(` and its name, on the next line or the same. */
const declared = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/(deliver|jobs|sweep|commands)\.tsx?$/.test(file) && !file.startsWith('platform'))
  .flatMap((file) =>
    [...readFileSync(`lib/${file}`, 'utf8').matchAll(/\bjob\(\s*'([\w.-]+)'/g)].map(([, name]) => name),
  )

it('works through every job that a domain puts into the queue', () => {
  expect(declared.length).toBeGreaterThan(2)
  const known = new Set(jobs.map(({ name }) => name))
  expect(declared.filter((name) => !known.has(name ?? ''))).toEqual([])
})

it('names them as the clock of the queue can read them, or nothing would start', () => {
  expect(jobs.filter(({ name }) => !/^[_a-zA-Z][_a-zA-Z0-9:_-]*$/.test(name)).map(({ name }) => name)).toEqual([])
})
