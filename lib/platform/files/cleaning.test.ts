import { afterAll, describe, expect, test } from 'vitest'
import { actingCtx, closeOwner, makePerson } from '@/e2e/support/facts'
import { received } from '@/e2e/support/sent-files'
import { testDatabase } from '@/e2e/support/test-database'
import { inTurn } from '../in-turn'
import { cleaned, FileTookTooLong } from './cleaning'
import type { FileKind } from './kinds'

testDatabase()
afterAll(closeOwner)

const kindWith = (clean: FileKind['clean']): FileKind => ({
  ...{ use: 'proof', mostBytes: 1000, tooLarge: '', takes: ['text'], notTaken: () => '', maySend: () => true },
  ...(clean && { clean }),
})
const somebody = async () => actingCtx(await makePerson(), [])

describe('looking into files that people send', () => {
  test('lets those of others in between those of one person', async () => {
    const done: string[] = []
    const kind = kindWith((file) =>
      inTurn('shared', async () => {
        await new Promise((resolve) => setTimeout(resolve, 50))
        done.push(file.name)
        return file
      }),
    )
    const [many, other] = [await somebody(), await somebody()]
    const sent = ['a1', 'a2', 'a3'].map((name) => cleaned(many, kind, received(name, 'x')))
    // By now the first of them has its turn.
    await new Promise((resolve) => setTimeout(resolve, 20))
    await Promise.all([...sent, cleaned(other, kind, received('b1', 'x'))])
    expect(done.indexOf('b1')).toBeLessThan(done.indexOf('a3'))
    expect(done.filter((name) => name !== 'b1')).toEqual(['a1', 'a2', 'a3'])
  })

  test('goes on for nobody of whom five took too long within the hour, and for everybody else', async () => {
    let tries = 0
    const slow = kindWith(async () => {
      tries++
      throw new FileTookTooLong('This takes too long.')
    })
    const who = await somebody()
    for (let n = 0; n < 5; n++)
      await expect(cleaned(who, slow, received('x', 'x'))).rejects.toMatchObject({ fields: [{ field: 'file' }] })
    await expect(cleaned(who, slow, received('x', 'x'))).rejects.toMatchObject({ kind: 'too-many' })
    expect(tries).toBe(5)
    await expect(cleaned(await somebody(), slow, received('x', 'x'))).rejects.toBeInstanceOf(FileTookTooLong)
    expect(await cleaned(who, kindWith(undefined), received('x', 'x'))).toHaveProperty('name', 'x')
  })
})
