import { spawnSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type CertificateFacts, certificatePdf } from './certificate-pdf'
import { textBehind } from './paper-text'
import { type TranscriptCredit, type TranscriptFacts, transcriptPdf } from './transcript-pdf'
import { duration, hours, longDay, shortDay } from './wording'

const certificate: CertificateFacts = {
  serial: 'AT-7K4M-2QX9-8ZT3P',
  nameAsIssued: 'Amara N. Okafor',
  title: 'Ethics in victim services',
  edition: 'Edition 3 (January 2026)',
  creditMinutes: 120,
  earnedOn: '2026-08-14',
  agencyName: 'Marlow Bay Police Department, California',
  issuedAt: new Date('2026-08-15T02:00:00Z'),
  verifyUrl: 'https://attest.example/verify/AT-7K4M-2QX9-8ZT3P',
}
const credit: TranscriptCredit = {
  title: 'Ethics in victim services',
  earnedOn: '2026-08-14',
  creditMinutes: 120,
  source: 'Module',
  agencyName: 'Marlow Bay Police Department',
  serial: 'AT-7K4M-2QX9-8ZT3P',
  reversed: false,
  repeats: false,
  takenBeforeOn: null,
}
const transcript: TranscriptFacts = {
  personName: 'Zoë Łukasiewicz',
  asOf: '2026-11-22',
  agencyName: null,
  credits: [credit],
  totals: [{ label: 'All training', creditMinutes: 120 }],
  verifyNote: 'Check each certificate at attest.example/verify.',
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** The file with its streams unpacked, as text. */
function unpacked(bytes: Uint8Array): string {
  return latin1(bytes).replace(/stream\n(.*?)\nendstream/gs, (whole, packed: string) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
    } catch {
      return whole
    }
  })
}

/** Letters that the fonts of the file say they show, so that text can be searched, copied and read aloud. */
function lettersOf(bytes: Uint8Array): Set<string> {
  const tables = unpacked(bytes).match(/beginbfrange.*?endbfrange/gs) ?? []
  const points = tables.join(' ').match(/(?<=[[ ])<[0-9a-f ]{4,}>/g) ?? []
  return new Set(
    points.flatMap((hex) => [
      ...(Buffer.from(hex.replace(/[<> ]/g, ''), 'hex').swap16().toString('utf16le') as string),
    ]),
  )
}

const count = (text: string, part: string) => text.split(part).length - 1
const pagesOf = (bytes: Uint8Array) => count(unpacked(bytes), '/Type /Page\n')

const has = (program: string) => spawnSync(program, ['-v']).error === undefined
const run = (program: string, args: string[], input: Uint8Array) => {
  const { stdout, status } = spawnSync(program, args, { input })
  expect(status).toBe(0)
  return stdout.toString()
}
const textOf = (bytes: Uint8Array) => run('pdftotext', ['-layout', '-', '-'], bytes)
const DIRECTIONS = /[\u202a-\u202e]/g
const plainTextOf = (bytes: Uint8Array) =>
  run('pdftotext', ['-', '-'], bytes).replace(DIRECTIONS, '').replace(/\s+/g, ' ')
const structureOf = (bytes: Uint8Array) => run('pdfinfo', ['-struct-text', '-'], bytes)

describe('every printed record', () => {
  test.each([
    ['certificate', () => certificatePdf(certificate), '(Certificate AT-7K4M-2QX9-8ZT3P)'],
    ['transcript', () => transcriptPdf(transcript), '(Training transcript)'],
  ])('%s: a tagged PDF in English that shows its title', async (_, make, title) => {
    const bytes = await make()
    const text = latin1(bytes)
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text.trimEnd().slice(-5)).toBe('%%EOF')
    for (const part of [
      '/StructTreeRoot',
      '/MarkInfo',
      '/Marked true',
      '/Lang (en-US)',
      '/DisplayDocTitle true',
      '<pdfuaid:part>1</pdfuaid:part>',
      title,
    ]) {
      expect(text).toContain(part)
    }
  })

  test('has all its fonts inside, and none of the fourteen that know few letters', async () => {
    const text = unpacked(await certificatePdf(certificate))
    expect(count(text, '/FontFile2')).toBeGreaterThan(0)
    expect(text).not.toContain('/Type1')
    expect(text).not.toContain('Helvetica')
  })

  test('is the same file every time, and another when a fact differs', async () => {
    const [one, two] = [await certificatePdf(certificate), await certificatePdf({ ...certificate })]
    expect(Buffer.compare(one, two)).toBe(0)
    expect(Buffer.compare(one, await certificatePdf({ ...certificate, creditMinutes: 121 }))).not.toBe(0)
    expect(Buffer.compare(await transcriptPdf(transcript), await transcriptPdf({ ...transcript }))).toBe(0)
  })

  test('is the same whatever else was printed before it', async () => {
    const before = await certificatePdf(certificate)
    await certificatePdf({ ...certificate, nameAsIssued: 'Nguyễn Thị Ánh', title: 'Other words: ąčę' })
    await transcriptPdf({ ...transcript, personName: 'Юрій Ткаченко' })
    expect(Buffer.compare(before, await certificatePdf(certificate))).toBe(0)
  })
})

