import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  count,
  countWords,
  fullName,
  hours,
  hoursFigure,
  hoursIn,
  hoursOf,
  joined,
  joinedIn,
  listName,
  numberWord,
  percent,
  share,
} from './words'

describe('quantities', () => {
  test('a heading never shows a digit below one thousand', () => {
    expect([0, 1, 5, 13, 20, 21, 99, 100, 112, 999].map(numberWord)).toEqual([
      'no',
      'one',
      'five',
      'thirteen',
      'twenty',
      'twenty-one',
      'ninety-nine',
      'one hundred',
      'one hundred twelve',
      'nine hundred ninety-nine',
    ])
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), (n) => !/\d/.test(countWords(n, 'person', 'people'))))
    expect(numberWord(1000)).toBe('1,000')
  })

  test('one thing is never said in the plural', () => {
    expect(count(1, 'person', 'people')).toBe('1 person')
    expect(count(0, 'event')).toBe('0 events')
    expect(count(6200, 'person', 'people')).toBe('6,200 people')
    expect(countWords(1, 'training')).toBe('One training')
    expect(countWords(5, 'person', 'people')).toBe('Five people')
  })

  test('credit is hours in text and one decimal in a column', () => {
    expect([25, 60, 90, 120, 855].map(hours)).toEqual(['25 minutes', '1 hour', '1.5 hours', '2 hours', '14.25 hours'])
    expect(hours(0)).toBe('0 hours')
    expect([-40, -90, -100].map(hours)).toEqual(['-40 minutes', '-1.5 hours', '-1 hour 40 minutes'])
    expect([66, 400, 1100, 61].map(hours)).toEqual([
      ...['1.1 hours', '6 hours 40 minutes', '18 hours 20 minutes', '1 hour 1 minute'],
    ])
    expect([90, 400, 45].map((minutes) => hoursIn(minutes, 'es'))).toEqual([
      '1.5 horas',
      '6 horas 40 minutos',
      '45 minutos',
    ])
    expect([120, 870, 75].map(hoursFigure)).toEqual(['2.0', '14.5', '1.25'])
    expect(hoursOf(870, 1440)).toBe('14.5 of 24 hours')
    expect(hoursOf(400, 1440)).toBe('6 hours 40 minutes of 24 hours')
  })

  test('a percentage says all or none only when it is so', () => {
    expect(percent(168, 200)).toBe('84%')
    expect(percent(1999, 2000)).toBe('99%')
    expect(percent(1, 1000)).toBe('1%')
    expect(percent(0, 10)).toBe('0%')
    expect(percent(10, 10)).toBe('100%')
    expect(share(168, 200)).toBe('84%; 168 of 200')
    expect(share(0, 0)).toBe('none')
  })
})

describe('names and lists', () => {
  test('family name first in lists, given name first in sentences', () => {
    expect(listName({ given: 'Marcus', family: 'Bell' })).toBe('Bell, Marcus')
    expect(fullName({ given: 'Marcus', family: 'Bell' })).toBe('Marcus Bell')
    expect(listName({ given: '', family: 'Sukarno' })).toBe('Sukarno')
  })

  test('the last of a list is joined by a word', () => {
    expect(joined([])).toBe('')
    expect(joined(['officers'])).toBe('officers')
    expect(joinedIn('es', ['ética', 'entrevista'])).toBe('ética y entrevista')
    expect(joined(['officers', 'advocates'], 'or')).toBe('officers or advocates')
    expect(joined(['officers', 'advocates', 'allied professionals'])).toBe(
      'officers, advocates and allied professionals',
    )
  })
})
