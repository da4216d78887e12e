/** Everything that runs in the background. */
import { sendInvitation, sendRole } from '@/lib/agencies/mails'
import { sweepNightly } from '@/lib/audit/sweep'
import { tellOrganizer } from '@/lib/events/mails'
import { sendAccessRestored, sendAddressCode, sendAddressTaken, sendCode, tellOfChange } from '@/lib/identity/mails'
import { importAgencyList } from '@/lib/interop/agency-list/jobs'
import type { Job } from '@/lib/platform/jobs'
import { rebuildEverything } from '@/lib/requirements/jobs'
import { retention } from './retention'

export const jobs: readonly Job<never>[] = [
  sendCode as unknown as Job<never>,
  sendAddressCode as unknown as Job<never>,
  sendAddressTaken as unknown as Job<never>,
  tellOfChange as unknown as Job<never>,
  sendAccessRestored as unknown as Job<never>,
  sendInvitation as unknown as Job<never>,
  sendRole as unknown as Job<never>,
  tellOrganizer as unknown as Job<never>,
  importAgencyList as unknown as Job<never>,
  sweepNightly(retention) as unknown as Job<never>,
  rebuildEverything as unknown as Job<never>,
]
