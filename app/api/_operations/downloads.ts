/** The complete list of files the API gives out. */
import type { DownloadRoute } from '../_downloads'
import { recordDownloads } from './records'
import { reportingDownloads } from './reporting'
import { rosterDownloads } from './roster'

export const downloads: readonly DownloadRoute[] = [...recordDownloads, ...rosterDownloads, ...reportingDownloads]
