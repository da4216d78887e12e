/** All that waits for a decision of coordinators, in the order of the domains. */
import type { Waiting } from '@/lib/agencies/deciders'
import { waitingCertifications } from '@/lib/certifications/queries'
import { waitingClaims } from '@/lib/claims/people'
import { waitingReliefs } from '@/lib/requirements/reliefs/queries'

export const waiting: readonly Waiting[] = [waitingCertifications, waitingReliefs, waitingClaims]
