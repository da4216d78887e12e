/** Certifications that people hold: entering, verifying, renewing and withdrawing them, and those of an agency that run out. */
import * as z from 'zod/mini'
import { enterCertification, verifyCertification, withdrawCertification } from '@/lib/certifications/commands'
import {
  agencyCertificationsInput,
  agencyCertificationsShape,
  certificationInput,
  certificationsShape,
  enterCertificationInput,
  personCertificationsInput,
  withdrawCertificationInput,
} from '@/lib/certifications/inputs'
import { getCertificationPage, getCertificationProof, piecesOfProof } from '@/lib/certifications/proof'
import {
  certificationColumns,
  exportCertifications,
  listAgencyCertifications,
  listCertifications,
  listMyCertifications,
} from '@/lib/certifications/queries'
import { csvStream } from '@/lib/formats/csv'
import { attachment, download } from '../_downloads'
import { signedIn } from '../_operation'
import { pageAnswer, proofAnswer } from '../_proofs'

const tags = ['Certifications']
const result = z.object({ certificationId: z.string() })

export const certifications = {
  listMyCertifications: signedIn
    .route({ method: 'GET', path: '/me/certifications', summary: 'Certifications that I hold', tags })
    .output(certificationsShape)
    .handler(({ context }) => listMyCertifications(context.ctx)),

  listCertifications: signedIn
    .route({
      ...{ method: 'GET', path: '/agencies/{agencyId}/people/{personId}/certifications', tags },
      summary: 'Certifications of a person, as an agency keeps them',
    })
    .input(personCertificationsInput)
    .output(certificationsShape)
    .handler(({ input, context }) => listCertifications(context.ctx, input)),

  listAgencyCertifications: signedIn
    .route({
      ...{ method: 'GET', path: '/agencies/{agencyId}/certifications', tags },
      summary: 'Certifications of an agency’s people that wait, run out or ran out',
    })
    .input(agencyCertificationsInput)
    .output(agencyCertificationsShape)
    .handler(({ input, context }) => listAgencyCertifications(context.ctx, input)),

  enterCertification: signedIn
    .route({ method: 'POST', path: '/certifications', summary: 'Enter or renew a certification', tags })
    .input(enterCertificationInput)
    .output(result)
    .handler(({ input, context }) => enterCertification(context.ctx, input)),

  verifyCertification: signedIn
    .route({
      ...{ method: 'POST', path: '/certifications/{certificationId}/verification', tags },
      summary: 'Verify a certification',
    })
    .input(certificationInput)
    .output(result)
    .handler(({ input, context }) => verifyCertification(context.ctx, input)),

  withdrawCertification: signedIn
    .route({
      ...{ method: 'POST', path: '/certifications/{certificationId}/withdrawal', tags },
      summary: 'Withdraw a certification, or say when it ended',
    })
    .input(withdrawCertificationInput)
    .output(result)
    .handler(({ input, context }) => withdrawCertification(context.ctx, input)),
}

export const certificationDownloads = [
  download({
    path: '/agencies/{agencyId}/certifications.csv',
    summary: 'Certifications of an agency’s people as a file, with the filter of the screen',
    tag: 'Certifications',
    contentType: 'text/csv',
    query: z.omit(agencyCertificationsInput, { agencyId: true, page: true }),
    page: ({ agencyId = '' }) => `/agency/certifications?agency=${encodeURIComponent(agencyId)}`,
    answer: async ({ ctx }, { agencyId }, query) => {
      const { title, lines } = await exportCertifications(ctx, { ...Object.fromEntries(query), agencyId })
      return {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': attachment(`${title}.csv`),
          'cache-control': 'no-store',
        },
        body: csvStream(certificationColumns, lines),
      }
    },
  }),
  download({
    path: '/certifications/{certificationId}/proof',
    summary: 'What was shown for a certification; each look is noted',
    tag: 'Certifications',
    contentType: 'application/octet-stream',
    page: () => '/training/certifications',
    answer: async ({ ctx }, params) => {
      const file = await getCertificationProof(ctx, params)
      return proofAnswer(file, (from, to) => piecesOfProof(ctx, file, { from, to }))
    },
  }),
  download({
    path: '/certifications/{certificationId}/proof/pages/{page}',
    summary: 'A page of what was shown, where that is a PDF, as a picture; each look is noted',
    tag: 'Certifications',
    contentType: 'image/webp',
    page: () => '/training/certifications',
    answer: async ({ ctx }, params) => pageAnswer(await getCertificationPage(ctx, params)),
  }),
]
