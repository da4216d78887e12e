/**
 * Photos and PDFs that wait for a connection, in this browser's database: each under whose it is, for seven days at most.
 * Who signs out takes all of them away. Loaded when there is something to keep.
 */
import { clear, createStore, delMany, get, keys, set } from 'idb-keyval'
import { formKey } from './form-key'
import { type KeptPhoto, PHOTOS_HERE } from './kept-claim'

type Entry = { name: string; type: string; bytes: ArrayBuffer }

const DAYS = 7
/** Some browsers neither open their database nor say why not. */
const SLOW_MS = 5000

const store = createStore('attest.photos', 'photos')
/** Where the browser gives no room, or none that lasts: as long as the page does. */
const held = new Map<string, Entry>()

/** When it was kept stands first: it is known without reading what may be ten megabytes. */
const newKey = (now: number) => `${now}.${formKey()}`
const isOld = (id: string, now: number) => !(Number(id.split('.')[0]) > now - DAYS * 86_400_000)
const placeOf = (personId: string, id: string) => `${personId}/${id}`

/** A browser without a database fails at once, and is waited for as the others are. */
const inTime = async <T>(work: () => Promise<T>) =>
  Promise.race([work(), new Promise<never>((_, fail) => setTimeout(() => fail(new Error('No answer.')), SLOW_MS))])

/** That there is something, so that other pages know without opening a database. */
function mark(any: boolean): void {
  try {
    if (any) localStorage.setItem(PHOTOS_HERE, '1')
    else localStorage.removeItem(PHOTOS_HERE)
  } catch {
    // Then what is old goes when the next one is kept.
  }
}

/** Keeps a file for somebody. As bytes: what is chosen from elsewhere, and files in private windows, do not last by themselves. */
export async function keepPhoto(personId: string, file: File, now = Date.now()): Promise<KeptPhoto> {
  const id = newKey(now)
  const { name, type, size } = file
  const entry: Entry = { name, type, bytes: await file.arrayBuffer() }
  // Before it is there, since a browser that is too slow to say so may keep it all the same; and after, since somebody may sign out meanwhile.
  mark(true)
  const lasts = await inTime(() => set(placeOf(personId, id), entry, store)).then(
    () => true,
    () => false,
  )
  mark(true)
  if (!lasts) held.set(placeOf(personId, id), entry)
  return { id, name, size, lasts }
}

/** One of that person's own; nothing where it is not here any more. */
export async function findPhoto(personId: string, id: string, now = Date.now()): Promise<File | null> {
  if (isOld(id, now)) return null
  const place = placeOf(personId, id)
  const entry = held.get(place) ?? (await inTime(() => get<Entry>(place, store)).catch(() => null))
  return entry ? new File([entry.bytes], entry.name, { type: entry.type }) : null
}

/** Given to pages of HTTPS alone; elsewhere every window offers what no form of its own shows. */
const locks = (): LockManager | undefined => globalThis.navigator?.locks
const lockOf = (id: string) => `attest.photo.${id}`

/** Says to other windows that a form that is open shows them. @returns ends that; so does the end of the page */
export function holdPhotos(ids: readonly string[]): () => void {
  let end = () => {}
  const shown = new Promise<void>((resolve) => {
    end = resolve
  })
  for (const id of ids)
    locks()
      ?.request(lockOf(id), { mode: 'shared' }, () => shown)
      .catch(() => {})
  return end
}

/** That person's own that last and that no form shows in any window, whatever they were chosen for. */
export async function listPhotos(personId: string, now = Date.now()): Promise<KeptPhoto[]> {
  const begins = placeOf(personId, '')
  const places = await inTime(() => keys<string>(store)).catch(() => [])
  const standing = await locks()
    ?.query()
    .catch(() => null)
  const shown = new Set(standing?.held?.map(({ name }) => name))
  const found: KeptPhoto[] = []
  for (const place of places.filter((each) => each.startsWith(begins))) {
    const id = place.slice(begins.length)
    if (shown.has(lockOf(id))) continue
    const file = await findPhoto(personId, id, now)
    if (file) found.push({ id, name: file.name, size: file.size, lasts: true })
  }
  return found
}

export async function forgetPhotos(personId: string, ids: readonly string[]): Promise<void> {
  const places = ids.map((id) => placeOf(personId, id))
  for (const place of places) held.delete(place)
  await inTime(() => delMany(places, store)).catch(() => {})
}

/** Of everybody, what has been here for too long. */
export async function forgetOldPhotos(now = Date.now()): Promise<void> {
  const places = await inTime(() => keys<string>(store)).catch(() => null)
  // Not known: looked for again on the next page.
  if (places === null) return
  const old = places.filter((place) => isOld(place.slice(place.indexOf('/') + 1), now))
  if (old.length > 0) await delMany(old, store)
  if (old.length === places.length) mark(false)
}

/** Of everybody. */
export async function forgetAllPhotos(): Promise<void> {
  held.clear()
  await inTime(() => clear(store)).catch(() => {})
}
