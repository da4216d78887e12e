/** The complete list of files the API gives out. */
import type { DownloadRoute } from '../_downloads'

export const downloads: readonly DownloadRoute[] = []
