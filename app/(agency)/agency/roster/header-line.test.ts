import { describe, expect, test } from 'vitest'
import { tableOf, tableOfFile } from './header-line'

describe('the column names seen in the browser', () => {
  test.each([
    ['Badge,First name,Last name\n1,a,b', ['Badge', 'First name', 'Last name']],
    ['\ufeffBadge;"Last, First";E-mail\r\n1;2;3', ['Badge', 'Last, First', 'E-mail']],
    ['Marlow Bay Police Department\n\nName\tBadge \n1\t2', ['Name', 'Badge']],
    ['Name,"Unit\nor shift"\n1,2', ['Name', 'Unit\nor shift']],
    ['', []],
  ])('are those of the table: %j', (text, header) => {
    expect(tableOf(text).header).toEqual(header)
  })

  test('are read from bytes in any encoding that spreadsheets write', async () => {
    const text = 'Año,Name,Badge\n1,2,3\n'
    const header = ['Año', 'Name', 'Badge']
    expect((await tableOfFile(new Blob([text]))).header).toEqual(header)
    expect((await tableOfFile(new Blob([Buffer.from(text, 'latin1')]))).header).toEqual(header)
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect((await tableOfFile(new Blob([utf16]))).header).toEqual(header)
  })

  test('are read from the beginning of a file that is larger', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `${at},Ñandú ${at}`).join('\n')
    expect((await tableOfFile(new Blob([`Badge,Name\n${rows}`]))).header).toEqual(['Badge', 'Name'])
  })
})