describe('the certificate', () => {
  test.each(['José Nuñez', 'Zoë Łukasiewicz', 'Nguyễn Thị Ánh', 'Shándíín Dahiłǫ́', 'Ļubova Ķēniņa', 'Юрій Ткаченко'])(
    'prints the name %s with all its letters',
    async (nameAsIssued) => {
      const letters = lettersOf(await certificatePdf({ ...certificate, nameAsIssued }))
      const name = [...nameAsIssued.normalize('NFC').replaceAll(' ', '')]
      expect(name.filter((letter) => !letters.has(letter))).toEqual([])
    },
  )

  test.each([
    '李小龍',
    '經說華嘗',
    '佐藤 さくら',
    '김민준',
    'محمد الأحمد',
    'משה כהן',
    'ܝܘܚܢܢ',
    'ᏣᎳᎩ',
    'ᐃᓄᒃᑎᑐᑦ',
    '𐓏𐓘𐓻𐓘𐓻𐓟',
    'प्रिया शर्मा',
    'ਗੁਰਪ੍ਰੀਤ',
    'தமிழ்ச்செல்வி',
    'สมชาย ใจดี',
    'សុខា',
    'မြင့်',
    'Նարեկ',
    'გიორგი',
    'ሰላም',
    'Amara محمد Okafor',
  ])('prints the name %s in its own script, and the words behind it can be copied', async (nameAsIssued) => {
    const bytes = await certificatePdf({ ...certificate, nameAsIssued })
    const behind = textBehind(bytes).join('')
    expect([...nameAsIssued.normalize('NFC')].filter((letter) => !behind.includes(letter))).toEqual([])
    if (has('pdftotext')) expect(plainTextOf(bytes).replaceAll(' ', '')).toContain(nameAsIssued.replaceAll(' ', ''))
    expect(Buffer.compare(bytes, await certificatePdf({ ...certificate, nameAsIssued }))).toBe(0)
  })

  test('lets a name from right to left be read as it is spoken', async () => {
    const text = unpacked(await certificatePdf({ ...certificate, nameAsIssued: 'משה כהן' }))
    const spoken = Buffer.from('\ufeffמשה כהן', 'utf16le').swap16().toString('latin1')
    expect(text).toContain(`/ActualText (${spoken})`)
  })

  test('has no row for an edition where training has none', async () => {
    const [full, plain] = [await certificatePdf(certificate), await certificatePdf({ ...certificate, edition: '' })]
    expect(textBehind(full).join(' ')).toContain('Edition')
    expect(textBehind(plain).join(' ')).not.toContain('Edition')
  })

  test('prints a name that was stored in decomposed letters', async () => {
    const decomposed = await certificatePdf({ ...certificate, nameAsIssued: 'José Nuñez'.normalize('NFD') })
    expect(Buffer.compare(decomposed, await certificatePdf({ ...certificate, nameAsIssued: 'José Nuñez' }))).toBe(0)
  })

  test('is one page, however long its words are', async () => {
    const long = {
      nameAsIssued: 'W'.repeat(120),
      title: 'Long words '.repeat(30),
      agencyName: 'Department of '.repeat(15),
    }
    expect(pagesOf(await certificatePdf(certificate))).toBe(1)
    expect(pagesOf(await certificatePdf({ ...certificate, ...long }))).toBe(1)
  })

  test('draws the square code as shapes, described in words, and links to the same place', async () => {
    const text = unpacked(await certificatePdf(certificate))
    expect(text).toContain('(Square code that opens the verification page of certificate AT-7K4M-2QX9-8ZT3P)')
    expect(text).toContain('(https://attest.example/verify/AT-7K4M-2QX9-8ZT3P)')
    expect(text).not.toContain('/Subtype /Image')
    expect(count(text, ' re\n')).toBeGreaterThan(300)
  })

  test('says nothing about an agency, an end or a test when there is none', async () => {
    const withAll = { ...certificate, goodThrough: '2028-08-14', accomplishment: 'completed, and passed the test of,' }
    const [plain, full] = [await certificatePdf({ ...certificate, agencyName: null }), await certificatePdf(withAll)]
    expect(count(unpacked(full), '/S /Lbl')).toBe(5)
    expect(count(unpacked(plain), '/S /Lbl')).toBe(3)
  })

  test.skipIf(!has('pdftotext'))('reads as a person would read it', async () => {
    const facts = {
      ...certificate,
      goodThrough: '2028-08-14',
      mode: 'self-paced training',
      nameAsIssued: 'Zoë Łukasiewicz',
    }
    const text = textOf(await certificatePdf(facts))
    const words = ['Zoë Łukasiewicz', 'Ethics in victim services', '2 hours of self-paced training, on August 14, 2026']
    words.push('Marlow Bay Police Department, California', '3 (January 2026)', 'August 14, 2028', 'AT-7K4M-2QX9-8ZT3P')
    words.push('attest.example/verify/AT-7K4M-2QX9-8ZT3P')
    for (const part of words) expect(text).toContain(part)
    expect(text).not.toContain('passed')
  })

  test.skipIf(!has('pdftotext'))(
    'keeps the words of a wrapped title apart, and loses no letter of a broken one',
    async () => {
      const title =
        'Identifying and responding to human trafficking of children and youth in rural communities and beyond'
      const nameAsIssued = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(4)
      const structure = structureOf(await certificatePdf({ ...certificate, title, nameAsIssued }))
      expect(structure).toContain(`H2 (block)\n    "${title}"`)
      expect(structure).toContain(`H1 (block)\n    "${nameAsIssued}"`)
    },
  )
})

