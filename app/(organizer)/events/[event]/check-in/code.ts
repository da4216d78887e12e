import type { DoorPerson } from '@/lib/attendance/shapes'

/** As codes are read: any case, with or without the dash; O is 0, I and L are 1. */
const plain = (code: string) =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** Who has a code, of those that the device knows. */
export const personOfCode = (people: readonly DoorPerson[], typed: string): string | undefined =>
  people.find(({ code }) => code !== null && plain(code) === plain(typed))?.id
