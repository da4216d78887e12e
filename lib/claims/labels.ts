/** How states, fields, ways of taking part and likenesses are called, by the keys of `kinds.ts`. */
import type { Text } from '@/lib/platform/say'
import type { AlikeSource, ClaimFieldKey, ClaimState, TrainingMode } from './kinds'

type By<K extends string> = Readonly<Record<K, Text>>

export const stateLabels = {
  draft: { en: 'Draft', es: 'Borrador' },
  submitted: { en: 'Sent', es: 'Enviada' },
  seconding: { en: 'Waits for a second look', es: 'Espera una segunda revisión' },
  returned: { en: 'Returned to you', es: 'Devuelta a usted' },
  approved: { en: 'Approved', es: 'Aprobada' },
  rejected: { en: 'Refused', es: 'Rechazada' },
  disputed: { en: 'Disputed', es: 'En desacuerdo' },
  withdrawn: { en: 'Taken back', es: 'Retirada' },
} as const satisfies By<ClaimState>

/** The same for whoever decides. */
export const reviewLabels = {
  ...stateLabels,
  returned: { en: 'Returned', es: 'Devuelta' },
} as const satisfies By<ClaimState>

export const modeLabels = {
  'in-person': { en: 'In person', es: 'En persona' },
  virtual: { en: 'Live online', es: 'En línea, en vivo' },
  'self-paced': { en: 'Self-paced', es: 'A su propio ritmo' },
} as const satisfies By<TrainingMode>

export const fieldLabels = {
  title: { en: 'Title', es: 'Título' },
  provider: { en: 'Who gave it', es: 'Quién la dio' },
  startsOn: { en: 'First day', es: 'Primer día' },
  endsOn: { en: 'Last day', es: 'Último día' },
  minutes: { en: 'Hours', es: 'Horas' },
  mode: { en: 'How you took part', es: 'Cómo participó' },
  topicIds: { en: 'Topics', es: 'Temas' },
  note: { en: 'Note', es: 'Nota' },
  evidence: { en: 'Proof', es: 'Comprobante' },
} as const satisfies By<ClaimFieldKey>

/** The same for whoever decides. */
export const reviewFieldLabels = {
  ...fieldLabels,
  mode: { en: 'How they took part', es: 'Cómo participó la persona' },
} as const satisfies By<ClaimFieldKey>

export const sourceLabels = {
  module: { en: 'a module on the record', es: 'un módulo que consta en el registro' },
  event: { en: 'an event that was attended', es: 'un evento al que se asistió' },
  claim: { en: 'an approved claim', es: 'una capacitación externa aprobada' },
  import: { en: 'an earlier record', es: 'un registro anterior' },
  'open-claim': { en: 'another claim that is not decided', es: 'otra capacitación externa que aún no se decide' },
  registration: {
    en: 'an event that posts its own credit',
    es: 'un evento que asienta su propio crédito',
  },
} as const satisfies By<AlikeSource>
