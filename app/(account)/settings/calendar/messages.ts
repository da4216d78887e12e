/** Calendar by mail: searches that somebody keeps. */
import type { Messages } from '@/lib/platform/say'

export const searchTexts = {
  title: { en: 'Calendar by mail', es: 'Calendario por correo' },
  lead: {
    en: 'Searches of the calendar that you keep. New events come to you by mail; every letter has a link that stops it.',
    es: 'Búsquedas del calendario que usted guarda. Los eventos nuevos le llegan por correo; cada correo tiene un enlace para dejar de recibirlo.',
  },
  removed: { en: 'Removed; no letter about it leaves any more', es: 'Eliminada; ya no le llegarán correos sobre ella' },
  removedText: {
    en: 'You can keep it again from the calendar.',
    es: 'Puede guardarla otra vez desde el calendario.',
  },
  noneTitle: { en: 'You keep no search yet', es: 'Todavía no guarda ninguna búsqueda' },
  noneText: {
    en: 'Choose there what you look for, and then “Get it by mail”.',
    es: 'Elija allí lo que busca y después “Get it by mail”.',
  },
  openCalendar: { en: 'Open the calendar', es: 'Abrir el calendario' },
  keep: { en: 'Keep this search', es: 'Guardar esta búsqueda' },
  newEvents: { en: 'New events: {words}.', es: 'Eventos nuevos: {words}.' },
  allEvents: { en: 'All new events of the calendar.', es: 'Todos los eventos nuevos del calendario.' },
  whole: { en: 'The whole calendar', es: 'Todo el calendario' },
  keepAs: { en: 'Keep it', es: 'Guardarla' },
  asNew: { en: 'As a new search', es: 'Como búsqueda nueva' },
  insteadOf: { en: 'Instead of what “{name}” looks for now', es: 'En lugar de lo que “{name}” busca ahora' },
  name: { en: 'Name', es: 'Nombre' },
  nameHint: {
    en: 'Stands in the letter, so choose words that you would leave on a shared screen',
    es: 'Aparece en el correo, así que elija palabras que dejaría en una pantalla compartida',
  },
  words: { en: 'Words', es: 'Palabras' },
  wordsHint: { en: 'Empty for events with any words', es: 'Vacío para eventos con cualquier palabra' },
  otherFilters: {
    en: 'For another place, day, kind or topic <link>choose in the calendar</link>, then “Get it by mail”, and keep it instead of this one.',
    es: 'Para otro lugar, tipo o tema, <link>elija en el calendario</link>, después “Get it by mail”, y guárdela en lugar de esta.',
  },
  howOften: { en: 'How often', es: 'Con qué frecuencia' },
  change: { en: 'Change<hidden>: {name}</hidden>', es: 'Cambiar<hidden>: {name}</hidden>' },
  remove: { en: 'Remove<hidden>: {name}</hidden>', es: 'Eliminar<hidden>: {name}</hidden>' },
  save: { en: 'Save', es: 'Guardar' },
  saved: { en: 'Saved.', es: 'Guardado.' },
} as const satisfies Messages

export const rhythmTexts = {
  daily: { en: 'Every day that has something new', es: 'Cada día que haya algo nuevo' },
  weekly: { en: 'Mondays', es: 'Los lunes' },
  never: { en: 'No letters', es: 'Sin correos' },
} as const satisfies Messages
