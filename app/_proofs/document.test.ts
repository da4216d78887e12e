import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('whatever asks again names what it asks: no screen asks all of its questions for one', () => {
  const asking = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.tsx?$/.test(file),
  )
  expect(asking.length).toBeGreaterThan(100)
  expect(asking.filter((file) => /invalidateQueries\(\s*\)/.test(readFileSync(`app/${file}`, 'utf8')))).toEqual([])
})
