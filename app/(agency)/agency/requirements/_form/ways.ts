/** Ways in which training is given, to choose from: one, or either of two. */
import { capital, joined } from '@/lib/platform/words'
import { type DeliveryMode, deliveryModes } from '@/lib/requirements/engine/narrowing'
import { modeWords } from '@/lib/requirements/explained/asked'

const PAIRS: readonly DeliveryMode[][] = [
  ['in-person', 'virtual'],
  ['virtual', 'self-paced'],
  ['in-person', 'self-paced'],
]

const waysWords = (ways: string) =>
  capital(
    joined(
      ways.split(' ').map((way) => modeWords[way as DeliveryMode]),
      'or',
    ),
  )

/** One way of training, or either of two; `chosen` as it stands in the rule, whatever its order. */
export function waysOptions(chosen: string) {
  const all = [...deliveryModes.map((way) => way as string), ...PAIRS.map((pair) => pair.join(' '))]
  const every = chosen === '' || all.includes(chosen) ? all : [...all, chosen]
  return every.map((value) => ({ value, label: waysWords(value) }))
}
