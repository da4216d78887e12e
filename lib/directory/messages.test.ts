import { expect, test } from 'vitest'
import { sentencesIn } from '@/lib/platform/say'
import { contactLines } from './contact-lines'
import { lineTexts } from './messages'

test('what the lines say that the product comes with is there in Spanish, by the very words of the record', () => {
  const spanish = sentencesIn('es', lineTexts)
  for (const { purpose, hours } of contactLines) {
    expect(spanish).toHaveProperty([purpose])
    if (hours) expect(spanish).toHaveProperty([hours])
  }
  expect(spanish).toHaveProperty(['National Human Trafficking Hotline'], 'Línea Nacional contra la Trata de Personas')
  const written = new Set(contactLines.flatMap(({ name, purpose, hours }) => [name, purpose, hours]))
  expect(Object.keys(spanish).filter((each) => !written.has(each))).toEqual([])
})

test('a line is said to serve in Spanish only where its English text says so', () => {
  for (const { en, es } of Object.values(lineTexts)) expect(/en español/.test(es)).toBe(/Spanish/.test(en))
})
