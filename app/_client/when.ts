/** Instants in the reader's own zone, in words: "November 22, 2026, 9:05 a.m. EST". */
const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short' })
const zone = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' })

export function whenWords(instant: string): string {
  const at = new Date(instant)
  const name = zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
  return `${format.format(at).replace(' at ', ', ').replace(/\s?AM/, ' a.m.').replace(/\s?PM/, ' p.m.')} ${name}`
}
