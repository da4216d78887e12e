import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { create } from 'qrcode'
import { systemNow } from '@/lib/platform/time'
import { register } from '@/lib/registration/commands'
import playwright from '../../playwright.config'
import { doorCodeOf, holdNow } from '../support/event-days'
import { cutOff, expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

const film = path.join(os.tmpdir(), `attest-door-${process.pid}.y4m`)
const usual = playwright.use?.launchOptions
test.use({
  launchOptions: {
    ...usual,
    args: [...(usual?.args ?? []), '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`],
  },
})

/** What a camera sees: a ticket that is held before it, second after second. */
function holdUp(code: string): void {
  const { data, size } = create(code, { errorCorrectionLevel: 'M' }).modules
  const [width, height, side] = [640, 480, 280]
  const gray = Buffer.alloc(width * height, 220)
  const corner = [(width - side) / 2, (height - side) / 2] as const
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const isDark = data[Math.floor((y * size) / side) * size + Math.floor((x * size) / side)]
      if (isDark) gray[(y + corner[1]) * width + x + corner[0]] = 30
    }
  const picture = Buffer.concat([Buffer.from('FRAME\n'), gray, Buffer.alloc((width * height) / 2, 128)])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(film, Buffer.concat([head, picture, picture]))
}

test('a ticket that is held before the camera is in at once, is in once, and is read without a connection', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'), { viewport: { width: 360, height: 740 } })
  const { title, eventId } = await openEvent(organizer, { called: 'Held before the camera', places: 10 })
  const { trainee, mate } = await newPlace()
  for (const { ctx } of [trainee, mate]) await register({ ...ctx, now: systemNow() }, { eventId })
  await holdNow(title, -10, 90)
  holdUp(await doorCodeOf(eventId, trainee.personId))
  await organizer.context().grantPermissions(['camera'])

  // From a page that may not use a camera: this one is loaded anew for it.
  await organizer.goto(`/events/${eventId}`)
  await organizer.getByRole('link', { name: 'Check people in' }).click()
  await organizer.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(organizer.getByText(/^Trainee Reyes is in, at /)).toBeVisible()
  await expect(organizer.getByRole('heading', { level: 1, name: '1 of 2 are in' })).toBeVisible()
  await expect(organizer.getByText('All marks are sent')).toBeVisible()
  await expectAccessible(organizer)

  await organizer.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await organizer.getByRole('button', { name: 'Close the camera' }).click()
  await expect(organizer.getByRole('button', { name: 'Scan with the camera' })).toBeFocused()
  await organizer.reload()
  await expect(organizer.getByText('All marks are sent')).toBeVisible()
  await cutOff(organizer, true)
  await organizer.reload()
  holdUp(await doorCodeOf(eventId, mate.personId))
  await organizer.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(organizer.getByText(/^Mate Reyes is in, at /)).toBeVisible()
  await organizer.getByRole('button', { name: 'Close the camera' }).click()
  await organizer.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(organizer.getByText(/^Mate Reyes is already in, at /)).toBeVisible()
  await cutOff(organizer, false)
  await expect(organizer.getByText('All marks are sent')).toBeVisible()
})

test('who refuses the camera reads what to do, and goes on by code', async ({ browserOf }) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'), { ownSession: true })
  const { title, eventId } = await openEvent(organizer, { called: 'Without a camera', places: 10 })
  const { trainee } = await newPlace()
  await register({ ...trainee.ctx, now: systemNow() }, { eventId })
  await holdNow(title, -10, 90)
  holdUp(await doorCodeOf(eventId, trainee.personId))
  // What is not in the list is refused.
  await organizer.context().grantPermissions([])
  await organizer.goto(`/events/${eventId}/check-in`)
  await organizer.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(organizer.getByRole('heading', { name: 'This page may not use the camera' })).toBeVisible()
  await expectAccessible(organizer)
  await organizer.getByLabel('Code of the ticket').fill(await doorCodeOf(eventId, trainee.personId))
  await organizer.getByRole('button', { name: 'Mark', exact: true }).click()
  await expect(organizer.getByText(/^Trainee Reyes is in, at /)).toBeVisible()
})
