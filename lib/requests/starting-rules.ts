/**
 * The rules an installation begins with; an administrator adds later ones. What a page of the Training and Technical
 * Assistance Center says is marked as sourced; the page is of 2012, so it wants to be looked up before anybody is held
 * to it. Days of tasks that no source names are our own proposal.
 */
import type { PlanRules, ServiceLevels } from './rule-inputs'

const FIRST_DAY = '2026-01-01'

const proposedTasks: PlanRules['tasks'] = [
  { key: 'room', party: 'host', days: 90, after: false, sourced: false },
  { key: 'announce', party: 'host', days: 60, after: false, sourced: false },
  { key: 'materials', party: 'provider', days: 21, after: false, sourced: false },
  { key: 'roster', party: 'host', days: 14, after: false, sourced: false },
  { key: 'evaluation', party: 'provider', days: 30, after: true, sourced: false },
]
const unknown = { leadDays: null, leadIsFirm: false, pays: [], fee: null, source: null } as const

export const startingPlanRules: readonly PlanRules[] = [
  {
    kind: 'training',
    validFrom: FIRST_DAY,
    leadDays: 135,
    leadIsFirm: true,
    tasks: proposedTasks,
    pays: [
      { item: 'instructors', party: 'provider' },
      { item: 'on-site-coordinator', party: 'provider' },
      { item: 'instructor-materials', party: 'provider' },
      { item: 'participant-manuals', party: 'provider' },
      { item: 'room', party: 'host' },
      { item: 'audio-visual', party: 'host' },
      { item: 'equipment', party: 'host' },
    ],
    fee: { centsPerPersonDay: 4000, waived: true },
    source: {
      name: 'OVC TTAC, Training by Request (dspTrainingByRequest.cfm), as kept by the UNT web archive',
      url: null,
      asOf: '2012-10-14',
    },
  },
  { kind: 'prosecution-training', validFrom: FIRST_DAY, ...unknown, pays: [], tasks: proposedTasks },
  { kind: 'coaching', validFrom: FIRST_DAY, ...unknown, pays: [], tasks: [] },
  { kind: 'other-help', validFrom: FIRST_DAY, ...unknown, pays: [], tasks: [] },
]

export const startingServiceLevels: readonly ServiceLevels[] = [
  { validFrom: FIRST_DAY, answerWorkingDays: 3, decisionWorkingDays: 15, zone: 'America/New_York' },
]
