/** Which column of a roster is what. Agencies' systems name the same thing in many ways; a person can correct the guess. */
import type { RosterField } from './inputs'

const spellings: Record<RosterField, string> = {
  employeeNumber:
    'employee number,employee no,employee num,employee id,employeeid,emp id,emp no,emp number,empl id,personnel number,personnel id,badge,badge number,badge no,badge id,shield,shield number,star number,serial number,serial no,staff id,staff number,member id,officer id,pid,id,id number,no,number,payroll number,payroll id,worker id,dsn,unit number id',
  givenName: 'first name,firstname,first,given name,givenname,given,forename,fname,name first,preferred first name',
  familyName: 'last name,lastname,last,family name,familyname,surname,lname,name last',
  fullName:
    'name,full name,fullname,employee name,employee,officer name,officer,member name,staff name,person,display name,name last first,last name first name,last first',
  email:
    'email,e mail,email address,e mail address,mail,work email,work e mail,business email,official email,agency email,department email,primary email,contact email,smtp address',
  unit: 'unit,division,shift,team,squad,bureau,section,department,dept,assignment,assigned unit,unit name,division name,district,precinct,troop,platoon,watch,program,office,org unit,organization unit,organizational unit,cost center name',
  position:
    'position,rank,title,job title,position title,rank title,role,job,classification,class title,job class,working title,rank name',
  employment:
    'employment,employment type,employment category,sworn,sworn status,sworn civilian,sworn or civilian,civilian,volunteer,personnel type,employee type,emp type,type,staff type,member type,category,sworn non sworn',
  hiredOn:
    'hire date,date of hire,hired,hired on,date hired,hiredate,start date,startdate,start,started,started on,begin date,service date,service start,original hire date,latest hire date,appointment date,appointed,date appointed,date of appointment,doh,employment date,employment start,joined,join date',
  endsOn:
    'end date,enddate,end,ended,separation date,date of separation,separated,termination date,terminated,term date,last day,last day worked,leaving date,left,left on,departure date,retirement date,retired,service end,employment end',
}

const byName = new Map<string, RosterField>(
  Object.entries(spellings).flatMap(([field, names]) =>
    names.split(',').map((name) => [plain(name), field as RosterField] as const),
  ),
)

/** Letters and digits only: "E-Mail_Address" is "emailaddress". */
function plain(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/#/g, ' number ')
    .replace(/[^a-z0-9]/g, '')
}

export type ColumnMatch = { header: string; field: RosterField | null }

/**
 * What each column is read as. Corrections by header win over the guess; each field is read from one column, the first
 * that fits; a full name is not needed beside first and last names.
 */
export function matchColumns(
  headers: readonly string[],
  corrections: Readonly<Record<string, RosterField | null>> = {},
): ColumnMatch[] {
  const taken = new Set<RosterField>()
  for (const field of Object.values(corrections)) if (field) taken.add(field)
  const matches = headers.map((header): ColumnMatch => {
    const corrected = corrections[header]
    if (corrected !== undefined) return { header, field: corrected }
    const field = byName.get(plain(header))
    if (!field || taken.has(field)) return { header, field: null }
    taken.add(field)
    return { header, field }
  })
  const apart =
    matches.some(({ field }) => field === 'givenName') && matches.some(({ field }) => field === 'familyName')
  return apart
    ? matches.map((match) =>
        match.field === 'fullName' && !(match.header in corrections) ? { ...match, field: null } : match,
      )
    : matches
}

/** What keeps a file with these columns from being read as a roster, in a sentence; nothing when it can be. */
export function missingColumns(matches: readonly ColumnMatch[]): string | null {
  const has = (field: RosterField) => matches.some((match) => match.field === field)
  const twice = matches.find(({ field }, at) => field && matches.findIndex((other) => other.field === field) < at)
  if (twice) return `Two columns are read as the same thing; one of them is “${twice.header}”. Leave one of them out.`
  if (!has('fullName') && !(has('givenName') && has('familyName')))
    return 'No column holds the names. The file needs “First name” and “Last name”, or “Name”.'
  if (!has('employeeNumber') && !has('email'))
    return 'No column holds an employee number or an e-mail address. Names alone cannot tell two people apart.'
  return null
}
