import { describe, expect, test } from 'vitest'
import { base64Of } from '@/app/_client/base64'
import { readCsv } from '@/lib/interop/csv'
import { headerOf, headerOfFile } from './header-line'

describe('the column names seen in the browser', () => {
  test.each([
    'Badge,First name,Last name\n1,a,b',
    '\ufeffBadge;"Last, First";E-mail\r\n1;2;3',
    '\n\nName\tUnit \n1\t2',
    'Name,"Unit\nor shift"\n1,2',
  ])('are those the server reads: %j', (text) => {
    const reading = readCsv(new TextEncoder().encode(text), { maxBytes: 1000, maxRows: 10 })
    expect(headerOf(text)).toEqual(reading.ok ? reading.header : [])
  })

  test('are read from bytes in any encoding that spreadsheets write', async () => {
    const text = 'Año,Name\n1,2\n'
    expect(await headerOfFile(new Blob([text]))).toEqual(['Año', 'Name'])
    expect(await headerOfFile(new Blob([Buffer.from(text, 'latin1')]))).toEqual(['Año', 'Name'])
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect(await headerOfFile(new Blob([utf16]))).toEqual(['Año', 'Name'])
  })
})

test('a file travels as base64 without loss', async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, n) => n % 256))
  expect(Buffer.from(await base64Of(new Blob([bytes])), 'base64').equals(bytes)).toBe(true)
})
