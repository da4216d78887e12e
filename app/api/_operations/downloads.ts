/** The complete list of files the API gives out. */
import type { DownloadRoute, FileRoute } from '../_downloads'
import { attendanceDownloads } from './attendance'
import { certificationDownloads } from './certifications'
import { claimDownloads } from './claims'
import { directoryDownloads } from './directory'
import { evaluationDownloads } from './evaluations'
import { eventFeeds } from './events'
import { fileDownloads } from './files'
import { historyDownloads } from './history'
import { listingFileDownloads } from './listing-files'
import { recordDownloads } from './records'
import { registrationDownloads } from './registration-files'
import { relatedDownloads } from './related'
import { reportingDownloads } from './reporting'
import { requestDownloads } from './requests'
import { requirementDownloads } from './requirements'
import { rosterDownloads } from './roster'
import { taskForceDownloads } from './task-forces'

/** Files that have addresses of their own beside the API. */
export const feeds: readonly FileRoute[] = eventFeeds

export const downloads: readonly DownloadRoute[] = [
  ...recordDownloads,
  ...rosterDownloads,
  ...historyDownloads,
  ...reportingDownloads,
  ...requirementDownloads,
  ...certificationDownloads,
  ...claimDownloads,
  ...requestDownloads,
  ...relatedDownloads,
  ...fileDownloads,
  ...directoryDownloads,
  ...taskForceDownloads,
  ...listingFileDownloads,
  ...registrationDownloads,
  ...attendanceDownloads,
  ...evaluationDownloads,
]
