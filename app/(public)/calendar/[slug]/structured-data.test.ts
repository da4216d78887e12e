import { describe, expect, it } from 'vitest'
import type { PublicEvent } from '@/lib/events/shapes'
import { scriptText, structuredData, withOffset } from './structured-data'

const session = {
  id: '1',
  startsLocal: '2026-12-10T09:00',
  endsLocal: '2026-12-10T13:00',
  zone: 'America/Los_Angeles',
  startsAt: '2026-12-10T17:00:00.000Z',
  endsAt: '2026-12-10T21:00:00.000Z',
  venueName: 'Harbor Hall',
  address: '200 Quay Street',
  city: 'Marlow Bay',
  state: 'CA',
  postalCode: '93999',
  link: null,
}
const event: PublicEvent = {
  slug: 'two-desks',
  title: 'Two desks, one case',
  summary: 'A half day in one room.',
  description: '',
  kind: 'training',
  format: 'in-person',
  status: 'published',
  sponsor: 'Harbor Light Victim Services',
  creditMinutes: 240,
  placeHidden: false,
  cancelledAt: null,
  sessions: [session],
  audiences: [],
  topics: [],
  priorities: [],
  cost: 'Free',
  accessibility: null,
  contactName: 'Ruth Castellanos',
  contactEmail: 'events@harborlight.example',
  contactPhone: null,
  registrationUrl: null,
  cancelReason: null,
  changes: [],
  alsoOn: [],
  sequence: 0,
  updatedAt: '2026-11-22T16:00:00.000Z',
}

describe('an event for search engines', () => {
  it('has its times with the offset of the place', () => {
    expect(structuredData(event, 'https://attest.example/calendar/two-desks')).toMatchObject({
      '@type': 'Event',
      startDate: '2026-12-10T09:00:00-08:00',
      endDate: '2026-12-10T13:00:00-08:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: {
        '@type': 'Place',
        name: 'Harbor Hall',
        address: { addressLocality: 'Marlow Bay', addressRegion: 'CA' },
      },
      isAccessibleForFree: true,
    })
    expect(withOffset('2026-12-10T09:00', '2026-12-09T23:00:00.000Z')).toBe('2026-12-10T09:00:00+10:00')
    expect(withOffset('2026-12-10T09:00', '2026-12-10T12:30:00.000Z')).toBe('2026-12-10T09:00:00-03:30')
  })

  it('says who holds it, about what and for whom, and nothing that nobody said', () => {
    const said = structuredData(
      {
        ...event,
        contactPhone: '(555) 013-4477',
        audiences: ['law-enforcement', 'victim-services'],
        priorities: [{ id: 'a', name: 'Working together' }],
        topics: [{ id: 'b', name: 'Interviews' }],
      },
      '',
    )
    expect(said).toMatchObject({
      organizer: {
        name: 'Harbor Light Victim Services',
        contactPoint: { name: 'Ruth Castellanos', email: 'events@harborlight.example', telephone: '(555) 013-4477' },
      },
      about: [{ name: 'Working together' }, { name: 'Interviews' }],
      audience: [{ audienceType: 'Law enforcement' }, { audienceType: 'Victim services' }],
    })
    expect(said.organizer).not.toHaveProperty('url')
    for (const unsaid of ['image', 'performer']) expect(said).not.toHaveProperty(unsaid)
    for (const empty of ['about', 'audience']) expect(structuredData(event, '')).not.toHaveProperty(empty)
    expect(structuredData(event, '').organizer.contactPoint).not.toHaveProperty('telephone')
  })

  it('says that it is canceled', () => {
    expect(structuredData({ ...event, status: 'cancelled' }, '')).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
    })
  })

  it('lists each session of several', () => {
    const two = structuredData({ ...event, sessions: [session, { ...session, id: '2' }] }, '')
    expect(two.subEvent).toHaveLength(2)
  })

  it('cannot break out of its script element', () => {
    expect(scriptText({ title: '</script><script>alert(1)</script>' })).not.toContain('<')
  })
})
