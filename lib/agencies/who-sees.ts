/** Who looks after people's training at an agency: the one list, for what may be read and for how it is said. */
import { joined } from '@/lib/platform/words'

export const LOOKS_AFTER = ['coordinator', 'supervisor', 'auditor'] as const

const words: { [role in (typeof LOOKS_AFTER)[number]]: string } = {
  coordinator: 'its coordinators',
  supervisor: 'the supervisors of your unit',
  auditor: 'its auditors',
}

/** "its coordinators, the supervisors of your unit and its auditors" */
export const whoLooksAfter = joined(LOOKS_AFTER.map((role) => words[role]))

/** What an agency keeps seeing of who has left it. */
const after = 'what you earned while you served there'

/** Who sees a record, in sentences. @param agencies where the person serves now */
export const whoSeesWords = (agencies: readonly string[]): string =>
  agencies.length > 0
    ? `You, and those who look after training at ${joined(agencies)} while you serve there: ${whoLooksAfter}. An agency that you left keeps seeing ${after}.`
    : `You alone see all of it: no agency has you on its roster now. An agency that you left keeps seeing ${after}.`

export const leavingWords = (agencyName: string): string =>
  `You can leave ${agencyName} again under Profile. From then on it sees ${after}, and nothing that comes after.`
