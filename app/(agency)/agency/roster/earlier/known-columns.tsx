import { fieldNames, type HistoryField } from '@/lib/interop/history/inputs'
import { ColumnsRead } from '../columns-read'

/** What each column is for, in the order of the template. */
const columns: readonly (readonly [HistoryField, string])[] = [
  ['employeeNumber', 'or badge; people are found by it, or by their e-mail, as the roster finds them'],
  ['email', 'their own address'],
  ['givenName', 'or one column “Name”'],
  ['familyName', 'a name alone finds nobody: such rows wait until you say who it is'],
  ['title', 'or course; as the transcript will call it'],
  ['completedOn', 'as 2020-04-13 or, month first, 4/13/2020'],
  ['minutes', 'or a column “Hours”, as 1.5 or 1:30'],
  ['mode', 'classroom, webinar, self-study and the like; or said for all rows below'],
  ['provider', 'who gave it'],
  ['topics', 'by the names of the topics here, with semicolons between; others are named and passed over'],
  ['reference', 'under which the old system keeps it: with it, a row is known again under another title'],
]

export const KnownColumns = () => (
  <ColumnsRead
    columns={columns}
    names={fieldNames}
    needed="A training, its day, its length and somebody who took it are needed. Most systems’ own headings are known; columns of other names are named and passed over."
    fileName="earlier-training-template.csv"
  />
)
