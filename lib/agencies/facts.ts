/** What can be changed of an agency, and the version that stands for it. */
import { versionOf } from '@/lib/audit/versions'
import type { agencies } from './tables'

export type AgencyFacts = Pick<
  typeof agencies.$inferSelect,
  'name' | 'kind' | 'ori' | 'uei' | 'state' | 'county' | 'timeZone' | 'isOvcGrantee'
>

export const factsOf = (agency: AgencyFacts): AgencyFacts => ({
  name: agency.name,
  kind: agency.kind,
  ori: agency.ori,
  uei: agency.uei,
  state: agency.state,
  county: agency.county,
  timeZone: agency.timeZone,
  isOvcGrantee: agency.isOvcGrantee,
})

export const agencyVersion = (agency: AgencyFacts): string => versionOf(factsOf(agency))
