import { expect, test } from 'vitest'
import { filterOf, queueHref } from './address'

test('the address of the queue holds what was chosen, and drops what makes no sense', () => {
  const href = queueHref({ kind: 'coaching', state: 'screened', mine: true, late: true, page: 3 })
  expect(href).toBe('/requests/queue?kind=coaching&state=screened&mine=1&late=1&page=3')
  expect(filterOf(new URL(href, 'https://attest.example').searchParams)).toEqual({
    ...{ kind: 'coaching', state: 'screened', mine: true, late: true, page: 3 },
  })
  const nonsense = filterOf(new URLSearchParams('kind=cake&state=&late=perhaps&page=-2'))
  expect(queueHref(nonsense)).toBe('/requests/queue')
})
