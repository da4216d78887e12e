import type { BrowserContext, Page } from '@playwright/test'
import sharp from 'sharp'
import { addDays } from '@/lib/platform/days'
import { cutOff, expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { newCookieOf } from '../support/personas'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

const PHONE = { viewport: { width: 360, height: 740 } }
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** A photo of a certificate as it is taken in a room without a connection. */
const photo = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#f4f1e8' } })
    .jpeg()
    .toBuffer()

/** The form is open and the connection gone; the tick is a picture that the browser fetches with the first one. */
async function inTheBasement(page: Page): Promise<void> {
  await page.goto('/training/claims/new')
  await page.getByText('I took part in this training myself').click()
  await page.waitForLoadState('networkidle')
  await cutOff(page, true)
}

async function write(page: Page, title: string, buffer?: Buffer): Promise<void> {
  await fill(page, title)
  await choose(page, buffer)
}

async function fill(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByLabel('Who gave it').fill('Bayview Language Institute')
  await page.getByLabel('First day').fill(addDays(today(), -7))
  await page.getByRole('textbox', { name: 'Hours' }).fill('3')
  await page.getByText('In person', { exact: true }).click()
}

async function choose(page: Page, buffer?: Buffer): Promise<void> {
  const file = { name: 'IMG_0007.jpg', mimeType: 'image/jpeg', buffer: buffer ?? (await photo()) }
  await page.getByLabel('Photo or PDF').setInputFiles(file)
}

const inForm = (page: Page) =>
  page.getByRole('heading', { name: 'A photo or PDF is kept on this device, not sent yet' })
const waits = (page: Page) => page.getByRole('heading', { name: 'Kept on this device, not sent yet', exact: true })
const proof = (page: Page) => page.getByRole('img', { name: 'The proof “IMG_0007.jpg”' })

/** How many files this browser keeps. */
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((tell) => {
        const opening = indexedDB.open('attest.photos')
        opening.onupgradeneeded = () => opening.result.createObjectStore('photos')
        opening.onsuccess = () => {
          const counting = opening.result.transaction('photos').objectStore('photos').count()
          counting.onsuccess = () => {
            opening.result.close()
            tell(counting.result)
          }
        }
      }),
  )

const becomes = async (context: BrowserContext, email: string, baseURL: string | undefined) => {
  await context.clearCookies()
  await context.addCookies([await newCookieOf(email, baseURL ?? '')])
}

test('a photo that was taken without a connection goes with its training once there is one, also after the page was closed', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const title = `Radio procedures ${unique()}`
  const phone = await browserOf(place.trainee.email, PHONE)
  await inTheBasement(phone)
  await write(phone, title)
  await expect(inForm(phone)).toBeVisible()
  // That there is no connection is said once.
  await expect(phone.getByRole('heading', { name: 'No connection: not saved yet' })).toHaveCount(0)
  await expect(phone.getByText(/^Not saved yet: it is kept on this page/)).toBeVisible()
  await expectAccessible(phone)
  await press(phone, 'Send it')
  await expect(waits(phone)).toBeInViewport()
  await expect(phone.getByText(/^Its photo or PDF goes with it, and waits here for seven days/)).toBeVisible()
  await expectAccessible(phone)
  const context = phone.context()
  await phone.close()

  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto('/training/claims')
  await expect(again.getByText(/^Sent on .* to /)).toBeVisible()
  await expect(waits(again)).toHaveCount(0)
  await expect(again.getByRole('link', { name: title })).toHaveCount(1)
  expect(await kept(again)).toBe(0)
  await again.getByRole('link', { name: title }).click()
  await expect(proof(again)).toBeVisible()

  const desk = await browserOf(place.coordinator.email)
  await desk.goto('/agency/claims')
  await expect(desk.getByText(title).first()).toBeVisible()
  await expect(proof(desk)).toBeVisible()
})

test('a photo that waits in an open form is sent by itself when the connection is back, and the form goes on', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const phone = await browserOf(place.trainee.email, PHONE)
  await inTheBasement(phone)
  await write(phone, `Report writing ${unique()}`)
  await expect(inForm(phone)).toBeVisible()
  await cutOff(phone, false)
  await expect(proof(phone)).toBeVisible()
  await expect(inForm(phone)).toHaveCount(0)
  await press(phone, 'Send it')
  await expect(phone.getByText('It is sent')).toBeVisible()
  await expect(proof(phone)).toHaveCount(1)
})

test('a photo whose form was closed is found again, and goes with the training that its owner adds it to', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const phone = await browserOf(place.trainee.email, PHONE)
  await inTheBasement(phone)
  await write(phone, `Defensive driving ${unique()}`)
  await expect(inForm(phone)).toBeVisible()
  const context = phone.context()
  await phone.close()

  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto('/training/claims/new')
  await expect(
    again.getByRole('heading', { name: 'A photo or PDF that you chose before is still on this device' }),
  ).toBeVisible()
  await expectAccessible(again)
  await expect(proof(again)).toHaveCount(0)
  await press(again, 'Add to this training')
  await expect(proof(again)).toBeVisible()
  await expect.poll(() => kept(again)).toBe(0)
})

