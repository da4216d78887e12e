/** What a column of a roster can be read as, apart from what may come in: the page that reads a file carries no shapes of agencies. */

/** What a column of a roster can be read as. */
export const rosterFields = [
  'employeeNumber',
  'givenName',
  'familyName',
  'fullName',
  'suffix',
  'email',
  'unit',
  'position',
  'employment',
  'status',
  'hiredOn',
  'endsOn',
  'licenseOn',
  'certificationOn',
  'appointmentOn',
  'promotionOn',
  'grantContactOn',
  'applicationOn',
  'birthMonth',
] as const
export type RosterField = (typeof rosterFields)[number]

/** As a person chooses them, and as a file may name them. */
export const fieldNames: Record<RosterField, string> = {
  employeeNumber: 'Employee number',
  givenName: 'First name',
  familyName: 'Last name',
  fullName: 'Full name',
  suffix: 'Suffix (Jr., III)',
  email: 'E-mail',
  unit: 'Unit',
  position: 'Position',
  employment: 'Sworn, civilian, volunteer or contractor',
  status: 'Status (active, on leave, left)',
  hiredOn: 'Hire date',
  endsOn: 'End date',
  licenseOn: 'License issued',
  certificationOn: 'Certification issued',
  appointmentOn: 'Appointed to office (chief, sheriff)',
  promotionOn: 'Promoted to supervisor',
  grantContactOn: 'Point of contact of a grant since',
  applicationOn: 'Applied for a credential',
  birthMonth: 'Month of birth',
}
