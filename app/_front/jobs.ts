/** Everything that runs in the background. */
import { sendInvitation, sendRole } from '@/lib/agencies/mails'
import { removeAnsweredNightly } from '@/lib/agencies/retention'
import { tellOrganizer } from '@/lib/events/mails'
import { sendAccessRestored, sendAddressCode, sendAddressTaken, sendCode, tellOfChange } from '@/lib/identity/mails'
import { removeTracesNightly } from '@/lib/identity/retention'
import { importAgencyList } from '@/lib/interop/agency-list/jobs'
import type { Job } from '@/lib/platform/jobs'
import { rebuildEverything } from '@/lib/requirements/jobs'

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
  removeTracesNightly as unknown as Job<never>,
  removeAnsweredNightly as unknown as Job<never>,
  rebuildEverything as unknown as Job<never>,
]
