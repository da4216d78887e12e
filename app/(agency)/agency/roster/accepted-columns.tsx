import { fieldNames, type RosterField } from '@/lib/interop/roster/fields'
import { ColumnsRead } from './columns-read'

/** What each column is for, in the order of the template. */
const columns: readonly (readonly [RosterField, string])[] = [
  ['employeeNumber', 'or badge. With it, or with the e-mail, everybody is found again at the next load'],
  ['givenName', 'or one column “Name”, as “Bell, Marcus” or “Marcus Bell”'],
  ['familyName', 'a suffix (Jr., III) may stand with it or in a column of its own'],
  ['email', 'their own address, not a shared one: they sign in with it'],
  ['unit', 'or division; a unit within another as “Patrol > Shift A”'],
  ['position', 'or rank'],
  ['employment', 'in which of these ways they serve; “contract staff” and “consultant” are read as contractor'],
  ['status', 'active, on leave, or a word for having left: those who left are not added'],
  ['hiredOn', 'as 2020-04-13 or, month first, 4/13/2020'],
  ['endsOn', 'the last day of service'],
  [
    'licenseOn',
    'these days are for rules that count from them; an empty cell changes nothing, “remove” takes the day away',
  ],
  ['certificationOn', 'the day, not the day it runs out'],
  ['appointmentOn', 'where a rule asks it of a chief or sheriff; the hire date stays'],
  ['promotionOn', 'the first day as a supervisor'],
  ['grantContactOn', 'the day of being named'],
  ['applicationOn', 'the day on which they applied'],
  ['birthMonth', 'only where a rule follows it: 5 or May; of a whole date only the month is kept'],
]

export const AcceptedColumns = () => (
  <ColumnsRead
    columns={columns}
    names={fieldNames}
    needed="Names and a number or an e-mail address are needed; all else may be left out. Most systems’ own headings are known."
    fileName="roster-template.csv"
  />
)
