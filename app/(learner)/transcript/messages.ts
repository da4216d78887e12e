/** What the transcript can be narrowed to, and its sums. */
import type { Messages } from '@/lib/platform/say'

export const transcriptTexts = {
  earnedFrom: { en: 'Earned from', es: 'Obtenida desde' },
  to: { en: 'To', es: 'Hasta' },
  topic: { en: 'Topic', es: 'Tema' },
  allTopics: { en: 'All topics', es: 'Todos los temas' },
  how: { en: 'How', es: 'Cómo' },
  anyWay: { en: 'Any way', es: 'De cualquier forma' },
  priority: { en: 'Priority', es: 'Prioridad' },
  allPriorities: { en: 'All priorities', es: 'Todas las prioridades' },
  agency: { en: 'Agency on the day', es: 'Agencia de ese día' },
  allAgencies: { en: 'All agencies', es: 'Todas las agencias' },
  often: { en: 'Often wanted:', es: 'Se pide a menudo:' },
  thisYear: { en: 'this calendar year', es: 'este año calendario' },
  twoYears: { en: 'this year and the last', es: 'este año y el anterior' },
  everything: { en: 'everything', es: 'todo' },
  onlyPart: {
    en: 'Only training {what} is shown and counted. Each training is listed whole, also where it was about more.',
    es: 'Solo se muestra y se cuenta la capacitación {what}. Cada capacitación figura completa, aunque haya tratado de más.',
  },
  earnedBetween: { en: 'earned from {from} to {to}', es: 'obtenida del {from} al {to}' },
  earnedSince: { en: 'earned from {from} on', es: 'obtenida desde el {from}' },
  earnedUntil: { en: 'earned up to {to}', es: 'obtenida hasta el {to}' },
  about: { en: 'about {topic}', es: 'sobre {topic}' },
  given: {
    en: '{mode, select, inperson {given in person} virtual {given live online} other {taken at your own pace}}',
    es: '{mode, select, inperson {impartida en persona} virtual {impartida en línea y en vivo} other {hecha a su propio ritmo}}',
  },
  ofPriority: { en: 'of the priority {priority}', es: 'de la prioridad {priority}' },
  earnedFor: { en: 'earned for {agency}', es: 'obtenida para {agency}' },
  byTopic: { en: 'By topic', es: 'Por tema' },
  share: { en: 'Share', es: 'Proporción' },
  hours: { en: 'Hours', es: 'Horas' },
  latest: { en: 'Latest', es: 'Última vez' },
  noTopic: { en: 'No topic named', es: 'Sin tema indicado' },
  together: { en: 'Together', es: 'En total' },
  topicsNote: {
    en: 'The rows add up to the whole: what is about several topics is shared among them, by its own figures or alike.',
    es: 'Las filas suman el total: lo que trata de varios temas se reparte entre ellos, según sus propias cifras o por igual.',
  },
  byMode: { en: 'By way of training:', es: 'Por forma de capacitación:' },
  mode: {
    en: '{mode, select, inperson {in person} virtual {live online} other {self-paced}}',
    es: '{mode, select, inperson {en persona} virtual {en línea y en vivo} other {a su propio ritmo}}',
  },
  hoursIn: {
    en: '{mode, select, inperson {in person} virtual {live online} other {self-paced}} {hours}',
    es: '{mode, select, inperson {en persona} virtual {en línea y en vivo} other {a su propio ritmo}} {hours}',
  },
  waiting: { en: 'Waiting, not counted', es: 'En espera, sin contar' },
  waitingNote: {
    en: 'Training from elsewhere that your agency has yet to decide about. None of it is in the figures above, in the PDF or in the data file.',
    es: 'Capacitación tomada en otro lugar sobre la que su agencia todavía tiene que decidir. Nada de ella está en las cifras de arriba, en el PDF ni en el archivo de datos.',
  },
  claimed: { en: '{hours} claimed.', es: 'Usted indicó {hours}.' },
  allClaims: {
    en: '{n, plural, one {One more waits: see all that you brought in} other {# more wait: see all that you brought in}}',
    es: '{n, plural, one {Otra más espera: vea todo lo que usted presentó} other {# más esperan: vea todo lo que usted presentó}}',
  },
  noDay: { en: 'There is no day “{day}”', es: 'No existe el día “{day}”' },
  noDayText: {
    en: 'No training is shown, since it is not known which days are meant. Days are written as 2026-11-22.',
    es: 'No se muestra ninguna capacitación, porque no se sabe a qué días se refiere. Los días se escriben como 2026-11-22.',
  },
  noDayAll: { en: 'Show everything on your record', es: 'Mostrar todo lo que hay en su registro' },
  pdf: { en: 'Download the PDF', es: 'Descargar el PDF' },
  csv: { en: 'Data file (CSV)', es: 'Archivo de datos (CSV)' },
} as const satisfies Messages
export type TranscriptTexts = typeof transcriptTexts
