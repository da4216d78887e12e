import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvCell, type CsvReading, csvLine, csvStream, readCsv } from './csv'

const limits = { maxBytes: 100_000, maxRows: 1000 }
const utf8 = (text: string) => new TextEncoder().encode(text)
const readText = (text: string) => readCsv(utf8(text), limits)
const cellsOf = (reading: CsvReading) => (reading.ok ? reading.rows.map((row) => row.cells) : reading.problems)
const messagesOf = (reading: CsvReading) => (reading.ok ? [] : reading.problems.map((problem) => problem.message))

describe('reading a roster file', () => {
  test('names each cell by its column and each row by its line', () => {
    expect(readText('Name,E-mail\r\nBell,bell@marlow.example\r\n')).toEqual({
      ok: true,
      header: ['Name', 'E-mail'],
      rows: [{ line: 2, cells: { Name: 'Bell', 'E-mail': 'bell@marlow.example' } }],
      encoding: 'utf-8',
      delimiter: ',',
    })
  })

  test.each([
    ['comma', 'Name,Note\nBell,a;b\tc', ','],
    ['semicolon', 'Name;Note\nBell;"a,b\tc"', ';'],
    ['tab', 'Name\tNote\nBell\ta,b;c', '\t'],
    ['one column', 'Name\nBell', ','],
    ['semicolon, with commas only inside quotes', '"Last, first, middle";Note\nBell;x', ';'],
    ['semicolon, with a line break inside a quoted name', '"Last,\nfirst";Note\nBell;x', ';'],
    ['comma, after blank lines', '\n\nName,Note\nBell,x', ','],
  ])('finds the delimiter from the header: %s', (_, text, delimiter) => {
    expect(readText(text)).toMatchObject({ ok: true, delimiter })
  })

  test('reads names with diacritics in every encoding that spreadsheets write', () => {
    const text = 'Name,Note\nJosé Nuñez,“ok” – 5 €\n'
    const windows = Buffer.from(
      text.replace(/[“”–€]/g, (c) => ({ '“': '\x93', '”': '\x94', '–': '\x96', '€': '\x80' })[c] ?? c),
      'latin1',
    )
    const files: [string, Uint8Array][] = [
      ['utf-8', utf8(text)],
      ['utf-8', utf8(`\ufeff${text}`)],
      ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['windows-1252', windows],
    ]
    for (const [encoding, bytes] of files) {
      const reading = readCsv(bytes, limits)
      expect(reading).toMatchObject({ ok: true, encoding, header: ['Name', 'Note'] })
      expect(cellsOf(reading)).toEqual([{ Name: 'José Nuñez', Note: '“ok” – 5 €' }])
    }
  })

  test('counts lines as an editor does, through line breaks in cells and blank lines', () => {
    const reading = readText('a,b\r\n1,"x\r\ny\nz"\r\n\r\n,\r\n3,4\r\n5,6\r\n\r\n\r\n')
    expect(reading.ok && reading.rows.map((row) => row.line)).toEqual([2, 7, 8])
    expect(cellsOf(reading)[0]).toEqual({ a: '1', b: 'x\r\ny\nz' })
  })

  test('takes line endings of every kind, even mixed', () => {
    expect(cellsOf(readText('a,b\n1,2\r3,4\r\n5,6'))).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
      { a: '5', b: '6' },
    ])
  })

  test('keeps nicknames in quotation marks, formulas and spaces as they are written', () => {
    const [row] = cellsOf(readText('Name,Note,More\nJim "Jimmy" Doe,"=HYPERLINK(""x"")", y '))
    expect(row).toEqual({ Name: 'Jim "Jimmy" Doe', Note: '=HYPERLINK("x")', More: ' y ' })
  })

  test('forgives empty columns that a spreadsheet adds at the right', () => {
    expect(readText('a,b,,\n1,2,,\n3,4\n')).toMatchObject({ ok: true, header: ['a', 'b'] })
  })

  test('takes a column called __proto__ for what it is: a name', () => {
    const reading = readText('__proto__,b\nx,y')
    expect(reading.ok && Object.keys(reading.rows[0]?.cells ?? {})).toEqual(['__proto__', 'b'])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('reads a file that has a header and nobody in it', () => {
    expect(readText('Name,E-mail\n')).toMatchObject({ ok: true, header: ['Name', 'E-mail'], rows: [] })
  })
})

