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

it('names what runs by the clock as the clock can read it, or nothing would start', () => {
  const byTheClock = jobs.filter(({ at }) => at).map(({ name }) => name)
  expect(byTheClock.length).toBeGreaterThan(2)
  expect(byTheClock.filter((name) => !/^[_a-zA-Z][_a-zA-Z0-9:_-]*$/.test(name))).toEqual([])
})
