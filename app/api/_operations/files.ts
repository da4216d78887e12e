/** Files that people send: what is taken for what, and their own again. */
import * as z from 'zod/mini'
import { meetingFile } from '@/lib/attendance/meeting-files'
import { certificationFile } from '@/lib/certifications/proof'
import { evidenceFile } from '@/lib/claims/evidence'
import { agencyListFile, calendarFile, historyFile, listingsFile, rosterFile } from '@/lib/interop/table-files'
import { notFound } from '@/lib/platform/errors'
import type { FileKind } from '@/lib/platform/files/kinds'
import { findFile, piecesOf } from '@/lib/platform/files/store'
import { isId } from '@/lib/platform/ids'
import { requestFile } from '@/lib/requests/task-files'
import { reliefFile } from '@/lib/requirements/reliefs/proofs'
import { awardFile } from '@/lib/task-forces/award-import'
import { attachment, download } from '../_downloads'

export const fileKinds: readonly FileKind[] = [
  rosterFile,
  historyFile,
  agencyListFile,
  requestFile,
  reliefFile,
  evidenceFile,
  certificationFile,
  awardFile,
  listingsFile,
  calendarFile,
  meetingFile,
]

export const sentFileShape = z.object({ fileId: z.string(), name: z.string(), size: z.int() })

export const fileDownloads = [
  download({
    path: '/files/{fileId}',
    summary: 'A file that I sent, whole or a part of it (Range), while something uses it',
    tag: 'Files',
    contentType: 'application/octet-stream',
    page: () => '/',
    answer: async ({ ctx }, { fileId = '' }) => {
      const file = isId(fileId) ? await findFile(ctx, fileId) : null
      // What is sensitive is looked at where each look is noted, by its sender too.
      if (!file || fileKinds.some(({ use, isSensitive }) => use === file.use && isSensitive))
        throw notFound('This file')
      return {
        headers: { 'content-disposition': attachment(file.name), 'x-content-type-options': 'nosniff' },
        parts: {
          size: file.size,
          etag: `"${file.digest.toString('base64url')}"`,
          read: (from, to) => piecesOf(ctx, file, { from, to }),
        },
      }
    },
  }),
]
