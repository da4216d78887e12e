import { ORPCError } from '@orpc/client'
import { afterEach, expect, test, vi } from 'vitest'
import { claimDraft } from '@/lib/claims/fields'
import { client } from './api'
import { claimMessage } from './kept-claim'
import type { Message } from './offline-queue'
import { sendingAs } from './send-kept'
import { sending } from './sending'

afterEach(() => vi.unstubAllGlobals())

const refusal = (status: number) =>
  new ORPCError('problem', { data: { status, requestId: '1', detail: 'This attempt does not exist.' } })
const claim = claimMessage({ id: null, from: null }, 'key', claimDraft.parse({ title: 'Radio' }))
const answer: Message = { key: 'answer.1', kind: 'answer', input: {} }

/** The API where somebody is signed in, who may not be whoever wrote what is sent. */
function api(signedIn: string | null) {
  const drafted = vi.fn(async () => ({ claimId: 'c', version: 'v', state: 'submitted' }))
  const saved = vi.fn(async () => Promise.reject(refusal(404)))
  return {
    drafted,
    given: {
      identity: { getMe: async () => ({ person: signedIn && { id: signedIn } }) },
      claims: { draftClaim: drafted },
      learning: { saveAnswer: saved },
    } as unknown as typeof client,
  }
}

test('what somebody kept waits while somebody else is signed in beside it, and is never theirs', async () => {
  for (const other of ['theo', null]) {
    const { given, drafted } = api(other)
    expect(await sendingAs(given, 'amara')(claim)).toBe('later')
    expect(drafted).not.toHaveBeenCalled()
    expect(await sendingAs(given, 'amara')(answer), 'not theirs is no refusal').toBe('later')
  }
  const { given, drafted } = api('amara')
  expect(await sendingAs(given, 'amara')(claim)).toBe('sent')
  expect(drafted).toHaveBeenCalledOnce()
  expect(await sendingAs(given, 'amara')(answer)).toEqual({ refused: 'This attempt does not exist.' })
})

test('what is asked while it is sent does not wait for its own end', async () => {
  vi.stubGlobal('window', { location: { origin: 'http://localhost', pathname: '/' } })
  const asked = vi.fn(async () => Response.json({ person: null }))
  vi.stubGlobal('fetch', asked)
  let isSent = false
  const flush = sending(
    client.identity.getMe({}, { context: { sends: true } }).then(() => {
      isSent = true
    }),
  )
  const late = new Promise((resolve) => setTimeout(resolve, 1000))
  await Promise.race([flush, late])
  expect([isSent, asked.mock.calls.length]).toEqual([true, 1])
})
