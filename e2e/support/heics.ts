/** Photos in the HEIC format (ISO 23008-12) put together box by box: as telephones write them, and as nobody should. */
import { readFileSync } from 'node:fs'

/** As it lies in this folder: 128 by 96 dots, blue, red in the upper left quarter. Its EXIF names camera and place. */
export const lyingHeic = readFileSync(new URL('./photos/lying.heic', import.meta.url))
const SIDES = { width: 128, height: 96 }

const number = (bytes: 1 | 2 | 4, value: number) => {
  const written = Buffer.alloc(bytes)
  written.writeUIntBE(value, 0, bytes)
  return written
}
const [byte, short, long] = [1, 2, 4].map((bytes) => (value: number) => number(bytes as 1 | 2 | 4, value)) as [
  (value: number) => Buffer,
  (value: number) => Buffer,
  (value: number) => Buffer,
]
const box = (type: string, ...parts: Buffer[]) => {
  const inside = Buffer.concat(parts)
  return Buffer.concat([long(8 + inside.length), Buffer.from(type), inside])
}
const full = (type: string, version: number, ...parts: Buffer[]) => box(type, byte(version), Buffer.alloc(3), ...parts)

/** A box of the photo in the folder. */
function boxOf(type: string): Buffer {
  const at = lyingHeic.indexOf(type) - 4
  return lyingHeic.subarray(at, at + lyingHeic.readUInt32BE(at))
}
/** Where its items lie, by the table that it was written with. */
const itemOf = (place: number) => {
  const entry = boxOf('iloc').subarray(16 + 18 * place)
  const from = entry.readUInt32BE(4)
  return lyingHeic.subarray(from, from + entry.readUInt32BE(14))
}

type Item = { id: number; type: string; data: Buffer; properties: number[]; from?: [relation: string, ids: number[]] }
type Options = {
  brand?: string
  /** Quarters of a turn against the clock, as telephones note how they were held. */
  turned?: 0 | 1 | 2 | 3
  /** As telephones write larger photos: in tiles, here of the same dots. */
  tiles?: { rows: number; columns: number }
  /** What it says of its size, whatever it holds. */
  says?: { width: number; height: number }
  /** So many more photos that nobody sees. */
  more?: number
  /** What its dots are said to be written as. */
  codec?: string
}

export function aHeic({ brand = 'heic', turned = 0, tiles, says, more = 0, codec = 'hvc1' }: Options = {}): Buffer {
  const { rows = 1, columns = 1 } = tiles ?? {}
  const { width, height } = says ?? { width: SIDES.width * columns, height: SIDES.height * rows }
  const size = (wide: number, high: number) => full('ispe', 0, long(wide), long(high))
  const properties = [boxOf('hvcC'), size(width, height), box('irot', byte(turned)), size(SIDES.width, SIDES.height)]
  const dots = itemOf(0)
  const one: Item = { id: 1, type: codec, data: dots, properties: [0x81, 2, 0x83] }
  const parts = Array.from({ length: rows * columns }, (_, place) => place + 3)
  const grid = Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), long(width), long(height)])
  const items: Item[] = [
    tiles ? { id: 1, type: 'grid', data: grid, properties: [2, 0x83], from: ['dimg', parts] } : one,
    { id: 2, type: 'Exif', data: itemOf(1), properties: [], from: ['cdsc', [1]] },
    ...(tiles ? parts.map((id) => ({ id, type: codec, data: dots, properties: [0x81, 4] })) : []),
    ...Array.from({ length: more }, (_, place) => ({ ...one, id: place + 1000 })),
  ]
  const head = box('ftyp', Buffer.from(brand), long(0), Buffer.from('mif1heicmiaf'))
  const meta = (from: number) => metaOf(items, properties, from)
  return Buffer.concat([head, meta(head.length + meta(0).length + 8), box('mdat', ...items.map(({ data }) => data))])
}

/** @param from where the first item begins in the file */
function metaOf(items: Item[], properties: Buffer[], from: number): Buffer {
  let next = from
  const places = items.map(({ id, data }) => {
    const at = next
    next += data.length
    return Buffer.concat([short(id), short(0), short(1), long(at), long(data.length)])
  })
  const named = items.map(({ id, type }) => full('infe', 2, short(id), short(0), Buffer.from(`${type}\0`)))
  const owned = items
    .filter((each) => each.properties.length > 0)
    .map((each) => Buffer.concat([short(each.id), byte(each.properties.length), Buffer.from(each.properties)]))
  const related = items.flatMap(({ id, from: related }) =>
    related ? [box(related[0], short(id), short(related[1].length), ...related[1].map(short))] : [],
  )
  return full(
    'meta',
    0,
    full('hdlr', 0, long(0), Buffer.from('pict'), Buffer.alloc(13)),
    full('pitm', 0, short(1)),
    full('iloc', 0, byte(0x44), byte(0), short(items.length), ...places),
    full('iinf', 0, short(items.length), ...named),
    box('iprp', box('ipco', ...properties), full('ipma', 0, long(owned.length), ...owned)),
    full('iref', 0, ...related),
  )
}
