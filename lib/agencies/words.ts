/** What forms about agencies and rosters call their fields. Pure: the browser loads it. */
export const agencyFields = {
  name: 'name',
  kind: 'kind',
  ori: 'ORI',
  uei: 'UEI',
  state: 'state',
  county: 'county',
  timeZone: 'time zone',
  isOvcGrantee: 'grant of the Office for Victims of Crime',
} as const

export const calledFields = { givenName: 'first name', familyName: 'last name', email: 'e-mail' } as const

export const placeFields = {
  unitId: 'unit',
  position: 'position',
  employment: 'employment',
  employeeNumber: 'employee number',
} as const
