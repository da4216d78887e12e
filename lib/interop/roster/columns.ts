/** Which column of a roster is what. Agencies' systems name the same thing in many ways; a person can correct the guess. */
import { fieldNames, type RosterField, rosterFields } from './fields'

type Spellings = Partial<Record<RosterField, string>>

const clear: Spellings = {
  employeeNumber:
    'employee number,employee no,employee num,employee nbr,employee id,employeeid,emp id,emp no,emp num,emp nbr,emp number,empl id,emplid,empid,personnel number,personnel id,personnel no,badge,badge number,badge no,badge nbr,badge id,shield,shield number,shield no,star number,star no,serial number,serial no,staff id,staff number,member id,member number,officer id,officer number,pid,payroll number,payroll id,worker id,dsn,unit number id,id number,id no,post id',
  givenName:
    'first name,firstname,first,given name,givenname,given,given names,forename,fname,name first,preferred first name',
  familyName: 'last name,lastname,last,family name,familyname,surname,lname,name last',
  suffix: 'suffix,name suffix,generation,generational suffix',
  fullName:
    'name,full name,fullname,employee name,employee,officer name,officer,member name,staff name,person,display name,name last first,last name first name,last first,last first middle,name first last',
  email:
    'email,e mail,email address,e mail address,work email,work e mail,business email,official email,agency email,department email,primary email,contact email,smtp address,email id,email addr',
  unit: 'unit,division,shift,team,squad,bureau,section,assigned unit,unit name,division name,district,precinct,troop,platoon,watch,org unit,organization unit,organizational unit,duty assignment',
  position:
    'position,rank,title,job title,position title,rank title,classification,class title,job class,working title,rank name,job description',
  employment:
    'employment type,employment category,sworn,sworn status,sworn civilian,sworn or civilian,sworn civilian volunteer,sworn civilian volunteer contractor,sworn civilian volunteer or contractor,civilian,volunteer,contractor,personnel type,employee type,emp type,staff type,member type,sworn non sworn,sworn nonsworn',
  status:
    'status,employment status,employee status,emp status,active,active inactive,activeinactive,is active,active status,duty status,personnel status,record status,current status,account status,hr status,work status',
  hiredOn:
    'hire date,date of hire,hired,hired on,date hired,hiredate,hire dt,start date,startdate,started on,service date,service start,original hire date,latest hire date,appointment date,appointed,date appointed,date of appointment,doh,employment date,employment start,join date',
  endsOn:
    'end date,enddate,separation date,date of separation,separated,termination date,terminated,term date,last day,last day worked,leaving date,left on,departure date,retirement date,service end,employment end,date of termination,date terminated',
  licenseOn:
    'license date,licence date,license issued,license issued on,license issue date,date licensed,licensed on,licensed since,license granted,initial license date,officer license date,peace officer license date,post license date',
  certificationOn:
    'certification date,certification issued,certification issued on,certification issue date,date certified,certified on,certified since,initial certification date,officer certification date,peace officer certification date,post certification date,cert date,cert issue date',
  appointmentOn:
    'appointed to office,date appointed to office,took office,took office on,in office since,appointed chief,appointed as chief,date appointed chief,chief since,sheriff since',
  promotionOn:
    'promoted to supervisor,date promoted to supervisor,promoted to supervisor on,promotion to supervisor,supervisor promotion date,supervisor since,promoted to sergeant,sergeant promotion date,sergeant since',
  grantContactOn:
    'grant contact since,grant contact date,grant poc since,grant poc date,grant point of contact since,grant point of contact date,point of contact since,poc since',
  applicationOn:
    'credential application date,applied for credential,applied for credential on,credential applied for on',
  // Never a date of birth: only a person says that its month is wanted.
  birthMonth: 'birth month,month of birth,birthday month',
}

/** Headings that often mean something else: they count only where no clear one is there. */
const vague: Spellings = {
  employeeNumber: 'number,no,nr,num,id,#',
  email: 'mail',
  unit: 'department,dept,assignment,office,program,location,cost center name,group,work location',
  position: 'role,job,class',
  employment: 'employment,type,category,class type',
  hiredOn: 'start,started,began,begin date,joined',
  endsOn: 'end,ended,left,retired',
}

/** How files call who a row is about, as other files about people do too. */
export const spellingsOfWhom = clear

/** Letters and digits only: "E-Mail_Address" is "emailaddress". */
export const plain = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/#/g, ' number ')
    .replace(/[^a-z0-9]/g, '')

const dictionary = (spellings: Spellings) =>
  new Map(
    Object.entries(spellings).flatMap(([field, names]) =>
      names.split(',').map((name) => [plain(name), field as RosterField] as const),
    ),
  )
/** What we write ourselves we read as well. */
const ours = new Map(rosterFields.map((field) => [plain(fieldNames[field]), field]))
const clearly = new Map([...dictionary(clear), ...ours])
const vaguely = dictionary(vague)

type Guess = { field: RosterField; rank: number }

