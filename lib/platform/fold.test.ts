import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from './context'
import { read } from './database'
import { sameNumber } from './finding'
import { fold, foldedWords, numberKey } from './fold'
import { cleanName } from './text'

testDatabase()

const ctx = systemCtx('test')
const inDatabase = async (texts: string[]): Promise<string[]> => {
  const rows = await read(ctx, (tx) =>
    tx.execute<{ words: string }>(
      sql`select folded(t) as words from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) with ordinality as x(t, n) order by n`,
    ),
  )
  return rows.map(({ words }) => words)
}

test('finds one name however its apostrophes, hyphens, accents and spaces were typed', () => {
  for (const typed of ["O'Rourke", 'O’Rourke', 'Oʼrourke', 'ORourke', 'o`rourke', 'O\u200B‘Rourke']) {
    expect(fold(typed)).toBe('orourke')
  }
  for (const typed of ['Ferreira-Santos', 'ferreira‑santos', 'Ferreira – Santos', 'FERREIRA\u00A0SANTOS']) {
    expect(fold(typed)).toBe('ferreira santos')
  }
  expect(fold('Łukasz Nguyễn Wójcik-Kealiʻi')).toBe('lukasz nguyen wojcik kealii')
  expect(fold('Þórður Ægisson')).toBe('thordur aegisson')
  expect(fold('İpek Işık')).toBe('ipek isik')
})

test('keeps apart what differs by more than an accent', () => {
  expect(fold('सीता')).not.toBe(fold('सता'))
  expect(fold('Ann')).not.toBe(fold('An'))
})

test('takes the words of a search in any order and without its commas', () => {
  expect(foldedWords(' Okafor,  Amara ')).toEqual(['okafor', 'amara'])
})

test('is the same in the database', async () => {
  const letters =
    "aZ \t'’ʻ-–—éÉñÑøØłŁßẞæŒðÞıİŋçñ" +
    'ΑΒΣσςάЁжЩйІї' +
    '李小龍محمدالأحمدשָׁלוֹםसीताกำᏣᎳᎩᐃᓄᒃ한글ﬁＡ１½\u200B\u00AD\u0301\u064B'
  const text = fc.array(fc.constantFrom(...letters), { maxLength: 24 }).map((all) => cleanName(all.join('')))
  const texts = fc.sample(text, { numRuns: 600, seed: 20261126 })
  expect(await inDatabase(texts)).toEqual(texts.map(fold))
})

test('compares numbers without zeros in front, signs, spaces and case, and the database does the same', async () => {
  const same = ['0041-b', '41B', '41 b', '00041‑B', '041–b']
  const others = ['', '0', '000', '410', '41', 'b41', '-', '0-0']
  expect(new Set(same.map(numberKey))).toEqual(new Set(['41b']))
  expect([numberKey('0'), numberKey('000'), numberKey('7')]).toEqual(['0', '0', '7'])
  const all = [...same, ...others]
  const found = await read(ctx, (tx) =>
    Promise.all(
      all.map(async (asked) => {
        const [row] = await tx.execute<{ found: string[] }>(sql`
          select coalesce(jsonb_agg(t order by n), '[]'::jsonb) as found
          from jsonb_array_elements_text(${JSON.stringify(all)}::jsonb) with ordinality as x(t, n) where ${sameNumber(sql`t`, asked)}`)
        return row?.found
      }),
    ),
  )
  expect(found).toEqual(all.map((asked) => all.filter((each) => numberKey(each) === numberKey(asked))))
})
