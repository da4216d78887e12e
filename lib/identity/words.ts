/** What forms about people call their fields. */

export const profileFields = {
  givenName: 'the first name',
  familyName: 'the last name',
  timeZone: 'the zone of times',
} as const
