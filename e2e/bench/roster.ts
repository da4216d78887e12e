/** A roster of 10,000 people, checked and loaded once: seconds, since it is done once. */
import type { Field } from './field'

const PEOPLE = 10_000

/** @returns how long checking and loading took, as a line */
export async function rosterLoaded(base: string, cookie: string, { agencyId }: Field): Promise<string> {
  const rows = Array.from(
    { length: PEOPLE },
    (_, n) => `R${n},Given${n},Roster${n},roster${n}@agency.example,,Officer,sworn,active,2025-01-06,`,
  )
  const text = [
    'Employee number,First name,Last name,E-mail,Unit,Position,Employment,Status,Hire date,End date',
    ...rows,
  ].join('\n')
  const headers = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const send = async <T>(path: string, body: object): Promise<{ seconds: number; answer: T }> => {
    const began = performance.now()
    const answer = await fetch(`${base}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return { answer: (await answer.json()) as T, seconds: (performance.now() - began) / 1000 }
  }
  const file = { agencyId, fileName: 'roster.csv', text }
  const checked = await send<{ batchId: string }>(`/agencies/${agencyId}/roster-files`, file)
  const loaded = await send<object>(`/roster-files/${checked.answer.batchId}/load`, {})
  const said = (seconds: number) => `${seconds.toFixed(1)} s`
  return `roster of 10,000: checked in ${said(checked.seconds)}, loaded in ${said(loaded.seconds)} (aim 30 s together)`
}
