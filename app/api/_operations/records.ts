/** The ledger: one's own credits, certificates for those who hold a code, and whether the chain holds. */
import * as z from 'zod/mini'
import { csvStream } from '@/lib/formats/csv'
import { networkOf } from '@/lib/platform/client-address'
import { anyoneCtx } from '@/lib/platform/context'
import { limitTries } from '@/lib/platform/rate-limit'
import { certificatePdf } from '@/lib/records/certificate-pdf'
import { reissueCertificate, revokeCertificate } from '@/lib/records/commands'
import {
  certificateCodeInput,
  chainShape,
  creditsPageInput,
  myCreditsShape,
  partInput,
  reverseCreditInput,
  revokeCertificateInput,
  verificationShape,
} from '@/lib/records/inputs'
import { certificateOnPaper, transcriptOnPaper } from '@/lib/records/papers'
import { listMyCredits } from '@/lib/records/queries'
import { transcriptColumns, transcriptLines } from '@/lib/records/transcript-csv'
import { transcriptPdf } from '@/lib/records/transcript-pdf'
import { verifyCertificate, verifyChain } from '@/lib/records/verification'
import { reverseCredit } from '@/lib/requirements/commands'
import { attachment, download, pdf } from '../_downloads'
import { anyone, signedIn } from '../_operation'

const tags = ['Record']
const nothing = z.object({})

export const records = {
  listMyCredits: signedIn
    .route({ method: 'GET', path: '/me/credits', summary: 'My credits, the latest first, with totals', tags })
    .input(creditsPageInput)
    .output(myCreditsShape)
    .handler(({ input, context }) => listMyCredits(context.ctx, input)),

  verifyCertificate: anyone
    .route({ method: 'GET', path: '/certificates/{code}', summary: 'What the code of a certificate proves', tags })
    .input(certificateCodeInput)
    .output(verificationShape)
    .handler(async ({ input, context }) => {
      await limitTries(anyoneCtx(context.ctx.now), `verify:${networkOf(context.caller.network)}`, 120, 15)
      return verifyCertificate(context.ctx, input)
    }),

  reissueCertificate: signedIn
    .route({
      method: 'POST',
      path: '/certificates/{code}/reissue',
      summary: 'Issue a certificate again under the name of today',
      tags,
    })
    .input(certificateCodeInput)
    .output(z.object({ code: z.string() }))
    .handler(({ input, context }) => reissueCertificate(context.ctx, input)),

  revokeCertificate: signedIn
    .route({ method: 'POST', path: '/certificates/{code}/revocation', summary: 'Revoke a certificate', tags })
    .input(revokeCertificateInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await revokeCertificate(context.ctx, input)
      return {}
    }),

  reverseCredit: signedIn
    .route({ method: 'POST', path: '/credits/{creditId}/reversal', summary: 'Take a credit back, with a reason', tags })
    .input(reverseCreditInput)
    .output(z.object({ reversalId: z.string() }))
    .handler(({ input, context }) => reverseCredit(context.ctx, input)),

  verifyChain: signedIn
    .route({
      method: 'GET',
      path: '/people/{personId}/credit-chain',
      summary: 'Whether a person’s credits are whole and unchanged',
      tags,
    })
    .input(z.object({ personId: z.uuid() }))
    .output(chainShape)
    .handler(({ input, context }) => verifyChain(context.ctx, input.personId)),
}

export const recordDownloads = [
  download({
    path: '/certificates/{code}/certificate.pdf',
    summary: 'A certificate as a document: one’s own, or of people one looks after',
    tag: 'Record',
    contentType: 'application/pdf',
    page: ({ code = '' }) => `/certificates/${encodeURIComponent(code)}`,
    answer: async ({ ctx }, { code = '' }) => {
      const facts = await certificateOnPaper(ctx, code)
      return pdf(`certificate ${facts.serial}.pdf`, await certificatePdf(facts))
    },
  }),
  download({
    path: '/people/me/transcript.pdf',
    summary: 'My record as a document: all of it, or the part that is asked for',
    tag: 'Record',
    contentType: 'application/pdf',
    query: partInput,
    page: () => '/transcript',
    answer: async ({ ctx }, _, query) =>
      pdf('transcript.pdf', await transcriptPdf(await transcriptOnPaper(ctx, Object.fromEntries(query)))),
  }),
  download({
    path: '/people/me/transcript.csv',
    summary: 'My record as a table: all of it, or the part that is asked for',
    tag: 'Record',
    contentType: 'text/csv',
    query: partInput,
    page: () => '/transcript',
    answer: async ({ ctx }, _, query) => ({
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': attachment('transcript.csv'),
        'cache-control': 'no-store',
      },
      body: csvStream(transcriptColumns, await transcriptLines(ctx, Object.fromEntries(query))),
    }),
  }),
]
