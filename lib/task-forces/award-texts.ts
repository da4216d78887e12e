import { safetyProblems } from '@/lib/directory/safety'
import type { AwardFields } from './inputs'

/** Awards are public: no street, and nobody who was helped. */
export const awardTextProblems = ({ program, holderName, sourceName, sourceUrl }: AwardFields) =>
  safetyProblems({ program, holderName, sourceName, sourceUrl }, false)