describe('the transcript', () => {
  const many = Array.from({ length: 100 }, (_, i) => ({ ...credit, title: `Training number ${i + 1}` }))

  test('prints every credit, over as many pages as it takes, with the heads in the structure once', async () => {
    const bytes = await transcriptPdf({ ...transcript, credits: many })
    const text = unpacked(bytes)
    expect(pagesOf(bytes)).toBeGreaterThan(2)
    expect(count(text, '/S /TR')).toBe(101)
    expect(count(text, '/Scope /Column')).toBe(6)
    expect(count(text, '/Scope /Row')).toBe(100)
    expect(count(text, '/Type /Pagination')).toBe(2 * pagesOf(bytes) - 1)
  })

  test('keeps the point in a figure, whatever was printed before', async () => {
    await certificatePdf({ ...certificate, title: 'Ethics: in; half… of it, i.e. part 1 ÷ 2!' })
    const totals = [{ label: 'All training', creditMinutes: 1830 }]
    const lines = textBehind(
      await transcriptPdf({ ...transcript, totals, credits: [{ ...credit, creditMinutes: 90 }] }),
    )
    expect(lines).toContain('All training: 30.5 hours')
    expect(lines.join(' ')).toContain('1.5Module')
  })

  test('says which period it holds, and the hours of each year', async () => {
    const years = [
      { year: 2026, creditMinutes: 1680 },
      { year: 2025, creditMinutes: 480 },
    ]
    const period = 'Earned from January 1, 2025 on; earlier training is not listed'
    const priorities = [
      { name: 'Collaboration', creditMinutes: 270 },
      { name: 'Integration', creditMinutes: 90 },
    ]
    const lines = textBehind(await transcriptPdf({ ...transcript, period, years, priorities }))
    expect(lines).toContain(period)
    expect(lines).toContain('Hours by year: 2026: 28.0; 2025: 8.0')
    expect(lines.join(' ')).toContain('in all that it serves: Collaboration: 4.5; Integration: 1.5')
  })

  test('never cuts a code, a day or a figure in two', async () => {
    const wide = { ...credit, serial: 'AT-WWWW-MMMM-WWWWM', earnedOn: '2026-12-28', creditMinutes: 59_940 }
    const lines = textBehind(await transcriptPdf({ ...transcript, credits: [wide] }))
    for (const whole of ['AT-WWWW-MMMM-WWWWM', 'Dec 28, 2026', '999.0']) expect(lines.join(' ')).toContain(whole)
  })

  test.skipIf(!has('pdftotext'))('repeats the heads and numbers the pages', async () => {
    const bytes = await transcriptPdf({ ...transcript, credits: many })
    const pages = textOf(bytes).split('\f').slice(0, -1)
    pages.forEach((page, i) => {
      expect(page).toContain(`Page ${i + 1} of ${pages.length}`)
      expect(page).toContain('Agency on that day')
      expect(page).toContain('As of November 22, 2026: Zoë Łukasiewicz')
    })
    for (const { title } of many) expect(pages.join('')).toMatch(new RegExp(`${title} `))
  })

  test.skipIf(!has('pdftotext'))(
    'says of a reversed credit that it no longer counts, and counts none of its hours; of training taken again, when before',
    async () => {
      const reversed = textOf(await transcriptPdf({ ...transcript, credits: [{ ...credit, reversed: true }] }))
      expect(reversed).toMatch(/Ethics in victim services\s+Aug 14, 2026\s+0\.0\s+Module/)
      expect(reversed).toContain('Reversed: 2.0 hours no longer count')
      const again = textOf(
        await transcriptPdf({ ...transcript, credits: [{ ...credit, takenBeforeOn: '2025-11-02' }] }),
      )
      expect(again).toContain('Taken before, on Nov 2, 2025')
      expect(textOf(await transcriptPdf(transcript))).not.toContain('Reversed')
    },
  )

  test.skipIf(!has('pdftotext'))('of a person without training says so, and draws no empty table', async () => {
    const bytes = await transcriptPdf({ ...transcript, credits: [], totals: [] })
    expect(textOf(bytes)).toContain('No training is recorded up to this day.')
    expect(unpacked(bytes)).not.toContain('/S /Table')
  })
})

describe('wording', () => {
  test.each([
    [120, '2.0', '2 hours'],
    [60, '1.0', '1 hour'],
    [90, '1.5', '1.5 hours'],
    [15, '0.25', '0.25 hours'],
    [50, '0.83', '50 minutes'],
    [80, '1.33', '1 hour 20 minutes'],
    [121, '2.02', '2 hours 1 minute'],
    [0, '0.0', '0 hours'],
  ])('%i minutes of credit are %s in a column and %s in a sentence', (minutes, figure, words) => {
    expect(hours(minutes)).toBe(figure)
    expect(duration(minutes)).toBe(words)
  })

  test('days are written with their month in letters', () => {
    expect(longDay('2026-08-04')).toBe('August 4, 2026')
    expect(shortDay('2026-12-31')).toBe('Dec 31, 2026')
    expect(shortDay('2026-05-01')).toBe('May 1, 2026')
  })
})
