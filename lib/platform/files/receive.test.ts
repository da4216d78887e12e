import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Content } from './content'
import type { FileKind, Received } from './kinds'
import { receiveFile, type Sent } from './receive'

const kind: FileKind = {
  use: 'table',
  mostBytes: 300_000,
  tooLarge: 'The file is larger than 300 KB. Send it in parts.',
  takes: ['text'],
  notTaken: (found: Content) => `This is ${found}.`,
  maySend: () => true,
}

const TYPE = { 'content-type': 'multipart/form-data; boundary=line' }
const part = (content: string | Buffer, field = 'file', name = 'roster.csv') =>
  Buffer.concat([
    Buffer.from(`--line\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n`),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ])
const END = Buffer.from('--line--\r\n')
const asSent = (body: Buffer | Readable, headers = {}): Sent => ({
  headers: { ...TYPE, ...headers },
  body: body instanceof Readable ? body : Readable.from([body]),
})
const whole = (...parts: Buffer[]) => asSent(Buffer.concat([...parts, END]))

async function contentOf(file: Received): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of file.pieces()) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
const receive = (sent: Sent, quietMs?: number) =>
  receiveFile(sent, kind, async (file) => ({ name: file.name, size: file.size, text: await contentOf(file) }), quietMs)
const refusal = (sent: Sent, quietMs?: number) =>
  receive(sent, quietMs).then(
    () => 'taken',
    (error: { kind: string; message: string }) => `${error.kind}: ${error.message}`,
  )

// A folder that nothing else puts files into.
let folder: string | undefined
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'attest-test-'))
  process.env.TMPDIR = folder
})
afterAll(() => folder && rm(folder, { recursive: true, force: true }))

const left = async () => (await readdir(os.tmpdir())).filter((name) => name.startsWith('attest-file-'))
/** Files of ours that this process still holds open, where the system tells. */
const held = async () => {
  const open = await readdir('/proc/self/fd').catch(() => [])
  const names = await Promise.all(open.map((each) => readlink(`/proc/self/fd/${each}`).catch(() => '')))
  return names.filter((name) => name.includes('attest-file-'))
}
afterEach(async () => {
  expect(await left()).toEqual([])
  await vi.waitFor(async () => expect(await held()).toEqual([]))
})

describe('a file that arrives', () => {
  test('is handed on whole, and gone afterwards', async () => {
    const text = 'Name,Badge\n'.repeat(20_000)
    expect(await receive(whole(part(text)))).toEqual({ name: 'roster.csv', size: text.length, text })
  })

  test('in pieces of any size is the same', async () => {
    const bytes = Buffer.concat([part('José,1\r\n--lin\r\n'), END])
    const body = Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])))
    expect(await receive(asSent(body))).toMatchObject({ text: 'José,1\r\n--lin\r\n' })
  })
})

describe('what is not taken', () => {
  test('too large by its length is refused with its sentence before a byte is read', async () => {
    const body = new PassThrough()
    expect(await refusal(asSent(body, { 'content-length': '400000' }))).toBe(`too-large: ${kind.tooLarge}`)
    expect(body.listenerCount('data')).toBe(0)
    body.destroy()
  })

  test('too large without a length is refused as soon as it is, while more is still on its way', async () => {
    const body = new PassThrough()
    body.write(part('x'.repeat(400_000)))
    expect(await refusal(asSent(body))).toBe(`too-large: ${kind.tooLarge}`)
    expect(body.destroyed).toBe(false)
    body.destroy()
  })

  test.each([
    ['no multipart', asSent(Buffer.from('{}'), { 'content-type': 'application/json' })],
    ['no line between parts', asSent(END, { 'content-type': 'multipart/form-data' })],
    ['nothing', asSent(Buffer.alloc(0))],
    ['no part', whole()],
    ['another name', whole(part('a', 'roster'))],
    ['two files', whole(part('a'), part('b'))],
    ['cut within the file', asSent(part('a').subarray(0, -3))],
    ['cut within the header', asSent(part('a').subarray(0, 20))],
    ['no header of a part', asSent(Buffer.from('--line\r\n\r\na\r\n--line--'))],
  ])('a broken body: %s', async (_, sent) => {
    expect(await refusal(sent)).toMatch(/^unreadable: (?:The file did not arrive whole|Send one file)/)
  })

  test('what breaks off, and what stops', async () => {
    const broken = new PassThrough()
    broken.write(part('a'))
    setTimeout(() => broken.destroy(), 20)
    expect(await refusal(asSent(broken))).toMatch(/^unreadable: The file did not arrive whole/)
    const quiet = new PassThrough()
    quiet.write(part('a'))
    expect(await refusal(asSent(quiet), 30)).toMatch(/^unreadable: The file did not arrive whole/)
    quiet.destroy()
  })

  test('leaves nothing behind, however many break off while their files are still being opened', async () => {
    const broken = () => [asSent(part('a').subarray(0, -3)), whole(part('a', 'roster')), whole(part('a'), part('b'))]
    const told = await Promise.all(
      Array.from({ length: 40 }, broken)
        .flat()
        .map((sent) => refusal(sent)),
    )
    expect(told.filter((each) => !each.startsWith('unreadable: '))).toEqual([])
    expect(await left()).toEqual([])
    expect(await held()).toEqual([])
  })

  test('an empty file', async () => expect(await refusal(whole(part('')))).toBe('invalid: The file is empty.'))

  test.each([
    ['workbook', Buffer.from('PK\x03\x04rest')],
    ['workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['picture', Buffer.from('RIFF\x10\x00\x00\x00WEBP', 'latin1')],
    ['other', Buffer.from('text\x00with zeros, one of them at an even place\x00.')],
    ['other', Buffer.concat([Buffer.from('a'.repeat(100_000)), Buffer.from([7])])],
  ])('by its content, whatever it is called: %s', async (found, bytes) => {
    expect(await refusal(whole(part(bytes)))).toBe(`invalid: This is ${found}.`)
  })

  test.each([
    ['UTF-8', Buffer.from('José,1')],
    ['one byte a letter', Buffer.from('José,1', 'latin1')],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('José,1', 'utf16le')])],
    ['UTF-16 without', Buffer.from('Badge,Name\n1,José', 'utf16le')],
  ])('but text in any encoding is: %s', async (_, bytes) => {
    expect(await refusal(whole(part(bytes)))).toBe('taken')
  })
})
