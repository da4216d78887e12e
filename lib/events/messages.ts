/** What filters of the calendar are called, and what letters about kept searches say. */
import type { Messages } from '@/lib/platform/say'

export const kindTexts = {
  training: { en: 'Training', es: 'Capacitación' },
  conference: { en: 'Conference', es: 'Conferencia' },
  webinar: { en: 'Webinar', es: 'Seminario web' },
  meeting: { en: 'Meeting', es: 'Reunión' },
  ceremony: { en: 'Ceremony', es: 'Ceremonia' },
  'support-group': { en: 'Support group', es: 'Grupo de apoyo' },
} as const satisfies Messages

export const formatTexts = {
  'in-person': { en: 'In person', es: 'En persona' },
  virtual: { en: 'Online', es: 'En línea' },
  hybrid: { en: 'In person and online', es: 'En persona y en línea' },
} as const satisfies Messages

export const audienceTexts = {
  'law-enforcement': { en: 'Law enforcement', es: 'Fuerzas del orden' },
  'victim-services': { en: 'Victim services', es: 'Servicios a víctimas' },
  'allied-professionals': { en: 'Allied professionals', es: 'Profesionales afines' },
} as const satisfies Messages

/** The same in a list. */
export const forAudienceTexts = {
  'law-enforcement': { en: 'for law enforcement', es: 'para fuerzas del orden' },
  'victim-services': { en: 'for victim services', es: 'para servicios a víctimas' },
  'allied-professionals': { en: 'for allied professionals', es: 'para profesionales afines' },
} as const satisfies Messages

/** The parts of a filter, as they stand in a list: "Webinar, within 50 miles of 93999, with credit". */
export const filterTexts = {
  within: { en: 'within {miles} miles of {zip}', es: 'a menos de {miles} millas de {zip}' },
  topic: { en: 'one topic', es: 'un tema' },
  credit: { en: 'with credit', es: 'con crédito' },
  free: { en: 'free of charge', es: 'sin costo' },
  places: { en: 'with places left', es: 'con lugares disponibles' },
  from: { en: 'from {day}', es: 'desde el {day}' },
  to: { en: 'to {day}', es: 'hasta el {day}' },
} as const satisfies Messages

export const searchRefusals = {
  name: { en: 'Give it a name that you will know again.', es: 'Dele un nombre que reconozca después.' },
  rhythm: {
    en: 'Choose every day, every week or no letters.',
    es: 'Elija todos los días, cada semana o ningún correo.',
  },
  link: {
    en: 'This link is not complete. Open it from the letter again.',
    es: 'Este enlace no está completo. Ábralo otra vez desde el correo.',
  },
  unknownLink: {
    en: 'This link is not one of ours. Open it from the letter again.',
    es: 'Este enlace no es nuestro. Ábralo otra vez desde el correo.',
  },
} as const satisfies Messages

/** A letter with what is new for a kept search. */
export const newsTexts = {
  subject: { en: 'New dates for what you follow', es: 'Fechas nuevas de lo que usted sigue' },
  opening: {
    en: 'These dates are new since we last wrote to you:',
    es: 'Estas fechas son nuevas desde nuestro último correo:',
  },
  closing: {
    en: 'You get this because you asked for it. To change how often, sign in and open “Calendar by mail” under your name.',
    es: 'Usted recibe este correo porque lo pidió. Para cambiar la frecuencia, inicie sesión y abra “Calendar by mail” (en inglés) en el menú de su nombre.',
  },
  named: { en: '“{name}”:', es: '“{name}”:' },
  unnamed: { en: 'What you follow:', es: 'Lo que usted sigue:' },
  more: {
    en: '{count, number} more, and all others: {address}',
    es: '{count, number} más, y todas las demás: {address}',
  },
  all: { en: 'All of them: {address}', es: 'Todas: {address}' },
  stop: { en: 'Stop letters for “{name}”: {address}', es: 'No recibir más correos de “{name}”: {address}' },
  stopUnnamed: {
    en: 'Stop letters for what you follow: {address}',
    es: 'No recibir más correos de lo que usted sigue: {address}',
  },
  hidden: { en: 'Place is given after you register', es: 'El lugar se da después de inscribirse' },
  hiddenLink: {
    en: 'Online; the link is given after you register',
    es: 'En línea; el enlace se da después de inscribirse',
  },
  online: { en: 'Online', es: 'En línea' },
  alsoOnline: { en: '{place}, and online', es: '{place}, y en línea' },
} as const satisfies Messages