describe('a file that cannot be read is refused with the reason', () => {
  test.each([
    ['nothing', ''],
    ['a byte order mark alone', '\ufeff'],
    ['blank lines', '\r\n \r\n,,\r\n'],
  ])('empty: %s', (_, text) => {
    expect(messagesOf(readText(text))).toEqual(['The file is empty.'])
  })

  test('rows with too few or too many cells, by line, and no row of it is used', () => {
    const reading = readText('a,b\n1,2\n3\n"x\ny",4\n5,6,7\n')
    expect(reading).toEqual({
      ok: false,
      problems: [
        { line: 3, message: 'Line 3 has 1 cell; the header has 2.' },
        { line: 6, message: 'Line 6 has 3 cells; the header has 2.' },
      ],
    })
  })

  test('at most fifty lines are listed, and the rest counted', () => {
    const messages = messagesOf(readText(`a,b\n${'1\n'.repeat(80)}`))
    expect(messages).toHaveLength(51)
    expect(messages.at(-1)).toBe('The same on 30 more.')
  })

  test('two columns with one name, whatever the case, or a column without one', () => {
    expect(messagesOf(readText('Name,b, name\n1,2,3'))).toEqual(['Columns 1 and 3 are both named “name”.'])
    expect(messagesOf(readText('a,,c\n1,2,3'))).toEqual(['Column 2 has no name.'])
    expect(messagesOf(readText('a,b,\n1,2,3'))).toEqual(['Column 3 has no name.'])
  })

  test('a quotation mark that never closes, with its line', () => {
    const reading = readText('a,b\r\n1,"2\r\n2"\r\n3,"4\r\n5,6\r\n')
    expect(reading).toMatchObject({ ok: false, problems: [{ line: 4 }] })
    expect(messagesOf(reading)[0]).toContain('never closes')
  })

  test.each([
    ['a workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14), 'workbook'],
    ['NUL bytes', utf8('a,b\n1,\0'), 'not a text file'],
    ['UTF-16 without its mark', Buffer.from('a,b\n1,2', 'utf16le'), 'not a text file'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'not a text file'],
    ['a byte that Windows-1252 has no letter for', Uint8Array.of(0x61, 0x0a, 0x81), 'not a text file'],
    ['half a UTF-16 letter', Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x62), 'cut off'],
  ])('%s', (_, bytes, reason) => {
    expect(messagesOf(readCsv(bytes, limits))[0]).toContain(reason)
  })

  test('more bytes or more rows than allowed; as many as allowed are fine', () => {
    const text = 'a\n1\n2\n3\n'
    expect(readCsv(utf8(text), { maxBytes: 8, maxRows: 3 }).ok).toBe(true)
    expect(messagesOf(readCsv(utf8(text), { maxBytes: 7, maxRows: 3 }))[0]).toContain('8 bytes')
    expect(messagesOf(readCsv(utf8(text), { maxBytes: 8, maxRows: 2 }))[0]).toContain('3 rows')
  })
})

test('no bytes at all make the reader fall over', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof readCsv(bytes, limits).ok === 'boolean'))
  const pieces = fc.constantFrom('"', ',', ';', '\t', '\r', '\n', 'a', ' ', 'é', '\ufeff')
  fc.assert(fc.property(fc.string({ unit: pieces, maxLength: 60 }), (text) => typeof readText(text).ok === 'boolean'))
})

const cellText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', "'", ',', ';', ' ', '1', '.', 'a', 'ł', '＝'),
  }),
)
const readable = cellText.filter((text) => !/[^\P{Cc}\t\n\v\f\r]/u.test(text))

describe('writing', () => {
  test('quotes what needs it and ends each line with CRLF', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', ' y', 2.5, true, null, undefined])).toBe(
      'a,"b,c","say ""x""","two\nlines"," y",2.5,true,,\r\n',
    )
  })

  test.each([
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '"=1"',
    ' "=1',
    "'=1",
    '＝1',
    '\u00a0=1',
    '-',
    '--1',
    '-1-1',
    '- 5',
  ])('disarms %j', (text) => {
    expect(csvLine([text, 'x'])).toMatch(/^"?'/)
  })

  test.each([-5, '-5', '-12.50', 'a=b', 'a-b', "O'Brien", 'jane@marlow.example', '2026-08-14', '5'])(
    'leaves %j alone',
    (cell) => {
      expect(csvLine([cell, 'x'])).toBe(`${cell},x\r\n`)
    },
  )

  test('no written cell begins with what a spreadsheet runs, save plain negative numbers', () => {
    fc.assert(
      fc.property(cellText, (text) => {
        const written = csvLine([text, 'x'])
          .replace(/,x\r\n$/, '')
          .replace(/^"/, '')
        expect(/^-\d+(\.\d+)?$/.test(written) || !/^[\s"]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(written)).toBe(true)
      }),
    )
  })

  test('what is written is read back, with the apostrophe where one was put', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(readable, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
    fc.assert(
      fc.property(table, (rows) => {
        const header = ['id', ...(rows[0] ?? []).map((_, i) => `column ${i}`)]
        const text = csvLine(header) + rows.map((row) => csvLine(['x', ...row])).join('')
        const back = readCsv(utf8(text), limits)
        const values = back.ok ? back.rows.map((row) => Object.values(row.cells).slice(1)) : back.problems
        const known = rows.map((row) => row.map((cell) => [cell, `'${cell}`]))
        expect(values).toEqual(known.map((row) => row.map((either) => expect.toBeOneOf(either))))
      }),
    )
  })

  test('a cell that no spreadsheet would run comes back exactly', () => {
    fc.assert(
      fc.property(readable, (text) => {
        const back = readText(`${csvLine(['id', 'cell'])}${csvLine(['x', `a${text}`])}`)
        expect(cellsOf(back)).toEqual([{ id: 'x', cell: `a${text}` }])
      }),
    )
  })

  test('a stream of rows is one file that Excel and we read alike', async () => {
    async function* rows(): AsyncGenerator<CsvCell[]> {
      for (let i = 0; i < 3000; i++) yield [`Łukasiewicz ${i}`, i]
    }
    const chunks: Uint8Array[] = []
    for await (const chunk of csvStream(['name', 'number'], rows())) chunks.push(chunk)
    expect(chunks.length).toBeGreaterThan(1)
    const file = Buffer.concat(chunks)
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const reading = readCsv(file, { maxBytes: 1_000_000, maxRows: 3000 })
    expect(reading.ok && reading.rows.at(-1)).toEqual({
      line: 3001,
      cells: { name: 'Łukasiewicz 2999', number: '2999' },
    })
  })
})