test('a photo that waits in a form is not offered in another window as one that was left behind', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const phone = await browserOf(place.trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  await phone.waitForLoadState('networkidle')
  await phone.route('**/api/**', (route) => route.abort())
  await choose(phone)
  await expect(inForm(phone)).toBeVisible()
  expect(await kept(phone)).toBe(1)
  const other = await phone.context().newPage()
  await other.goto('/training/claims/new')
  await expect(other.getByLabel('Photo or PDF')).toBeVisible()
  await other.waitForLoadState('networkidle')
  await expect(other.getByText('IMG_0007.jpg')).toHaveCount(0)
  await phone.close()
  await other.reload()
  await expect(other.getByText('IMG_0007.jpg').first()).toBeVisible()
})

test('a photo that is chosen after the session ended is kept until its owner is signed in again', async ({
  browserOf,
  baseURL,
}) => {
  const place = await newPlace()
  const phone = await browserOf(place.trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  await phone.waitForLoadState('networkidle')
  await fill(phone, `Interviews ${unique()}`)
  await expect(phone.getByText(/^Kept as a draft at/)).toBeVisible()
  await phone.context().clearCookies()
  await choose(phone)
  await expect.poll(() => kept(phone)).toBe(1)
  await becomes(phone.context(), place.trainee.email, baseURL)
  await phone.reload()
  await expect(proof(phone)).toBeVisible()
  await expect.poll(() => kept(phone)).toBe(0)
})

test('what one person kept on a phone is neither shown to another nor sent as theirs, and signing out takes it away', async ({
  browserOf,
  baseURL,
}) => {
  const place = await newPlace()
  const title = `Ethics ${unique()}`
  const phone = await browserOf(place.trainee.email, PHONE)
  await inTheBasement(phone)
  await write(phone, title)
  await expect(inForm(phone)).toBeVisible()
  await press(phone, 'Send it')
  await expect(waits(phone)).toBeVisible()
  const context = phone.context()
  await phone.close()

  await becomes(context, place.mate.email, baseURL)
  await context.setOffline(false)
  const other = await context.newPage()
  await other.goto('/training/claims')
  await expect(other.getByText('You have brought in nothing yet')).toBeVisible()
  await other.goto('/training/claims/new')
  await expect(other.getByLabel('Photo or PDF')).toBeVisible()
  await other.waitForLoadState('networkidle')
  await expect(other.getByText('IMG_0007.jpg')).toHaveCount(0)
  await expect(waits(other)).toHaveCount(0)
  expect(await kept(other)).toBe(1)

  await other.setViewportSize({ width: 1280, height: 900 })
  await other.getByRole('banner').locator('summary').click()
  await Promise.all([other.waitForEvent('load'), press(other, 'Sign out')])
  expect(await kept(other)).toBe(0)
  await becomes(context, place.trainee.email, baseURL)
  await other.goto('/training/claims')
  await expect(other.getByText('You have brought in nothing yet')).toBeVisible()
  await expect(waits(other)).toHaveCount(0)
})

test('a photo that cannot be read keeps its training from being sent: it is said why, and the training is a draft', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const title = `First aid ${unique()}`
  const phone = await browserOf(place.trainee.email, PHONE)
  await inTheBasement(phone)
  await write(phone, title, (await photo()).subarray(0, 400))
  await press(phone, 'Send it')
  await expect(waits(phone)).toBeVisible()
  await cutOff(phone, false)
  await expect(phone.getByRole('heading', { name: `“${title}” could not be sent` })).toBeVisible()
  await expect(phone.getByText(/^This picture cannot be read/)).toBeVisible()
  await expectAccessible(phone)
  await press(phone, 'Put this note away')
  await expect.poll(() => kept(phone)).toBe(0)
  await phone.goto('/training/claims')
  await expect(phone.getByRole('link', { name: title })).toHaveCount(1)
  await expect(phone.getByText('Draft', { exact: true })).toBeVisible()
})

test('a browser that has no room says so, and sends the photo as long as its page stays open', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const title = `Night driving ${unique()}`
  const phone = await browserOf(place.trainee.email, PHONE)
  await phone.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('There is no room.', 'QuotaExceededError')
    }
  })
  await inTheBasement(phone)
  await write(phone, title)
  await expect(phone.getByText(/^This browser has no room for them that lasts/)).toBeVisible()
  await press(phone, 'Send it')
  await expect(phone.getByText(/Leave this page open until it is sent\.$/)).toBeVisible()
  await cutOff(phone, false)
  await expect(phone.getByRole('heading', { name: `“${title}” was sent` })).toBeVisible()
  await phone.getByRole('link', { name: 'See your outside training' }).click()
  await phone.getByRole('link', { name: title }).click()
  await expect(proof(phone)).toBeVisible()
})
