import { expect, test } from 'vitest'
import { replacements } from './help-numbers'

const on = (now: { phone: string; textNumber: string }, page: string) =>
  replacements(now).reduce((words, [before, after]) => words.replace(before, after), page)
const page =
  '<a href="tel:+18883737888">1-888-373-7888</a> text <a href="sms:233733">233733</a> <script>["$","a",{"href":"tel:+18883737888"}]</script> <p>1-888-373-78880</p>'

test('as long as the numbers are those of the product, pages stay as they were built', () => {
  expect(replacements({ phone: '888-373-7888', textNumber: '233733' })).toEqual([])
  expect(replacements(null)).toEqual([])
})

test('a changed hotline stands above every page, for telephones, for eyes and for scripts; longer numbers stay', () => {
  const changed = on({ phone: '888-555-0199', textNumber: '555222' }, page)
  expect(changed).toBe(
    '<a href="tel:+18885550199">1-888-555-0199</a> text <a href="sms:555222">555222</a> <script>["$","a",{"href":"tel:+18885550199"}]</script> <p>1-888-373-78880</p>',
  )
})
