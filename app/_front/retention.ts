/** All rules of what is removed by itself, in the order of their domains. */
import { agenciesRetention } from '@/lib/agencies/retention'
import { auditRetention } from '@/lib/audit/retention'
import type { RetentionRule } from '@/lib/audit/sweep'
import { certificationsRetention } from '@/lib/certifications/retention'
import { claimsRetention } from '@/lib/claims/retention'
import { directoryRetention } from '@/lib/directory/retention'
import { eventsRetention } from '@/lib/events/retention'
import { identityRetention } from '@/lib/identity/retention'
import { interopRetention } from '@/lib/interop/retention'
import { mandatesRetention } from '@/lib/mandates/retention'
import { noticesRetention } from '@/lib/notices/retention'
import { registrationRetention } from '@/lib/registration/retention'
import { requestsRetention } from '@/lib/requests/retention'
import { requirementsRetention } from '@/lib/requirements/retention'

export const retention: readonly RetentionRule[] = [
  ...auditRetention,
  ...identityRetention,
  ...agenciesRetention,
  ...noticesRetention,
  ...requirementsRetention,
  ...eventsRetention,
  ...mandatesRetention,
  ...certificationsRetention,
  ...claimsRetention,
  ...requestsRetention,
  ...directoryRetention,
  ...registrationRetention,
  ...interopRetention,
]

/** The rules as docs/operations.md prints them. */
export const retentionTable = (rules: readonly RetentionRule[]): string =>
  [
    '| what | kept for | since | why | in the trail |',
    '| --- | --- | --- | --- | --- |',
    ...rules.map(
      ({ name, what, days, since, why }) => `| ${what} | ${inWords(days)} | ${since} | ${why} | \`${name}\` |`,
    ),
  ].join('\n')

function inWords(days: number): string {
  if (days % 365 === 0) return days === 365 ? 'a year' : `${days / 365} years`
  return days === 1 ? 'a day' : `${days} days`
}
