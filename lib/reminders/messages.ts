/** Letters about dates: they name no training, since others may see the screen. */
import type { Messages } from '@/lib/platform/say'

export const dateTexts = {
  subject: { en: 'Dates to note', es: 'Fechas que conviene anotar' },
  /** Of a letter that names no date. */
  subjectOfGates: { en: 'A step before some of your work', es: 'Un paso previo a parte de su trabajo' },
  opening: {
    en: 'This is what stands open of your training, or of certifications that you hold.',
    es: 'Esto es lo que queda pendiente de su capacitación o de sus certificaciones.',
  },
  closing: {
    en: 'Such a letter comes once a week at most. Nothing more comes about a training that is done, was waived or is no longer asked of you, nor about a certification that was renewed.',
    es: 'Este correo llega como máximo una vez por semana. No se le escribe más sobre una capacitación que completó, de la que se le eximió o que ya no se le pide, ni sobre una certificación que renovó.',
  },
  passed: {
    en: '{agency}: {n, plural, one {One date has passed: {days}.} other {# dates have passed: {days}.}}',
    es: '{agency}: {n, plural, one {Una fecha ya pasó: {days}.} other {# fechas ya pasaron: {days}.}}',
  },
  week: {
    en: '{agency}: {n, plural, one {One date is within seven days: {days}.} other {# dates are within seven days: {days}.}}',
    es: '{agency}: {n, plural, one {Una fecha cae en los próximos siete días: {days}.} other {# fechas caen en los próximos siete días: {days}.}}',
  },
  month: {
    en: '{agency}: {n, plural, one {One date is within thirty days: {days}.} other {# dates are within thirty days: {days}.}}',
    es: '{agency}: {n, plural, one {Una fecha cae en los próximos treinta días: {days}.} other {# fechas caen en los próximos treinta días: {days}.}}',
  },
  editions: {
    en: '{agency}: {n, plural, one {One of these dates comes from a new edition of a module that you completed before.} other {# of these dates come from new editions of modules that you completed before.}}',
    es: '{agency}: {n, plural, one {Una de estas fechas se debe a una nueva edición de un módulo que ya había completado.} other {# de estas fechas se deben a nuevas ediciones de módulos que ya había completado.}}',
  },
  certificationWeek: {
    en: '{agency}: {n, plural, one {One certification runs out within seven days: {days}.} other {# certifications run out within seven days: {days}.}}',
    es: '{agency}: {n, plural, one {Una certificación vence en los próximos siete días: {days}.} other {# certificaciones vencen en los próximos siete días: {days}.}}',
  },
  certificationMonth: {
    en: '{agency}: {n, plural, one {One certification runs out within thirty days: {days}.} other {# certifications run out within thirty days: {days}.}}',
    es: '{agency}: {n, plural, one {Una certificación vence en los próximos treinta días: {days}.} other {# certificaciones vencen en los próximos treinta días: {days}.}}',
  },
  certificationQuarter: {
    en: '{agency}: {n, plural, one {One certification runs out within ninety days: {days}.} other {# certifications run out within ninety days: {days}.}}',
    es: '{agency}: {n, plural, one {Una certificación vence en los próximos noventa días: {days}.} other {# certificaciones vencen en los próximos noventa días: {days}.}}',
  },
  gates: {
    en: '{agency}: {n, plural, one {One requirement comes before work that you may not do until it is met. It has no last day: a letter about it alone comes only once.} other {# requirements come before work that you may not do until they are met. They have no last day: a letter about them alone comes only once.}}',
    es: '{agency}: {n, plural, one {Un requisito va antes de un trabajo que no puede hacer hasta cumplirlo. No tiene fecha límite: un correo que trate solo de él llega una sola vez.} other {# requisitos van antes de un trabajo que no puede hacer hasta cumplirlos. No tienen fecha límite: un correo que trate solo de ellos llega una sola vez.}}',
  },
  renew: {
    en: 'Your certifications stand here, and you enter a renewal there: {page}',
    es: 'Aquí están sus certificaciones, y aquí registra una renovación: {page}',
  },
  where: {
    en: 'What each of them is, what counts and what is missing stands here after you sign in: {page}',
    es: 'Después de iniciar sesión verá aquí de qué se trata cada una, qué cuenta y qué falta: {page}',
  },
} as const satisfies Messages

export const welcomeTexts = {
  subject: { en: 'Where your training record is kept', es: 'Dónde se guarda su registro de capacitación' },
  who: {
    en: '{agency} keeps its training record in Attest and has you on its roster with this address.',
    es: '{agency} lleva su registro de capacitación en Attest, y usted figura en su lista de personal con esta dirección.',
  },
  begin: {
    en: 'Sign in with this address to see what is asked of you and by when: {page} What you complete is yours to keep, also when you leave.',
    es: 'Inicie sesión con esta dirección para ver qué se le pide y para cuándo: {page} Lo que complete es suyo y lo conserva aunque deje la agencia.',
  },
  gates: {
    en: 'Some of it comes before work that you may not do until it is met. It has no last day, and stands there as well.',
    es: 'Una parte va antes de un trabajo que no puede hacer hasta cumplirla. No tiene fecha límite y también está allí.',
  },
  wrong: {
    en: 'If you do not know this agency, ignore this message: nothing happens until you sign in, and it is the only one.',
    es: 'Si no conoce esta agencia, ignore este mensaje: no pasa nada mientras no inicie sesión, y no le enviaremos otro.',
  },
} as const satisfies Messages

/** A letter that a coordinator writes through Attest: it names what is missing, under a subject that does not. */
export const writtenTexts = {
  subject: { en: 'A message about your training', es: 'Un mensaje sobre su capacitación' },
  hello: { en: 'Hello {name},', es: 'Hola, {name}:' },
  was: { en: '“{name}” was due on {day}.', es: '“{name}” vencía el {day}.' },
  gate: {
    en: '“{name}” has no last day. Until it is met, you may not yet {act}.',
    es: '“{name}” no tiene fecha límite. Hasta cumplirlo, todavía no puede hacer esto: {act}.',
  },
  is: { en: '“{name}” is due on {day}.', es: '“{name}” vence el {day}.' },
  module: {
    en: 'This would count toward “{name}”: “{title}”, a module that you can take at any time: {page}',
    es: 'Esto contaría para “{name}”: “{title}”, un módulo que puede hacer cuando quiera: {page}',
  },
  event: {
    en: 'This would count toward “{name}”: “{title}” on {day}. Register here: {page}',
    es: 'Esto contaría para “{name}”: “{title}”, el {day}. Inscríbase aquí: {page}',
  },
  /** They hold a place already. */
  held: {
    en: 'This would count toward “{name}”: “{title}” on {day}, in which you hold a place: {page}',
    es: 'Esto contaría para “{name}”: “{title}”, el {day}, en el que ya tiene un lugar: {page}',
  },
  where: {
    en: 'What counts and what is missing stands here after you sign in: {page}',
    es: 'Después de iniciar sesión verá aquí qué cuenta y qué falta: {page}',
  },
  from: {
    en: '{name}, {agency}, wrote this through Attest. An answer to this address reaches nobody; speak to {name} if something stands in the way.',
    es: '{name}, de {agency}, escribió este mensaje por medio de Attest. Una respuesta a esta dirección no llega a nadie; hable con {name} si algo se lo impide.',
  },
} as const satisfies Messages
