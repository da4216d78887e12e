/**
 * How many task forces of the related kinds others counted, and when. Counts differ by source and by year, so none is said
 * without both; a newer one is added, and no old one becomes the present one.
 */

export type DatedCount = {
  count: string
  /** The day, month or year the count is of; nothing where the source gives no date. */
  asOf: string | null
  source: string
  url: string | null
  readOn: string
}

const READ_ON = '2026-11-26'
const SEED = {
  source: 'Office for Victims of Crime, human trafficking page for law enforcement',
  url: 'https://ovc.ncjrs.gov/humantrafficking/lawenforcement.html',
  readOn: READ_ON,
}

export const ecmCounts: readonly DatedCount[] = [
  {
    ...{ count: '10 to 15 task forces to be funded, from 20 to 30 awards', asOf: 'fiscal year 2024' },
    ...{ source: 'State Justice Institute, Funding Toolkit', url: null, readOn: READ_ON },
  },
]

export const innocenceLostCounts: readonly DatedCount[] = [
  { count: 'more than 70 dedicated task forces', asOf: null, ...SEED },
  {
    ...{ count: '66 child exploitation task forces', asOf: 'March 2013' },
    ...{ source: 'Police Chief, by an FBI supervisor', url: null, readOn: READ_ON },
  },
  {
    ...{ count: '47 task forces and working groups', asOf: '2012' },
    ...{ source: 'Police Magazine', url: null, readOn: READ_ON },
  },
]

export const icacCounts: readonly DatedCount[] = [
  { count: '61 task forces, of over 2,000 agencies', asOf: null, ...SEED },
  {
    ...{ count: 'nearly 5,500 agencies', asOf: 'fiscal year 2024' },
    ...{ source: 'Office of Juvenile Justice and Delinquency Prevention', url: null, readOn: READ_ON },
  },
  {
    ...{ count: '59 task forces', asOf: 'October 2008' },
    ...{ source: 'Public Law 110-401', url: null, readOn: READ_ON },
  },
]
