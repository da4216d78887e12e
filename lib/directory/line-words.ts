/** What the fields of a line, its kinds and the ways of checking it are called. */
import type { contactKinds } from './inputs'
import type { LineFields, LineWay } from './line-inputs'

export const lineFieldNames: Readonly<Record<keyof LineFields, string>> = {
  kind: 'Kind',
  name: 'Name',
  purpose: 'When to use it',
  phone: 'Number to call',
  textNumber: 'Number to text',
  url: 'Page',
  hours: 'Hours',
  sourceName: 'Source',
  sourceUrl: 'Page of the source',
}

export const lineKindNames: Readonly<Record<(typeof contactKinds)[number], string>> = {
  emergency: 'Emergency',
  hotline: 'Hotline',
  reporting: 'To report',
  federal: 'Federal agency',
  support: 'Support',
}

export const lineWayNames: Readonly<Record<LineWay, string>> = {
  called: 'I called or texted it, and the right people answered',
  'official-page': 'I read it on the page of those who answer it',
  'written-answer': 'Those who answer it confirmed it in writing',
}
