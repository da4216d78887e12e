import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CsvCell, type CsvReading, csvLine, csvStream, readCsv, readCsvInSlices } from './csv'

const limits = { maxBytes: 100_000, maxRows: 1000 }
const utf8 = (text: string) => new TextEncoder().encode(text)
const readText = (text: string) => readCsv(utf8(text), limits)
const cellsOf = (reading: CsvReading) => (reading.ok ? reading.rows.map((row) => row.cells) : reading.problems)
const messagesOf = (reading: CsvReading) => (reading.ok ? [] : reading.problems.map((problem) => problem.message))

describe('reading a file', () => {
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
    ['bar', 'Name|Note\nBell|a,b', '|'],
    ['semicolon, as its first line tells Excel', 'sep=;\r\nName;Note\r\nBell;x', ';'],
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

describe('rows that are not as long as the header', () => {
  test('say so; what is missing at the end is empty', () => {
    const reading = readText('a,b,c\n1,2,3\n4\n5,6,7,\n8,9,10,11\n')
    expect(reading).toMatchObject({
      ok: true,
      rows: [
        { line: 2, cells: { a: '1', b: '2', c: '3' } },
        { line: 3, cells: { a: '4', b: '', c: '' }, written: 1 },
        { line: 4, cells: { a: '5', b: '6', c: '7' } },
        { line: 5, written: 4, surplus: ['11'] },
      ],
    })
  })

  test('columns without a name get their number when something stands in them, and are passed over when not', () => {
    expect(readText('a,,c,\n1,,3,4\n')).toMatchObject({ ok: true, header: ['a', 'c', 'Column 4'] })
  })
})

test('the header may stand below titles, with whatever delimiter it has', () => {
  const isHeader = (cells: string[]) => cells.some((cell) => cell.trim() === 'Badge')
  const file = utf8('Marlow Bay Police Department, roster\r\nAs of 11/26/2026\r\n\r\nBadge;Name\r\n1;Bell\r\n')
  expect(readCsv(file, { ...limits, isHeader })).toMatchObject({
    ok: true,
    delimiter: ';',
    header: ['Badge', 'Name'],
    rows: [{ line: 5, cells: { Badge: '1', Name: 'Bell' } }],
  })
})

describe('encodings that a file does not say', () => {
  const names = 'Name,Note\nTomás Núñez,x\nJoaquín Ibarra,y\nZoë Peña-Müller,z\nGARCÍA,w\n'
  const coded = (map: Record<string, number>) => Uint8Array.from(names, (letter) => map[letter] ?? letter.charCodeAt(0))
  const macintosh = { á: 0x87, ú: 0x9c, ñ: 0x96, í: 0x92, ë: 0x91, ü: 0x9f, Í: 0xea }
  const cp850 = { á: 0xa0, ú: 0xa3, ñ: 0xa4, í: 0xa1, ë: 0x89, ü: 0x81, Í: 0xd6 }
  const asWindows = (text: string) => new TextDecoder('latin1').decode(utf8(text))
  test.each<[string, Uint8Array]>([
    ['macintosh', coded(macintosh)],
    ['cp850', coded(cp850)],
    ['windows-1252', Buffer.from(names, 'latin1')],
    ['utf-16le', Buffer.from(names, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${names}`, 'utf16le').swap16()],
    ['utf-8 twice', utf8(asWindows(names))],
  ])('%s is known by what no name holds', (encoding, bytes) => {
    const reading = readCsv(bytes, limits)
    expect(reading).toMatchObject({ ok: true, encoding })
    expect(cellsOf(reading)).toEqual(cellsOf(readText(names)))
  })

  test.each(['O’Rourke', 'D’souza', 'Sheriff’s Office', '“Bob” – 5 €', 'Acme®', 'São João', 'PEÑA', 'Ibáñez'])(
    '“%s” of Windows stays what it is',
    (text) => {
      const high: Record<string, number> = { '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, '€': 0x80 }
      const bytes = Uint8Array.from(`Name\n${text}\n`, (letter) => high[letter] ?? letter.charCodeAt(0))
      expect(cellsOf(readCsv(bytes, limits))).toEqual([{ Name: text }])
    },
  )

  test.each(['SÃO JOÃO', 'Ångström', '“Ñandú”', 'Âge d’or', 'José’s', 'Nguyễn Văn', '“SALÓ”'])(
    '“%s” in UTF-8 is not taken for twice encoded',
    (text) => {
      expect(readText(`Name\n${text}\n`)).toMatchObject({ encoding: 'utf-8', rows: [{ cells: { Name: text } }] })
    },
  )
})

describe('files made to be slow', () => {
  const roster = { maxBytes: 5 * 1024 * 1024, maxRows: 20_000 }
  const bombs: [string, Uint8Array, RegExp][] = [
    ['a header of 40,000 columns', utf8(Array.from({ length: 40_000 }, (_, at) => `c${at}`).join(',')), /200 columns/],
    ['5 MB of short rows', utf8('a\n'.repeat(2_600_000)), /20,000 rows/],
    ['5 MB of blank lines', utf8(`a,b\n${'\n'.repeat(5_200_000)}`), /empty lines/],
    ['5 MB of commas', utf8(`a,b\n${','.repeat(5_200_000)}`), /columns/],
    ['5 MB in lines of commas', utf8(`a,b\n${`${','.repeat(1000)}\n`.repeat(5200)}x`), /./],
    ['a quotation mark and 5 MB', utf8(`a,b\n"${'x'.repeat(5_200_000)}`), /never closes/],
    ['one cell of 5 MB', utf8(`a,b\n${'x'.repeat(5_200_000)},`), /10,000 characters/],
    ['5 MB of quotation marks', utf8(`a,b\n${'"'.repeat(5_200_000)}`), /./],
    ['5 MB of accents', new Uint8Array(5_200_000).fill(0xe9), /./],
  ]
  /** Milliseconds of this process, so that others on the machine do not count. */
  const worked = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  test.each(bombs)('%s: answered soon, and others have their turn meanwhile', async (_, bytes, reason) => {
    let longest = 0
    let last = worked()
    const from = last
    const ticking = setInterval(() => {
      longest = Math.max(longest, worked() - last)
      last = worked()
    }, 5)
    const reading = await readCsvInSlices(bytes, roster)
    const took = worked() - from
    await new Promise((resolve) => setTimeout(resolve, 10))
    clearInterval(ticking)
    if (reading.ok) expect(reading.rows.length).toBeLessThan(2)
    else expect(reading.problems[0]?.message).toMatch(reason)
    expect(took).toBeLessThan(2000)
    expect(longest).toBeLessThan(200)
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

  test('most rows with too many cells: the delimiter or the quotation marks are wrong', () => {
    const reading = readText('a,b\n1,2\n"x\ny",4,3\n5,6,7\n')
    expect(reading).toEqual({
      ok: false,
      problems: [
        { line: 3, message: 'There are 3 cells; the header has 2.' },
        { line: 5, message: 'There are 3 cells; the header has 2.' },
      ],
    })
  })

  test('at most fifty lines are listed, and the rest counted', () => {
    const messages = messagesOf(readText(`a,b\n${'1,2,3\n'.repeat(80)}`))
    expect(messages).toHaveLength(51)
    expect(messages.at(-1)).toBe('The same on 30 more.')
  })

  test('two columns with one name, whatever the case', () => {
    expect(messagesOf(readText('Name,b, name\n1,2,3'))).toEqual(['Columns 1 and 3 are both named “name”.'])
  })

  test('a quotation mark that never closes, with its line', () => {
    const reading = readText('a,b\r\n1,"2\r\n2"\r\n3,"4\r\n5,6\r\n')
    expect(reading).toMatchObject({ ok: false, problems: [{ line: 4 }] })
    expect(messagesOf(reading)[0]).toContain('never closes')
  })

  test.each([
    ['a workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14), 'workbook'],
    ['NUL bytes', utf8('a,b\n1,\0'), 'not a text file'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'not a text file'],
    ['a letter that could be one of two', Uint8Array.of(0x61, 0x0a, 0x81), 'cannot be told for certain'],
    ['half a UTF-16 letter', Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x62), 'cut off'],
  ])('%s', (_, bytes, reason) => {
    expect(messagesOf(readCsv(bytes, limits))[0]).toContain(reason)
  })

  test('more bytes or more rows than allowed; as many as allowed are fine', () => {
    const text = 'a\n1\n2\n3\n'
    expect(readCsv(utf8(text), { maxBytes: 8, maxRows: 3 }).ok).toBe(true)
    expect(messagesOf(readCsv(utf8(text), { maxBytes: 7, maxRows: 3 }))[0]).toContain('8 bytes')
    expect(messagesOf(readCsv(utf8(text), { maxBytes: 8, maxRows: 2 }))[0]).toContain('more than 2 rows')
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
