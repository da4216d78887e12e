import { ORPCError } from '@orpc/client'
import { afterEach, expect, test, vi } from 'vitest'
import { claimDraft } from '@/lib/claims/fields'
import { client } from './api'
import { claimMessage, type KeptPhoto, keptPhotos, PHOTO_GONE } from './kept-claim'
import type { Message } from './offline-queue'
import { findPhoto, keepPhoto } from './photo-store'
import { sendingAs } from './send-kept'
import { sending } from './sending'

afterEach(() => vi.unstubAllGlobals())

const refusal = (status: number) =>
  new ORPCError('problem', { data: { status, requestId: '1', detail: 'This attempt does not exist.' } })
const claim = claimMessage({ id: null, from: null }, 'key', claimDraft.parse({ title: 'Radio' }))
const answer: Message = { key: 'answer.1', kind: 'answer', input: {} }

/** The API where somebody is signed in, who may not be whoever wrote what is sent. */
function api(signedIn: string | null, state = 'submitted') {
  let who = signedIn
  const drafted = vi.fn(async () => ({ claimId: 'c', version: 'v', state }))
  const submitted = vi.fn(async () => ({}))
  const added = vi.fn(async () => ({}))
  const getClaim = async () => ({ may: { submit: true } })
  const saved = vi.fn(async () => Promise.reject(refusal(404)))
  return {
    ...{ drafted, submitted, added },
    signIn: (other: string) => {
      who = other
    },
    given: {
      identity: { getMe: async () => ({ person: who && { id: who } }) },
      claims: { draftClaim: drafted, submitClaim: submitted, addEvidence: added, getClaim },
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

/** The browser's older way to send; its answer is a file. */
function uploads(meanwhile = () => {}) {
  const sent: { use: string; name: string }[] = []
  class Upload {
    upload = {}
    status = 200
    responseText = JSON.stringify({ fileId: 'f' })
    onload = () => {}
    #use = ''
    open = (_: string, address: string) => {
      this.#use = address
    }
    send = (body: FormData) => {
      sent.push({ use: this.#use, name: (body.get('file') as File).name })
      meanwhile()
      this.onload()
    }
  }
  vi.stubGlobal('XMLHttpRequest', Upload)
  return sent
}
const withPhotos = (photos: KeptPhoto[]) =>
  claimMessage({ id: null, from: null }, 'key', claimDraft.parse({ title: 'Radio' }), photos)
const photo = (name: string) => keepPhoto('amara', new File(['dots'], name))

test('photos go before their claim, each as its writer’s, and from this device once it was sent', async () => {
  const sent = uploads()
  const message = withPhotos([await photo('a.jpg'), await photo('b.jpg')])
  const { given, added } = api('amara', 'draft')
  expect(await sendingAs(given, 'amara')(message)).toBe('sent')
  expect(sent).toEqual(['a.jpg', 'b.jpg'].map((name) => ({ use: '/api/v1/files?use=claim', name })))
  expect(added.mock.calls).toEqual([[{ claimId: 'c', fileId: 'f' }], [{ claimId: 'c', fileId: 'f' }]])
  for (const { id } of keptPhotos(message)) expect(await findPhoto('amara', id)).toBeNull()
})

test('a photo waits for whose it is, also where somebody else signs in while another one is sent', async () => {
  const [first, second] = [await photo('a.jpg'), await photo('b.jpg')]
  const { given, signIn } = api('amara', 'draft')
  const sent = uploads(() => signIn('theo'))
  expect(await sendingAs(given, 'amara')(withPhotos([first, second]))).toBe('later')
  expect(sent.map(({ name }) => name)).toEqual(['a.jpg'])
  expect((await findPhoto('amara', second.id))?.name).toBe('b.jpg')
})

test('a photo that is gone is said to its writer, who finds the claim as a draft', async () => {
  uploads()
  const message = withPhotos([{ id: `${Date.now()}.gone`, name: 'a.jpg', size: 4, lasts: true }])
  const { given, submitted } = api('amara', 'draft')
  expect(await sendingAs(given, 'amara')(message)).toEqual({ refused: PHOTO_GONE })
  expect(submitted).not.toHaveBeenCalled()
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
