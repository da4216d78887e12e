/** What coaching is planned for and what it reached, the rules that requests are planned by, and figures. */
import * as z from 'zod/mini'
import { getRequestFigures, getRuleHistory } from '@/lib/requests/figures'
import {
  coachingSessionInput,
  goalInput,
  requestFiguresInput,
  settleGoalInput,
  settleSessionInput,
} from '@/lib/requests/inputs'
import { addGoal, planCoachingSession, settleCoachingSession, settleGoal } from '@/lib/requests/plans'
import { addPlanRules, addServiceLevels } from '@/lib/requests/rule-commands'
import { addPlanRulesInput, addServiceLevelsInput } from '@/lib/requests/rule-inputs'
import { requestFiguresShape, ruleHistoryShape } from '@/lib/requests/shapes'
import { signedIn } from '../_operation'
import { sentWhole } from '../_whole'

const tags = ['Requests']

export const requestPlans = {
  addGoal: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/goals', summary: 'Add a goal to a coaching plan', tags })
    .input(goalInput)
    .output(z.object({ goalId: z.string() }))
    .handler(({ input, context }) => addGoal(context.ctx, input)),

  settleGoal: signedIn
    .route({ method: 'PUT', path: '/coaching-goals/{goalId}', summary: 'Say what was reached of a goal', tags })
    .input(sentWhole(settleGoalInput))
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => settleGoal(context.ctx, input)),

  planCoachingSession: signedIn
    .route({ method: 'POST', path: '/requests/{requestId}/sessions', summary: 'Plan a coaching session', tags })
    .input(coachingSessionInput)
    .output(z.object({ sessionId: z.string() }))
    .handler(({ input, context }) => planCoachingSession(context.ctx, input)),

  settleCoachingSession: signedIn
    .route({ method: 'PUT', path: '/coaching-sessions/{sessionId}', summary: 'Say whether a session was held', tags })
    .input(sentWhole(settleSessionInput))
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => settleCoachingSession(context.ctx, input)),

  getRequestFigures: signedIn
    .route({ method: 'GET', path: '/request-figures', summary: 'Figures about requests of some days', tags })
    .input(requestFiguresInput)
    .output(requestFiguresShape)
    .handler(({ input, context }) => getRequestFigures(context.ctx, input)),

  getRuleHistory: signedIn
    .route({ method: 'GET', path: '/request-rules/history', summary: 'All rules of planning and answering', tags })
    .output(ruleHistoryShape)
    .handler(({ context }) => getRuleHistory(context.ctx)),

  addPlanRules: signedIn
    .route({ method: 'POST', path: '/request-rules/plans', summary: 'Add how a kind is planned from a day on', tags })
    .input(addPlanRulesInput)
    .output(z.object({ id: z.string() }))
    .handler(({ input, context }) => addPlanRules(context.ctx, input)),

  addServiceLevels: signedIn
    .route({ method: 'POST', path: '/request-rules/levels', summary: 'Add how soon is answered from a day on', tags })
    .input(addServiceLevelsInput)
    .output(z.object({ id: z.string() }))
    .handler(({ input, context }) => addServiceLevels(context.ctx, input)),
}
