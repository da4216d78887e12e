/** Everything that runs in the background. */
import { sendCode } from '@/lib/identity/mails'
import type { Job } from '@/lib/platform/jobs'

export const jobs: readonly Job<never>[] = [sendCode as unknown as Job<never>]
