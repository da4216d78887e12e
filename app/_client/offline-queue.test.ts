import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Message, memoryStore, type Outcome, openQueue, outcomeOfPlace } from './offline-queue'

const answer = (question: string, chosen: number): Message => ({
  key: `answer.${question}`,
  kind: 'answer',
  input: { chosen },
})

/** A server that can be out of reach. */
function server(store = memoryStore(), person = 'amara') {
  const sent: Message[] = []
  const state = { outcome: 'sent' as Outcome }
  const queue = openQueue(store, person, async ({ key, kind, input }) => {
    if (state.outcome === 'sent') sent.push({ key, kind, input })
    return state.outcome
  })
  return { queue, sent, state, store }
}

describe('what was done without a connection', () => {
  test('waits, is counted, and is sent in order when the connection returns', async () => {
    const { queue, sent, state } = server()
    state.outcome = 'later'
    queue.put(answer('one', 1))
    queue.put(answer('two', 2))
    await queue.flush()
    expect([queue.count(), queue.heldUp(), sent]).toEqual([2, 2, []])
    state.outcome = 'sent'
    await queue.flush()
    expect([queue.count(), queue.heldUp(), sent]).toEqual([0, 0, [answer('one', 1), answer('two', 2)]])
  })

  test('survives closing the page', async () => {
    const { queue, state, store } = server()
    state.outcome = 'later'
    queue.put(answer('one', 1))
    const again = server(store)
    expect(again.queue.count()).toBe(1)
    await again.queue.flush()
    expect(again.sent).toEqual([answer('one', 1)])
  })

  test('is nobody else’s: another person at the same computer neither sees nor sends it', async () => {
    const { queue, state, store } = server()
    state.outcome = 'later'
    queue.put(answer('one', 1))
    const theo = server(store, 'theo')
    await theo.queue.flush()
    expect([theo.queue.count(), theo.sent, queue.count()]).toEqual([0, [], 1])
  })

  test('a changed answer takes the place of the one before it', async () => {
    const { queue, sent, state } = server()
    state.outcome = 'later'
    queue.put(answer('one', 1))
    queue.put(answer('two', 2))
    queue.put(answer('one', 3))
    state.outcome = 'sent'
    await queue.flush()
    expect(sent).toEqual([answer('two', 2), answer('one', 3)])
  })

  test('a message that is refused for good does not hold up the others, and is told with the reason', async () => {
    const { queue, state } = server()
    queue.put(answer('one', 1))
    queue.put(answer('two', 2))
    state.outcome = { refused: 'This attempt was handed in.' }
    await queue.flush()
    expect(queue.count()).toBe(0)
    expect(queue.refused()).toEqual(
      ['one', 'two'].map((question) => ({
        ...answer(question, question === 'one' ? 1 : 2),
        why: 'This attempt was handed in.',
      })),
    )
  })

  test('a claim that is refused stays on the device with the reason until its writer has put it away', async () => {
    const { queue, state, store } = server()
    const claim: Message = { key: 'claim.one', kind: 'claim', input: { fields: { title: 'Radio' } } }
    queue.put(claim)
    state.outcome = { refused: 'This event is not on the calendar.' }
    await queue.flush()
    const again = server(store)
    await again.queue.flush()
    expect([again.sent, again.queue.count(), again.queue.waiting()]).toEqual([[], 0, []])
    expect(again.queue.refused()).toEqual([{ ...claim, why: 'This event is not on the calendar.' }])
    again.queue.putAway(claim.key)
    expect([again.queue.refused(), store.length]).toEqual([[], 0])
  })

  test('what is put in while an older one is on its way is not lost', async () => {
    let release = () => {}
    const sent: unknown[] = []
    const queue = openQueue(memoryStore(), 'amara', async ({ input }) => {
      if (sent.length === 0) await new Promise<void>((resolve) => (release = resolve))
      sent.push(input.chosen)
      return 'sent'
    })
    queue.put(answer('one', 1))
    const run = queue.flush()
    queue.put(answer('one', 2))
    // On its way is not held up: nothing is said to the person yet.
    expect(queue.heldUp()).toBe(0)
    release()
    await run
    expect([sent, queue.count()]).toEqual([[1, 2], 0])
  })

  test('what came too early is kept, holds up nothing, and is said again when its time has come', async () => {
    const done: Message = { key: 'done.one', kind: 'place', input: { placeAt: 'early' } }
    const again: Message = { ...done, input: { placeAt: 'in time' } }
    let now = 1000
    const sent: Message[] = []
    const send = async ({ key, kind, input }: Message): Promise<Outcome> => {
      sent.push({ key, kind, input })
      return key === done.key && now < 61_000 ? { again, notBefore: 61_000 } : 'sent'
    }
    const store = memoryStore()
    const queue = openQueue(store, 'amara', send, () => now)
    queue.put(done)
    queue.put(answer('one', 1))
    await queue.flush()
    expect(sent).toEqual([done, answer('one', 1)])
    expect([queue.count(), queue.countDue(), queue.heldUp(), queue.tooEarly()]).toEqual([1, 0, 0, 1])
    now = 61_000
    const reopened = openQueue(store, 'amara', send, () => now)
    await reopened.flush()
    expect(sent.at(-1)).toEqual(again)
    expect([reopened.count(), reopened.tooEarly()]).toEqual([0, 0])
  })

  test('a lesson done too early is done as of when its least time is over; a place or a done lesson is sent', () => {
    const now = Date.parse('2026-11-20T18:00:00.000Z')
    const done: Message = { key: 'done.one', kind: 'place', input: { done: true, placeAt: '2026-11-20T17:59:59.000Z' } }
    expect(outcomeOfPlace(done, 90, now)).toEqual({
      again: { ...done, input: { done: true, placeAt: '2026-11-20T18:01:30.000Z' } },
      notBefore: now + 90_000,
    })
    expect([outcomeOfPlace(done, 0, now), outcomeOfPlace(done, null, now)]).toEqual(['sent', 'sent'])
  })

  test('an entry that cannot be read is passed over', async () => {
    const { queue, sent, store } = server()
    store.setItem('attest.queue.amara.broken', '{')
    queue.put(answer('one', 1))
    await queue.flush()
    expect(sent).toEqual([answer('one', 1)])
  })
})

test('whatever the connection does, the last answer to every question arrives (property)', async () => {
  const step = fc.oneof(
    fc.record({ question: fc.constantFrom('a', 'b', 'c'), chosen: fc.nat(3) }),
    fc.constantFrom('sent' as const, 'later' as const),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const { queue, sent, state } = server()
      const wanted = new Map<string, Message>()
      for (const each of steps) {
        if (typeof each === 'string') state.outcome = each
        else {
          const message = answer(each.question, each.chosen)
          queue.put(message)
          wanted.set(message.key, message)
        }
        await queue.flush()
      }
      state.outcome = 'sent'
      await queue.flush()
      expect(queue.count()).toBe(0)
      for (const [key, message] of wanted) expect(sent.filter((each) => each.key === key).at(-1)).toEqual(message)
    }),
  )
})
