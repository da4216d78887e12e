/** What a step wants besides the state, in sentences: for the screen before it, and for the refusal. Pure. */
import type { Ctx } from '@/lib/platform/context'
import { type CoachingPlan, planProblems } from './coaching'
import type { RequestKind, RequestVerb } from './kinds'
import { lackTexts, planProblemTexts } from './labels'
import { awaitsEvent } from './rules'

/** `plan`: of a coaching alone. `endsAt`: when the event of a training is over. */
type Grounds = { kind: RequestKind; plan: CoachingPlan | null; endsAt: Date | null | undefined }

export function lackingBefore({ now, locale }: Ctx, verb: RequestVerb, { kind, plan, endsAt }: Grounds): string[] {
  if (plan) return planProblems(plan, verb).map((problem) => planProblemTexts[problem][locale])
  return awaitsEvent(kind, verb, endsAt, now) ? [lackTexts['event-over'][locale]] : []
}
