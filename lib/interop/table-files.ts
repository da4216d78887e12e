/** Tables as text that are sent here: what is taken of a roster, of earlier training, of listings and of a list of agencies, and by whom. */
import { can } from '@/lib/agencies/policy'
import { holdsAnywhere, holdsPlatformRole } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import type { Content } from '@/lib/platform/files/content'
import type { FileKind } from '@/lib/platform/files/kinds'
import { LARGEST_LIST_BYTES } from './agency-list/inputs'
import { LARGEST_FILE_BYTES, TOO_LARGE } from './batch-limits'
import { CALENDAR_TOO_LARGE, LARGEST_CALENDAR_BYTES } from './calendars/inputs'

const NOT_A_TABLE: Record<Content, string> = {
  workbook: 'This is a workbook or an archive, not a CSV file. In the spreadsheet, save as “CSV UTF-8”.',
  pdf: 'This is a PDF, not a CSV file. In the spreadsheet, save as “CSV UTF-8”.',
  picture: 'This is a picture, not a CSV file. In the spreadsheet, save as “CSV UTF-8”.',
  heic: 'This is a picture, not a CSV file. In the spreadsheet, save as “CSV UTF-8”.',
  other: 'This is not a text file, or not in a known encoding. In the spreadsheet, save as “CSV UTF-8”.',
  text: 'This is text, and no table. In the spreadsheet, save as “CSV UTF-8”.',
}

const table = { takes: ['text'], notTaken: (found: Content) => NOT_A_TABLE[found] } as const

export const rosterFile: FileKind = {
  ...table,
  use: 'roster',
  mostBytes: LARGEST_FILE_BYTES,
  tooLarge: TOO_LARGE,
  maySend: (actor) => actor.kind === 'system' || holdsAnywhere(actor, 'coordinator'),
}

export const historyFile: FileKind = { ...rosterFile, use: 'history' }

export const listingsFile: FileKind = {
  ...table,
  use: 'listings',
  mostBytes: LARGEST_FILE_BYTES,
  tooLarge: TOO_LARGE,
  maySend: (actor) => actor.kind === 'system' || holdsPlatformRole(actor, 'moderator', 'administrator'),
}

export const agencyListFile: FileKind = {
  ...table,
  use: 'agency-list',
  mostBytes: LARGEST_LIST_BYTES,
  tooLarge: 'The file is larger than 5 MB. Send it in parts.',
  maySend: can.addAgency,
}

export const calendarFile: FileKind = {
  use: 'calendar',
  takes: ['text'],
  notTaken: (found) =>
    found === 'text'
      ? 'This is text, and no calendar.'
      : NOT_A_TABLE[found].replace('not a CSV file', 'neither a calendar nor a CSV file'),
  mostBytes: LARGEST_CALENDAR_BYTES,
  tooLarge: CALENDAR_TOO_LARGE,
  maySend: (actor) => actor.kind !== 'anyone',
}

/** For who names a file that is not there, not theirs, or gone since nothing used it. */
export const noSuchFile = () => invalid('file', 'This file is not here any more. Choose it again.')
