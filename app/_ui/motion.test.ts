import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const FOLDER = 'app/_ui/css'
const sheets = readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const)

/** Browser tests ask for pages at rest, which spares them a picture sixty times a second: what moves must be harmless. */
describe('what moves on a screen', () => {
  test.each(sheets)('%s changes nothing in time but how pale it is, so that no place moves', (_, sheet) => {
    expect(sheet).not.toMatch(/\btransition/)
    const frames = [...sheet.matchAll(/@keyframes [\w-]+ \{((?:[^{}]|\{[^{}]*\})*)\}/g)].map(([, body = '']) => body)
    expect(frames).toHaveLength(sheet.split('@keyframes').length - 1)
    const changed = frames.flatMap((body) => [...body.matchAll(/([\w-]+)\s*:/g)].map(([, name]) => name))
    expect(changed.filter((name) => name !== 'opacity')).toEqual([])
  })

  test('stands still for whoever asks for that', () => {
    const moving = sheets.flatMap(([, sheet]) => sheet.split(/(?=@media)/)).filter((part) => /\banimation\b/.test(part))
    expect(moving.length).toBeGreaterThan(0)
    for (const part of moving) expect(part).toMatch(/^@media \(prefers-reduced-motion: no-preference\)/)
  })
})
