/** What forms about people call their fields. */

export const profileFields = {
  givenName: 'first name',
  familyName: 'last name',
  timeZone: 'zone of times',
  language: 'language of messages',
} as const
