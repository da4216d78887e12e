import type { GeoContext } from 'd3-geo'

/** Writes rings as the `d` of an SVG path: whole steps, without points and islands too small to be seen. */
export class Outline implements GeoContext {
  #written = ''
  #ring: [number, number][] = []
  #last: [number, number] | null = null

  /** @param step of the grid that points are put on, in units of the picture @param least how far apart two points of a line are */
  constructor(
    readonly step = 1,
    readonly least = 1.4,
  ) {}

  beginPath() {}
  /** Nothing here is drawn as a point: marks have a shape of their own. */
  arc() {}

  moveTo(x: number, y: number) {
    this.#end('')
    this.#add(x, y)
  }

  lineTo(x: number, y: number) {
    if (!this.#last || Math.hypot(x - this.#last[0], y - this.#last[1]) >= this.least) this.#add(x, y)
  }

  closePath() {
    this.#end('Z')
  }

  /** What was drawn since the last time. */
  taken(): string {
    this.#end('')
    const written = this.#written
    this.#written = ''
    return written
  }

  #add(x: number, y: number) {
    this.#last = [x, y]
    this.#ring.push([Math.round(x / this.step), Math.round(y / this.step)])
  }

  #end(close: string) {
    const ring = this.#ring
    this.#ring = []
    this.#last = null
    if (ring.length >= (close ? 3 : 2)) this.#written += `${relative(ring, this.step)}${close}`
  }
}

/** From each point to the next, which takes half the letters. */
function relative([[x, y] = [0, 0], ...others]: [number, number][], step: number): string {
  const say = (n: number) => String(Number((n * step).toFixed(2)))
  let written = `M${say(x)} ${say(y)}`
  let [fromX, fromY] = [x, y]
  for (const [toX, toY] of others) {
    const across = say(toX - fromX)
    const down = say(toY - fromY)
    written += `l${across}${down.startsWith('-') ? '' : ' '}${down}`
    fromX = toX
    fromY = toY
  }
  return written
}
