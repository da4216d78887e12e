import { expect, test } from 'vitest'
import { drawn, wordsOf as read } from '@/e2e/support/drawn'
import { wordsOf } from '@/lib/platform/in-words'
import type { Request } from '@/lib/requests/shapes'
import { Speaking } from '../../_ui/words'
import { Desk } from './desk'
import { coachTexts, deskTexts, requestTexts } from './messages'

const texts = { ...coachTexts, ...deskTexts, ...requestTexts }
const officers = [{ personId: 'o', name: 'Odessa Marsh', assigned: false }]

function said(over: { officerName: string | null; assign: boolean }): string {
  const request = {
    ...{ requestId: 'r', version: '1', state: 'submitted', lacks: [], officers, officerName: over.officerName },
    may: { assign: over.assign },
  } as unknown as Request
  return read(
    drawn(
      <Speaking words={wordsOf(texts, 'en')} refusals={{}}>
        <Desk request={request} />
      </Speaking>,
    ),
  )
}
const FIRST_TAKES = deskTexts.firstTakes.en

test('an officer reads that whoever answers a request first looks after it from then on', () => {
  expect(said({ officerName: null, assign: true })).toContain(FIRST_TAKES)
})

test('nobody reads it where somebody looks after it already, or where they cannot', () => {
  expect(said({ officerName: 'Odessa Marsh', assign: true })).not.toContain(FIRST_TAKES)
  expect(said({ officerName: null, assign: false })).not.toContain(FIRST_TAKES)
})
