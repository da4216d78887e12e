/** Questions asked of the record: who owes what, who has completed what, and why, on any day. */
import { csvStream } from '@/lib/formats/csv'
import { fullName } from '@/lib/platform/words'
import { transcriptPdf } from '@/lib/records/transcript-pdf'
import { agencyCharts, completionSummary, requirementStanding } from '@/lib/reporting/attention'
import { completionMatrix } from '@/lib/reporting/completion'
import { completionColumns, exportCompletion } from '@/lib/reporting/completion-file'
import { listExceptions } from '@/lib/reporting/exceptions'
import { agencyHours, exportHours } from '@/lib/reporting/hours'
import {
  hoursInput,
  hoursQuery,
  hoursShape,
  personHoursInput,
  personHoursQuery,
  personHoursShape,
} from '@/lib/reporting/hours-inputs'
import { exportPersonHours, personHours, personHoursColumns } from '@/lib/reporting/hours-person'
import {
  agencyOnDayInput,
  chartsShape,
  completionQuery,
  exceptionsInput,
  exceptionsShape,
  explainedShape,
  matrixInput,
  matrixShape,
  myViewsShape,
  personRecordInput,
  personRecordShape,
  priorityFiguresShape,
  priorityInput,
  standingShape,
  statusInput,
  summaryShape,
} from '@/lib/reporting/inputs'
import { explainStatus, personRecord } from '@/lib/reporting/person'
import { priorityFigures } from '@/lib/reporting/priorities'
import { transcriptForAgency } from '@/lib/reporting/transcript'
import { listMyViews } from '@/lib/reporting/views'
import { attachment, download, pdf } from '../_downloads'
import { anyone, signedIn } from '../_operation'

const tags = ['Reports']

export const reporting = {
  priorityFigures: anyone
    .route({
      method: 'GET',
      path: '/priorities/{priority}/figures',
      summary: 'People and hours of a training priority this year, by kind of agency',
      tags,
    })
    .input(priorityInput)
    .output(priorityFiguresShape)
    .handler(({ input, context }) => priorityFigures(context.ctx, input)),

  listMyViews: signedIn
    .route({ method: 'GET', path: '/me/record-views', summary: 'Who looked at my record', tags })
    .output(myViewsShape)
    .handler(({ context }) => listMyViews(context.ctx)),

  completionSummary: signedIn
    .meta({ asKept: true })
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/reports/summary',
      summary: 'People by their most urgent training',
      tags,
    })
    .input(agencyOnDayInput)
    .output(summaryShape)
    .handler(({ input, context }) => completionSummary(context.ctx, input)),

  listExceptions: signedIn
    .meta({ asKept: true })
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/reports/exceptions',
      summary: 'Trainings that are missing, the longest overdue first',
      tags,
    })
    .input(exceptionsInput)
    .output(exceptionsShape)
    .handler(({ input, context }) => listExceptions(context.ctx, input)),

  requirementStanding: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/reports/standing',
      summary: 'How many have met each requirement',
      tags,
    })
    .input(agencyOnDayInput)
    .output(standingShape)
    .handler(({ input, context }) => requirementStanding(context.ctx, input)),

  agencyCharts: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/reports/charts',
      summary: 'What falls due by week, the share met by month, what is overdue by unit',
      tags,
    })
    .input(agencyOnDayInput)
    .output(chartsShape)
    .handler(({ input, context }) => agencyCharts(context.ctx, input)),

  completionMatrix: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/reports/completion',
      summary: 'People by requirements, exceptions first',
      tags,
    })
    .input(matrixInput)
    .output(matrixShape)
    .handler(({ input, context }) => completionMatrix(context.ctx, input)),

  agencyHours: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/reports/hours',
      summary: 'Hours of a period by topic, priority, way of training and provider, and against what is asked',
      tags,
    })
    .input(hoursInput)
    .output(hoursShape)
    .handler(({ input, context }) => agencyHours(context.ctx, input)),

  personHours: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/people/{personId}/hours',
      summary: 'Hours of a person in a period, against what is asked, and each credit behind',
      tags,
    })
    .input(personHoursInput)
    .output(personHoursShape)
    .handler(({ input, context }) => personHours(context.ctx, input)),

  explainStatus: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/people/{personId}/requirements/{requirementId}',
      summary: 'How a person stands with a requirement, and why',
      tags,
    })
    .input(statusInput)
    .output(explainedShape)
    .handler(({ input, context }) => explainStatus(context.ctx, input)),

  personRecord: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/people/{personId}/record',
      summary: 'A person’s record as their agency sees it',
      tags,
    })
    .input(personRecordInput)
    .output(personRecordShape)
    .handler(({ input, context }) => personRecord(context.ctx, input)),
}

export const reportingDownloads = [
  download({
    path: '/agencies/{agencyId}/people/{personId}/transcript.pdf',
    summary: 'The transcript of a person one looks after, as far as their agency may see it',
    tag: 'Reports',
    contentType: 'application/pdf',
    page: ({ agencyId = '', personId = '' }) =>
      `/agency/people/${encodeURIComponent(personId)}?agency=${encodeURIComponent(agencyId)}`,
    answer: async ({ ctx }, { agencyId, personId }) => {
      const { fileName, facts } = await transcriptForAgency(ctx, { agencyId, personId })
      return pdf(fileName, await transcriptPdf(facts))
    },
  }),
  download({
    path: '/agencies/{agencyId}/reports/completion.csv',
    summary: 'The completion table as a file, with the filters of the screen',
    tag: 'Reports',
    contentType: 'text/csv',
    query: completionQuery,
    page: ({ agencyId = '' }) => `/agency/completion?agency=${encodeURIComponent(agencyId)}`,
    answer: async ({ ctx }, { agencyId }, query) => {
      const asOf = query.get('as-of') ?? query.get('asOf') ?? undefined
      const { scope, rows } = await exportCompletion(ctx, { ...Object.fromEntries(query), agencyId, asOf })
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`completion ${scope.agencyName} ${scope.day}.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(completionColumns, rows),
      }
    },
  }),
  download({
    path: '/agencies/{agencyId}/reports/hours.csv',
    summary: 'Hours of a period as a file, with the filters of the screen',
    tag: 'Reports',
    contentType: 'text/csv',
    query: hoursQuery,
    page: ({ agencyId = '' }) => `/agency/hours?agency=${encodeURIComponent(agencyId)}`,
    answer: async ({ ctx }, { agencyId }, query) => {
      const { agencyName, period, columns, rows } = await exportHours(ctx, { ...Object.fromEntries(query), agencyId })
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`hours ${agencyName} ${period.from} to ${period.to}.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(columns, rows),
      }
    },
  }),
  download({
    path: '/agencies/{agencyId}/people/{personId}/hours.csv',
    summary: 'Hours of a person in a period as a file, and each training',
    tag: 'Reports',
    contentType: 'text/csv',
    query: personHoursQuery,
    page: ({ agencyId = '', personId = '' }) =>
      `/agency/hours/${encodeURIComponent(personId)}?agency=${encodeURIComponent(agencyId)}`,
    answer: async ({ ctx }, { agencyId, personId }, query) => {
      const { agencyName, person, period, rows } = await exportPersonHours(ctx, {
        ...Object.fromEntries(query),
        ...{ agencyId, personId },
      })
      const name = fullName({ given: person.givenName, family: person.familyName })
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`hours ${name}, ${agencyName} ${period.from} to ${period.to}.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(personHoursColumns, rows),
      }
    },
  }),
]
