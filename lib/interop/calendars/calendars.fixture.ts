/** A calendar of somebody else for tests; everything in it is invented. */

export const besides = {
  ...{
    zone: 'America/Los_Angeles',
    kind: 'training',
    sponsor: 'Harbor Light',
    audiences: ['victim-services'],
    cost: 'Free',
  },
  ...{ contactName: 'Ruth Castellanos', contactEmail: 'events@harborlight.example' },
}
type Said = { uid?: string; title?: string; on?: string; sequence?: number; more?: string[] }
export const entry = ({
  uid = 'a@x',
  title = 'Night of the long desks',
  on = '20261210',
  sequence = 0,
  more = [],
}: Said = {}) => [
  ...[
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;TZID=America/Los_Angeles:${on}T090000`,
  ],
  ...[
    `DTEND;TZID=America/Los_Angeles:${on}T130000`,
    'LOCATION:Harbor Hall\\, 200 Quay Street\\, Marlow Bay\\, CA 93999',
  ],
  ...['DESCRIPTION:A half day in one room for officers and advocates.', ...more, 'END:VEVENT'],
]
export const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'X-WR-CALNAME:Harbor', ...lines, 'END:VCALENDAR'].join('\r\n')
