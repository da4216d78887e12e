import { create } from 'qrcode'
import { describe, expect, test } from 'vitest'
import { codeIn, fetchReader, newCodes, troubleOf } from './camera'

/** A picture of a code, turned and with a shadow over it, as a phone shows it to another one. */
function pictureOf(code: string, { turned = 0, side = 300 } = {}) {
  const { data, size } = create(code, { errorCorrectionLevel: 'M' }).modules
  const [width, height] = [640, 480]
  const bytes = new Uint8ClampedArray(width * height * 4)
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2, y - height / 2]
      const [u, v] = [(dx * cos + dy * sin) / side + 0.5, (dy * cos - dx * sin) / side + 0.5]
      const isDark = u >= 0 && u < 1 && v >= 0 && v < 1 && data[Math.floor(v * size) * size + Math.floor(u * size)]
      const at = (y * width + x) * 4
      bytes.fill(Math.round((isDark ? 40 : 230) * (0.6 + (0.4 * x) / width)), at, at + 3)
      bytes[at + 3] = 255
    }
  return { data: bytes, width, height }
}

describe('the camera', () => {
  test('reads the code of a ticket that is held askew, near and far', async () => {
    const read = await fetchReader()
    for (const turned of [0, 0.2, -0.6, Math.PI / 2, 3])
      for (const side of [110, 200, 320])
        expect(codeIn(pictureOf('7K2M-Q9XD', { turned, side }), read), `${turned} ${side}`).toBe('7K2M-Q9XD')
  })
  test('reads nothing where no code is', async () => {
    const empty = { data: new Uint8ClampedArray(640 * 480 * 4).fill(200), width: 640, height: 480 }
    expect(codeIn(empty, await fetchReader())).toBeNull()
  })
  test('takes a code once as long as it is held there, and again when it comes back', () => {
    const isNew = newCodes()
    expect([0, 100, 1900, 3800].map((now) => isNew('A', now))).toEqual([true, false, false, false])
    expect(isNew('B', 3900)).toBe(true)
    expect(isNew('A', 4000)).toBe(true)
    expect(isNew('A', 6100)).toBe(true)
  })
  test('says whether nobody may, none is there, or something else has it', () => {
    const named = (name: string) => troubleOf(new DOMException('', name))
    expect(['NotAllowedError', 'NotFoundError', 'NotReadableError'].map(named)).toEqual(['refused', 'missing', 'busy'])
  })
})
