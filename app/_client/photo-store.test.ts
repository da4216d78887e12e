import { afterEach, expect, test } from 'vitest'
import { findPhoto, forgetAllPhotos, forgetOldPhotos, forgetPhotos, keepPhoto } from './photo-store'

afterEach(forgetAllPhotos)

const now = Date.UTC(2026, 10, 20)
const DAY = 86_400_000
const photo = (name: string) => new File([`dots of ${name}`], name, { type: 'image/jpeg' })

// Here as in a browser that has no database, or no room: what lasts is walked in `e2e/journeys/kept-photos.spec.ts`.
test('a photo that the browser has no room for is held as long as the page is, and says so', async () => {
  const kept = await keepPhoto('amara', photo('a.jpg'), now)
  expect(kept).toEqual({ id: expect.stringMatching(/^\d+\./), name: 'a.jpg', size: 13, lasts: false })
  const found = await findPhoto('amara', kept.id, now)
  expect([found?.name, found?.type, await found?.text()]).toEqual(['a.jpg', 'image/jpeg', 'dots of a.jpg'])
})

test('a photo is found by nobody else, and by nobody after seven days', async () => {
  const { id } = await keepPhoto('amara', photo('a.jpg'), now)
  expect(await findPhoto('theo', id, now)).toBeNull()
  expect(await findPhoto('', id, now)).toBeNull()
  expect(await findPhoto('amara', id, now + 7 * DAY - 1)).not.toBeNull()
  expect(await findPhoto('amara', id, now + 7 * DAY)).toBeNull()
  expect(await findPhoto('amara', 'no-day.x', now)).toBeNull()
})

test('those that were sent go, each alone; with whoever signs out all go', async () => {
  const [one, two] = [await keepPhoto('amara', photo('1.jpg'), now), await keepPhoto('amara', photo('2.jpg'), now)]
  await forgetPhotos('theo', [one.id])
  expect(await findPhoto('amara', one.id, now)).not.toBeNull()
  await forgetPhotos('amara', [one.id])
  await forgetOldPhotos(now)
  expect([await findPhoto('amara', one.id, now), (await findPhoto('amara', two.id, now))?.name]).toEqual([
    null,
    '2.jpg',
  ])
  await forgetAllPhotos()
  expect(await findPhoto('amara', two.id, now)).toBeNull()
})
