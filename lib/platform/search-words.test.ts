import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '@/e2e/support/test-database'
import { systemCtx } from './context'
import { read } from './database'
import { forSearch, readSearchWords, searchQuery } from './search-words'

testDatabase()

const title = 'Interviewing Basics - Part 2: The Courtroom'

describe('what is typed', () => {
  test.each([
    ['words', 'human  trafficking', 'human trafficking', ''],
    ['a pasted title with a lone dash', title, 'interviewing basics part 2: the courtroom', ''],
    ['a dash with spaces on both sides', 'trafficking - hotels', 'trafficking hotels', ''],
    ['the longer dashes of other keyboards', 'trafficking – hotels — Reno', 'trafficking hotels reno', ''],
    ['a long dash that touches a word', 'trafficking –hotels', 'trafficking hotels', ''],
    ['a word that is left out', 'trafficking -hotels', 'trafficking', 'hotels'],
    ['several that are left out', 'rights -court -"young people"', 'rights', 'court or "young people"'],
    ['a dash within a word', 'well-being of staff', 'well being of staff', ''],
    ['a dash within a word that is left out', 'staff -well-being', 'staff', '"well being"'],
    ['“or” within a word', 'either-or', 'either "or"', ''],
    ['the apostrophe of phones', 'victim’s rights', 'victims rights', ''],
    ['other signs around words', '•hotels† «rights»', 'hotels "rights"', ''],
    ['a dash at the very start', '-hotels', 'hotels', ''],
    ['a dash behind a word', 'hotels- and more', 'hotels and more', ''],
    ['words that stand together', '"human trafficking" hotels', '"human trafficking" hotels', ''],
    ['the quotes of phones', '“human trafficking” hotels', '"human trafficking" hotels', ''],
    ['a quote without a partner', 'the "human trafficking', 'the human trafficking', ''],
    ['one quote too many', '"a b" c "d', '"a b" c d', ''],
    ['empty quotes', '"" rights', 'rights', ''],
    ['a phrase right behind a word', 'the"human trafficking"law', 'the "human trafficking" law', ''],
    ['“or”, which is a word', 'fish or OR fowl', 'fish "or" "or" fowl', ''],
    ['signs alone', ' - & | ! : * ( ) ', '', ''],
    ['characters that no column can hold', 'a\u0000b', 'a b', ''],
    ['nothing but what is left out', '"" -hotels', 'hotels', ''],
    ['words of other scripts', 'víctimas 李小龍 -محمد', 'victimas 李小龍', 'محمد'],
  ])('%s', (_, typed, wanted, unwanted) => {
    expect(readSearchWords(typed)).toEqual({ wanted, unwanted })
  })
})

describe('what is found', () => {
  const dictionaries = ['english', 'simple']
  const finds = (typed: string, text: string) =>
    read(systemCtx('test'), (tx) =>
      tx.execute<{ found: boolean }>(
        sql`select to_tsvector('english', ${forSearch(text)}) @@ ${searchQuery(typed, dictionaries)} as found`,
      ),
    ).then(([row]) => row?.found)

  test.each([
    ['a title by itself', title, title, true],
    ['in any order, as stems, without accents', 'courtrooms basic interview', title, true],
    ['a word beside typographic quotes', 'courtroom', 'Part 2: “The Courtroom”', true],
    ['not when a word is missing', 'interviewing jail', title, false],
    ['with a lone dash as without it', 'trafficking - hotels', 'Human trafficking in hotels', true],
    ['not with what is left out, whatever its form', 'human -hotel', 'Human trafficking in hotels', false],
    ['nor by the dictionary that knows no stems', 'human -hotels', 'Human trafficking in hotels', false],
    ['words that stand together', '"human trafficking"', 'Human trafficking in hotels', true],
    ['not those that do not', '"human hotels"', 'Human trafficking in hotels', false],
    ['“or” is no way around a word', 'hotels or airports', 'Human trafficking in hotels', false],
  ])('%s', async (_, typed, text, found) => {
    expect(await finds(typed, text)).toBe(found)
  })

  test('never harms the database, whatever is typed (property)', async () => {
    const sign = fc.constantFrom(
      '"',
      '-',
      ' ',
      'or',
      'a',
      '\\',
      "'",
      ':*',
      '&',
      '|',
      '!',
      '(',
      ')',
      '<->',
      '\u0000',
      '–',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(sign).map((signs) => signs.join('')),
        ),
        async (typed) => {
          expect(typeof (await finds(typed, title))).toBe('boolean')
        },
      ),
      { numRuns: 60 },
    )
  })
})
