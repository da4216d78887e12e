import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { noticeKinds } from './notices'

const declared = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/mails\.tsx?$/.test(file))
  .flatMap((file) => [...readFileSync(`lib/${file}`, 'utf8').matchAll(/NoticeKind<[^=]*> = \{/g)])

/** When each kind goes and where to: whoever adds one decides both here once more. */
const TABLE = `
identity.sign-in-code        at-once  given
identity.address-code        at-once  given
identity.other-record-code   at-once  given
identity.address-taken       at-once  given
identity.addresses-changed   at-once  given
identity.access-restored     at-once  given
agencies.invitation          by-day   given
agencies.role-given          by-day   said
agencies.role-moved          by-day   person
agencies.nobody-decides      by-day   person
events.decision-made         by-day   person
events.new-for-search        by-day   person
events.submissions-wait      by-day   person
events.staff-asked           by-day   given
claims.returned              by-day   person
claims.decided               by-day   person
claims.reopened              by-day   person
claims.waits                 by-day   person
requests.moved               by-day   person
requests.waits               by-day   person
requests.due                 by-day   person
requests.event-left          by-day   person
directory.listing-decided    by-day   person
directory.claim-declined     by-day   person
directory.check-due          by-day   person
directory.lines-due          by-day   person
related.suggestion-decided   by-day   person
registration.standing        by-day   theirs
registration.offer           at-once  theirs
registration.changed         by-day   theirs
registration.reminder        by-day   theirs
registration.guest-code      at-once  given
attendance.confirmed         by-day   person
calendars.waiting            by-day   person
calendars.paused             by-day   person
requirements.relief-told     by-day   person
requirements.recommendation-answered by-day person
mandates.changed             by-day   person
mandates.rule-answered       by-day   person
mandates.pack-named          by-day   person
reminders.dates              by-day   person
reminders.late-list          by-day   person
reminders.welcome            by-day   given
reminders.written            by-day   person`

describe('the kinds of messages', () => {
  it('are all known to whoever sends them, each once', () => {
    expect(declared.length).toBe(noticeKinds.length)
    expect(new Set(noticeKinds.map(({ name }) => name)).size).toBe(noticeKinds.length)
  })

  it('go when and where the table says', () => {
    const rows = TABLE.trim()
      .split('\n')
      .map((row) => row.split(/\s+/))
    expect(noticeKinds.map(({ name, urgency, goesTo }) => [name, urgency, goesTo])).toEqual(rows)
  })

  const subjects = noticeKinds.flatMap(({ name, subject }) =>
    (typeof subject === 'string' ? [subject] : Object.values(subject)).map((each) => [name, each] as const),
  )
  test.each(subjects)('%s: “%s” can be read by anybody who passes by', (_, subject) => {
    expect(subject).not.toMatch(/\d/)
    expect(subject.length).toBeLessThan(60)
    const telling =
      /traffick|survivor|victim|abuse|assault|violence|shelter|polic|agenc|coordinator|supervisor|moderator|task force|decline|return|overdue|trata|víctima|abuso|violencia|refugio|policía|rechaz/i
    expect(subject).not.toMatch(telling)
  })
})
