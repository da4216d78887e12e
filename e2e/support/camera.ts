/** A camera before which somebody holds a ticket, for browsers that draw on a screen and those that do not. */
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { create } from 'qrcode'
import playwright from '../../playwright.config'

const film = path.join(os.tmpdir(), `attest-door-${process.pid}.y4m`)

/** `allowed`: what whoever is asked for the camera says. A browser that draws nothing has no way to ask them. */
export function withCamera({ allowed }: { allowed: boolean }) {
  const usual = playwright.use?.launchOptions
  const answer = allowed ? '--use-fake-ui-for-media-stream' : '--use-fake-ui-for-media-stream=deny'
  const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]
  return { ...usual, args: [...(usual?.args ?? []), ...camera, answer] }
}

/** What a camera sees: a ticket that is held before it, second after second. */
export function holdUp(code: string): void {
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
