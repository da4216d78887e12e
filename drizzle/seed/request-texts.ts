/** What the invented people ask for. */
import { type RequestFields, requestDraft } from '@/lib/requests/inputs'

const marlowBay = {
  ...{ zone: 'America/Los_Angeles', city: 'Marlow Bay', state: 'CA', postalCode: '93999' },
  ...{ venueName: 'Marlow Bay Public Safety Building', address: '100 Harbor Street' },
}
const dana = {
  ...{ contactName: 'Dana Whitfield', contactEmail: 'd.whitfield@marlowbaypd.example' },
  contactPhone: '(555) 010-0142',
}
const noor = {
  contactName: 'Noor Haddad',
  contactEmail: 'n.haddad@harborlight.example',
  contactPhone: '(555) 010-0177',
}
const marisol = { contactName: 'Marisol Etcheverry', contactEmail: 'm.etcheverry@pinehollow.example' }

/** Days are filled in by the story; the first words of the need name a request in it. */
export const wishes = {
  scheduled: {
    ...{ kind: 'training', topicId: 'working-together', priorityIds: ['collaboration'], ...marlowBay, ...dana },
    ...{ people: 45, trainingDays: 2, audienceKinds: ['law-enforcement', 'victim-services'] },
    need: 'Two days for patrol and advocates together, on the first hours after somebody is found. We have worked side by side for a year and still hand people over instead of standing with them.',
    access: 'The room has a ramp and a hearing loop.',
  },
  accepted: {
    ...{ kind: 'training', topicId: 'interviewing', priorityIds: ['integration'], ...marlowBay, ...dana },
    ...{ people: 18, trainingDays: 1, audienceKinds: ['law-enforcement'], otherDays: 'Any weekday of that week' },
    need: 'A day for our investigators on interviewing people who have every reason not to trust us yet.',
  },
  waiting: {
    ...{ kind: 'training', topicId: 'trauma-informed-practice', priorityIds: ['integration'], ...marlowBay },
    ...{ contactName: 'Amara Okafor', contactEmail: 'a.okafor@marlowbaypd.example' },
    ...{ people: 24, trainingDays: 1, audienceKinds: ['law-enforcement'] },
    need: 'Our shift would like a day in person on what trauma does to memory, and how to write a report that allows for it.',
  },
  late: {
    ...{
      kind: 'prosecution-training',
      audience: 'victim-services',
      priorityIds: ['integration'],
      ...marlowBay,
      ...noor,
    },
    ...{ venueName: 'Harbor Light community room', address: '' },
    subject: 'What advocates may be asked in court, and what stays between them and the people they serve',
    ...{ people: 20, trainingDays: 1, audienceKinds: ['victim-services'] },
    need: 'Two of our advocates were subpoenaed this year. We want the whole team to know what privilege covers in our state and whom to call.',
  },
  coached: {
    ...{
      kind: 'coaching',
      organization: 'Harbor Light Victim Services',
      organizationKind: 'organization',
      state: 'CA',
    },
    ...{ stage: 'grow', aims: ['build-capacity', 'strengthen-networks'], priorityIds: ['grantee-capacity'], ...noor },
    need: 'We serve people after labor trafficking only now and then, and want to do it every week: intake in more languages, and partners who send people to us.',
    today: 'Two advocates, one shelter with eleven beds, no written procedure for labor cases.',
  },
  answered: {
    ...{ kind: 'other-help', help: 'materials', state: 'CO', priorityIds: ['collaboration'], ...marisol },
    need: 'Cards with the number of the national hotline that are small enough to hide in a shoe, in Spanish and English.',
  },
  declined: {
    ...{ kind: 'other-help', help: 'consultant', state: 'CO', priorityIds: ['grantee-capacity'], ...marisol },
    need: 'Somebody who writes the renewal of our grant application with us in December.',
  },
  begun: {
    ...{ kind: 'training', topicId: 'language-access', priorityIds: [], ...marlowBay },
    need: 'Something about working with interpreters',
  },
} as const satisfies Record<string, { kind: RequestFields['kind']; need: string; [field: string]: unknown }>
export type WishName = keyof typeof wishes

/** A wish of the story, for an agency and a day. */
export const wishOf = (name: WishName, given: { agencyId: string; wishedOn: string }): RequestFields =>
  requestDraft.parse({ ...wishes[name], ...given })
