/** Which column of a file of earlier training is what. Pure, and light enough for the browser. */
import { plain, spellingsOfWhom } from '../roster/columns'
import { fieldNames, type HistoryField, historyFields } from './inputs'

const spellings: Partial<Record<HistoryField, string>> = {
  ...(['employeeNumber', 'email', 'givenName', 'familyName', 'fullName', 'suffix'] as const).reduce(
    (whom, field) => Object.assign(whom, { [field]: spellingsOfWhom[field] }),
    {},
  ),
  title:
    'course,course name,course title,class,class name,class title,training name,training title,event,event name,title,subject,topic title,module,activity,program,program name',
  completedOn:
    'completed,completed on,completion date,date completed,completion,date,date taken,training date,course date,class date,end date,course end date,date of training,date attended,attended on,finished,finish date,completed date,transcript date',
  minutes:
    'minutes,mins,min,credit minutes,training minutes,duration minutes,duration min,duration in minutes,length minutes,length min',
  hours:
    'hours,hrs,hour,hr,credit hours,training hours,course hours,class hours,contact hours,credits,credit,hours earned,hours completed,post hours,post credits,ceu hours,duration hours,duration hrs,duration in hours,length hours,total hours',
  mode: 'mode,delivery,delivery method,delivery mode,method,format,training method,training type,type of training,course type,setting,modality,how given',
  provider:
    'provider,training provider,vendor,agency provider,sponsor,provided by,given by,offered by,school,academy,institution,host,instructor agency,organization,presenter',
  topics: 'topic,topics,subjects,category,categories,training category,subject area,course category',
  reference:
    'reference,reference number,ref,course number,course no,course id,class number,class id,training id,record id,transcript id,certificate,certificate number,cert number,roster number,session id,post course number',
}

const known = new Map<string, HistoryField>()
for (const field of historyFields) {
  known.set(plain(fieldNames[field]), field)
  for (const name of spellings[field]?.split(',') ?? []) known.set(plain(name), field)
}

export type ColumnMatch = { header: string; field: HistoryField | null }

/** Each is read from one column: the first that is called so. */
export function matchColumns(headers: readonly string[]): ColumnMatch[] {
  const taken = new Set<HistoryField>()
  return headers.map((header) => {
    const field = known.get(
      plain(header.replace(/\(.*?\)/g, (inside) => (/min|h(ou)?rs?/i.test(inside) ? inside : ' '))),
    )
    if (!field || taken.has(field)) return { header, field: null }
    taken.add(field)
    return { header, field }
  })
}

/** What keeps a file with these columns from being read, in a sentence; null when it can be. */
export function missingColumns(matches: readonly ColumnMatch[]): string | null {
  const has = (...fields: HistoryField[]) => matches.some(({ field }) => field !== null && fields.includes(field))
  if (!has('title')) return 'No column says which training it was. The file needs “Training”.'
  if (!has('completedOn')) return 'No column says when it was completed. The file needs “Day completed”.'
  if (!has('minutes', 'hours')) return 'No column says how long it took. The file needs “Minutes” or “Hours”.'
  if (!has('employeeNumber', 'email', 'fullName', 'familyName'))
    return 'No column says who took it. The file needs “Employee number”, “E-mail”, or the names.'
  return null
}

/** Is this line of a file the one with the names of the columns? */
export function isHeaderLine(cells: readonly string[]): boolean {
  const named = cells.map((cell) => cell.trim()).filter(Boolean)
  return named.length <= 200 && missingColumns(matchColumns(named)) === null
}
