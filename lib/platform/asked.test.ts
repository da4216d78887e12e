import { describe, expect, it } from 'vitest'
import { Asked, type DriverQuery } from './asked'

/** As the driver's: sent once, by its own handler. */
function queryOf(): DriverQuery {
  const query: DriverQuery = {
    ...{ handler: () => {}, resolve: () => {}, reject: () => {}, cancelled: null, values: () => {}, cursor: () => {} },
    execute: () => query.handler(query),
  }
  return query
}

describe('a statement that is asked', () => {
  it('gives its answer to whoever waits, however often, and leaves the query of the driver nothing of it', async () => {
    const query = queryOf()
    const asked = new Asked<number[]>(query, ({ resolve }) => resolve([1]))
    const before = { ...query }
    expect([await asked, await asked]).toEqual([[1], [1]])
    expect(query.resolve).not.toBe(before.resolve)
    expect(new Set([query.resolve, query.reject, query.handler]).size).toBe(1)
  })

  it('says why it failed, and leaves nothing of that either', async () => {
    const query = queryOf()
    const asked = new Asked(query, ({ reject }) => reject(new Error('No such table.')))
    await expect(asked).rejects.toThrow('No such table.')
    expect(query.reject).toBe(query.resolve)
  })

  it('is sent by whoever waits for it and not before', async () => {
    let sent = 0
    const asked = new Asked<number>(queryOf(), ({ resolve }) => resolve(++sent))
    expect(sent).toBe(0)
    expect(await asked).toBe(1)
  })
})
