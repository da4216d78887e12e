import { describe, expect, test } from 'vitest'
import { firstFor } from './first'

const older = { claimId: 'older', forAnother: true }
const mine = { claimId: 'mine', forAnother: false }

describe('the claim that is open where nobody chose one', () => {
  test('is the first that the reader may decide, also below what waits for somebody else', () => {
    expect(firstFor([older, mine])).toBe(mine)
  })

  test('is the first of all where none is for the reader, and none where nothing waits', () => {
    expect(firstFor([older])).toBe(older)
    expect(firstFor([])).toBeUndefined()
  })
})