/** Words around the one that counts: "Employee First Name", "Current Rank", "Division Desc". */
const AROUND =
  /^(employee|emp|officer|member|staff|personnel|worker|current|primary|assigned|legal)[\s_.-]+|[\s_.-]+(name|description|desc|text)$/i

/** What a heading is read as, and how sure that is: 0 as it stands, 1 without what is around it, 2 when it is vague. */
function guess(header: string): Guess | null {
  const found = clearly.get(plain(header))
  if (found) return { field: found, rank: 0 }
  const parts = header
    .split(/[/|&]| or /)
    .map(plain)
    .filter(Boolean)
  const fields = new Set(parts.map((part) => clearly.get(part) ?? vaguely.get(part)))
  const [same] = fields
  if (parts.length > 1 && fields.size === 1 && same) return { field: same, rank: 1 }
  const bare = header
    .replace(/\(.*?\)|\[.*?\]/g, ' ')
    .replace(AROUND, '')
    .trim()
  const inner =
    bare === header.trim() ? undefined : (clearly.get(plain(bare)) ?? clearly.get(plain(bare.replace(AROUND, ''))))
  if (inner) return { field: inner, rank: 1 }
  const loose = vaguely.get(plain(header))
  return loose ? { field: loose, rank: 2 } : null
}

/** Is the heading alone not enough to know what the column is? */
export const dependsOnCells = (header: string): boolean =>
  ['employeeNumber', 'status'].includes(guess(header)?.field ?? '')

/** What the cells themselves say about their column. */
export type ColumnFacts = {
  /** Columns that count 1, 2, 3 and so on: numbers of rows, not of people. */
  counting?: ReadonlySet<string>
  /** Columns that say nothing but how people serve: sworn, civilian, volunteer, contractor. */
  employment?: ReadonlySet<string>
  /** Columns of which most cells are no word for serving or having left. */
  otherwise?: ReadonlySet<string>
}

export type ColumnMatch = { header: string; field: RosterField | null }

/**
 * What each column is read as. Corrections by header win over the guess; each field is read from one column, the clearest
 * heading, then the first; a full name is not needed beside first and last names.
 */
export function matchColumns(
  headers: readonly string[],
  corrections: Readonly<Record<string, RosterField | null>> = {},
  facts: ColumnFacts = {},
): ColumnMatch[] {
  const corrected = new Map(Object.entries(corrections))
  const given = new Set([...corrected.values()].filter((field) => field !== null))
  const best = new Map<RosterField, { header: string; rank: number }>()
  for (const header of headers) {
    const found = corrected.has(header) ? null : weighed(header, facts)
    if (!found || given.has(found.field)) continue
    const other = best.get(found.field)
    if (!other || found.rank < other.rank) best.set(found.field, { header, rank: found.rank })
  }
  const chosen = new Map([...best].map(([field, { header }]) => [header, field]))
  const isApart = has('givenName') && has('familyName')
  return headers.map((header) => {
    const field = corrected.get(header)
    if (field !== undefined) return { header, field }
    const guessed = chosen.get(header) ?? null
    return { header, field: guessed === 'fullName' && isApart ? null : guessed }
  })

  function has(field: RosterField) {
    return given.has(field) || best.has(field)
  }
}

/** A counting column is a number of people only under a clear heading where there is no other. */
function weighed(header: string, { counting, employment, otherwise }: ColumnFacts): Guess | null {
  const found = guess(header)
  if (found?.field === 'employeeNumber' && counting?.has(header)) return found.rank < 2 ? { ...found, rank: 3 } : null
  if (found?.field === 'status' && employment?.has(header)) return { field: 'employment', rank: 2 }
  if (found?.field === 'status' && otherwise?.has(header)) return null
  return found
}

/** Is this line of a file the one with the names of the columns? */
export function isHeaderLine(cells: readonly string[]): boolean {
  const named = cells.map((cell) => cell.trim()).filter(Boolean)
  return named.length <= 200 && missingColumns(matchColumns(named)) === null
}

/** What keeps a file with these columns from being read as a roster, in a sentence; nothing when it can be. */
export function missingColumns(matches: readonly ColumnMatch[]): string | null {
  const has = (field: RosterField) => matches.some((match) => match.field === field)
  const read = matches.flatMap(({ field, header }) => (field ? [{ field, header }] : []))
  const twice = read.find(({ field }, at) => read.findIndex((other) => other.field === field) < at)
  if (twice) return `Two columns are read as the same thing; one of them is “${twice.header}”. Leave one of them out.`
  if (!has('fullName') && !has('familyName') && !has('givenName'))
    return 'No column holds the names. The file needs “First name” and “Last name”, or “Name”.'
  if (!has('fullName') && !(has('givenName') && has('familyName')))
    return 'Only one of the two names has a column. The file needs “First name” and “Last name”, or “Name”.'
  if (!has('employeeNumber') && !has('email'))
    return 'No column holds an employee number or an e-mail address. Names alone cannot tell two people apart.'
  return null
}
