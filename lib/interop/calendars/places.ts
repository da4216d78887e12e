/** Where an event takes place, from the one line that calendars have for it. Pure. */
import { fold } from '@/lib/platform/fold'
import { stateNames } from '@/lib/platform/states'
import { cleanLine } from '@/lib/platform/text'

export type Place = {
  venueName: string
  address: string
  city: string
  state: string
  postalCode: string
  link: string
}
export const NO_PLACE: Place = { venueName: '', address: '', city: '', state: '', postalCode: '', link: '' }

const codes = new Map(
  Object.entries(stateNames).flatMap(([code, name]) => [
    [code.toLowerCase(), code],
    [fold(name), code],
  ]),
)

/** The code of a state or territory by its code or its name; nothing for what is none. */
export const stateOf = (text: string): string => codes.get(fold(text).replaceAll('.', '')) ?? ''

const ONLINE = /^(?:online|virtual|zoom|webinar|microsoft teams(?: meeting)?|teams|webex|google meet|internet|web)\b/i
const LINK = /https:\/\/[^\s<>"\\@,;]+/
const COUNTRY = /^(?:usa|us|u\.s\.a?\.?|united states(?: of america)?)$/i

/** “Harbor Hall, 200 Quay Street, Marlow Bay, CA 93999” in its parts; what cannot be told apart is the venue. */
export function placeIn(location: string): Place & { isOnline: boolean } {
  const link = LINK.exec(location)?.[0] ?? ''
  const text = cleanLine(location.replace(link, ' ').replace(/\n+/g, ', '))
  if (text === '' || ONLINE.test(text)) return { ...NO_PLACE, link, isOnline: link !== '' || ONLINE.test(text) }
  const parts = text.split(',').map(cleanLine).filter(Boolean)
  if (COUNTRY.test(parts.at(-1) ?? '')) parts.pop()
  const region = regionOf(parts)
  const [venueName = '', ...rest] = parts
  const cut = { venueName: venueName.slice(0, 160), address: rest.join(', ').slice(0, 200) }
  return { ...cut, ...region, link, isOnline: false }
}

/** Takes the state, the ZIP code and the city from the end of the parts. */
function regionOf(parts: string[]): Pick<Place, 'city' | 'state' | 'postalCode'> {
  const last = parts.at(-1) ?? ''
  const [, words = '', zip = ''] = /^(.*?)\s*(\d{5}(?:-\d{4})?)?$/.exec(last) ?? []
  const alone = words === '' && zip !== '' ? (parts.at(-2) ?? '') : words
  const state = stateOf(alone)
  const inside = state ? '' : stateOf(alone.split(' ').at(-1) ?? '')
  if (!state && !inside) return { city: '', state: '', postalCode: '' }
  parts.splice(words === '' ? -2 : -1)
  const city = inside ? alone.split(' ').slice(0, -1).join(' ') : parts.length > 1 ? (parts.pop() ?? '') : ''
  return { city: city.slice(0, 100), state: state || inside, postalCode: zip }
}
