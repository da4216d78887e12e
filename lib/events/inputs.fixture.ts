/** A complete event for tests; everything in it is invented. */
import type { EventFields, SessionFields } from './fields'

export const aSession = (over: Partial<SessionFields> = {}): SessionFields => ({
  startsLocal: '2026-12-10T09:00',
  endsLocal: '2026-12-10T13:00',
  zone: 'America/Los_Angeles',
  otherZone: false,
  venueName: 'Harbor Hall',
  address: '200 Quay Street',
  city: 'Marlow Bay',
  state: 'CA',
  postalCode: '93999',
  link: '',
  ...over,
})

export const anEvent = (over: Partial<EventFields> = {}): EventFields => ({
  title: 'Two desks, one case: officers and advocates together',
  summary: 'A half day in one room: a shared case, worked twice, once from each desk.',
  description: 'Pairs of one officer and one advocate work through the same call from their own desks, then swap.',
  kind: 'training',
  format: 'in-person',
  sessions: [aSession()],
  sponsor: 'Harbor Light Victim Services',
  audiences: ['law-enforcement', 'victim-services'],
  topicIds: [],
  priorityIds: ['collaboration'],
  cost: 'Free',
  accessibility: 'Step-free entrance, and an interpreter on request',
  contactName: 'Ruth Castellanos',
  contactEmail: 'events@harborlight.example',
  contactPhone: '(555) 010-0142',
  registrationUrl: '',
  creditHours: 4,
  hidePlace: false,
  ...over,
})
