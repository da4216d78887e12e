import { ORPCError } from '@orpc/client'
import { renderToStaticMarkup as html } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { More } from './more'

const query = {
  ...{ hasNextPage: true, isFetchingNextPage: false, isFetchNextPageError: false, error: null as Error | null },
  fetchNextPage: () => {},
}
const drawn = (state: Partial<typeof query>) => html(<More query={{ ...query, ...state }}>Show more</More>)
const refused = new ORPCError('unexpected', {
  status: 500,
  data: { requestId: 'r-1', detail: 'Something went wrong here. Say the number r-1.' },
})

describe('more of a list', () => {
  it('is a button as long as there is more', () => {
    expect(drawn({})).toContain('Show more')
    expect(drawn({})).not.toContain('could not be loaded')
    expect(drawn({ hasNextPage: false })).toBe('')
  })

  it('that could not be had says why, and can be asked for again', () => {
    const failed = drawn({ isFetchNextPageError: true, error: refused })
    expect(failed).toMatch(/The next ones could not be loaded.*Say the number r-1\..*Show more/)
    expect(drawn({ isFetchNextPageError: true, error: new TypeError('fetch') })).toContain('The connection was lost.')
    expect(drawn({ isFetchNextPageError: true, error: refused, isFetchingNextPage: true })).not.toContain('r-1')
  })
})
