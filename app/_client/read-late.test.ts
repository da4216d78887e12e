/**
 * A part that is read late (`lazy`) is drawn up to a third of a second before it is shown. What it would watch of a form
 * that is on the screen already changes meanwhile without a word to it: it has to be told what is typed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => path.join('app', file))
  .filter((file) => /\.tsx?$/.test(file))
const text = (file: string) => readFileSync(file, 'utf8')

function fileOf(importer: string, from = ''): string {
  const place = from.startsWith('@/') ? from.slice(2) : path.join(path.dirname(importer), from)
  return files.find((file) => file === `${place}.tsx` || file === `${place}.ts`) ?? place
}

const late = files.flatMap((file) =>
  [...text(file).matchAll(/lazy\(\(\) =>\s*import\('([^']+)'\)/g)].map(([, from]) => fileOf(file, from)),
)

/** The part and what it is made of beside it. */
function madeOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, from] of text(file).matchAll(/^import (?!type).* from '(\.\/[^']+)'/gm))
    madeOf(fileOf(file, from), seen)
  return seen
}

describe('what is read late', () => {
  test('is found', () => {
    expect(late.map((file) => path.basename(file))).toEqual(
      expect.arrayContaining(['live-plan.tsx', 'request-form.tsx']),
    )
  })

  test.each(late)('%s makes its form itself, or watches none', (file) => {
    const parts = [...madeOf(file)].map(text)
    const makesForm = parts.some((part) => /\buseForm[<(]/.test(part))
    expect(makesForm || parts.every((part) => !/\buseWatch\(|\.watch\(/.test(part))).toBe(true)
  })
})
