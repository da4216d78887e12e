/** What the planner says: whether the wished day can be had, what is due when, and who pays. */
import type { Messages } from '@/lib/platform/say'

export const planTexts = {
  fits: {
    en: '{day} can work: {days, plural, =0 {it is the earliest day} one {# day after the earliest day} other {# days after the earliest day}}',
    es: 'El {day} es posible: {days, plural, =0 {es la fecha más temprana} one {# día después de la fecha más temprana} other {# días después de la fecha más temprana}}',
  },
  inTime: { en: '{day} can work: it is asked for in time', es: 'El {day} es posible: se pide a tiempo' },
  tooSoon: {
    en: '{day} is {days, plural, one {# day} other {# days}} too soon: the earliest day is {earliest}',
    es: 'El {day} es {days, plural, one {# día} other {# días}} demasiado pronto: la fecha más temprana es el {earliest}',
  },
  sooner: {
    en: '{day} is {days, plural, one {# day} other {# days}} sooner than usual; it may still work',
    es: 'El {day} es {days, plural, one {# día} other {# días}} antes de lo habitual; aun así puede ser posible',
  },
  free: {
    en: '{day} can be asked for: nobody names how long ahead',
    es: 'El {day} se puede solicitar: nadie indica con cuánta anticipación',
  },
  past: { en: '{day} is not in the future', es: 'El {day} no está en el futuro' },
  dayOff: {
    en: 'It is a weekend or a federal holiday. Choose another day if people are to come on a working day.',
    es: 'Es fin de semana o día feriado federal. Elija otra fecha si la gente debe venir en un día hábil.',
  },
  agreed: { en: 'Planned for {day}', es: 'Previsto para el {day}' },
  picture: {
    en: 'From {start}, the earliest day is {earliest}; the wished day is {wish}. The numbers are those of the list.',
    es: 'Desde el {start}, la fecha más temprana es el {earliest}; la fecha deseada es el {wish}. Los números son los de la lista.',
  },
  lineToday: { en: 'Today, {day}', es: 'Hoy, {day}' },
  lineSent: { en: 'Sent, {day}', es: 'Enviada, {day}' },
  lineEarliest: { en: 'Earliest, {day}', es: 'Más temprana, {day}' },
  lineWish: { en: 'The day, {day}', es: 'La fecha, {day}' },
  tasks: { en: 'What has to be done, and by when', es: 'Qué hay que hacer y para cuándo' },
  byDay: { en: 'By {day}', es: 'A más tardar el {day}' },
  doneOn: { en: 'Done {day}', es: 'Hecho el {day}' },
  late: {
    en: 'Late by {days, plural, one {# day} other {# days}}',
    es: 'Con {days, plural, one {# día} other {# días}} de retraso',
  },
  sentLate: {
    en: 'Sent {days, plural, one {# day} other {# days}} late',
    es: 'Enviada con {days, plural, one {# día} other {# días}} de retraso',
  },
  forHost: { en: 'For you, who ask', es: 'A cargo de usted, que la solicita' },
  forAsker: { en: 'For those who ask for it', es: 'A cargo de quien la solicita' },
  forProvider: { en: 'For those who hold it', es: 'A cargo de quien la imparte' },
  proposal: { en: 'our proposal, no rule', es: 'propuesta nuestra, no es una regla' },
  instead: { en: 'What is possible instead', es: 'Qué es posible en su lugar' },
} as const satisfies Messages

export const payTexts = {
  paysTitle: { en: 'Who pays for what', es: 'Quién paga qué' },
  paysProvider: { en: 'Those who hold it pay for', es: 'Quien la imparte paga' },
  paysHost: { en: 'You provide', es: 'Usted pone' },
  paysAsker: { en: 'Those who ask for it provide', es: 'Quien la solicita pone' },
  paysPeople: { en: 'Participants pay', es: 'Los participantes pagan' },
  paysWaived: {
    en: 'Nothing: the usual {amount} a day is waived',
    es: 'Nada: no se cobran los {amount} habituales por día',
  },
  paysFee: { en: '{amount} a day each', es: '{amount} por día cada persona' },
  paysTotal: { en: '{amount} for everybody together', es: '{amount} por todas las personas' },
  paysUnknown: {
    en: 'Who pays for what is not known to us. Ask before you promise anything to anybody.',
    es: 'No sabemos quién paga qué. Pregunte antes de prometer algo a alguien.',
  },
  paysSource: { en: 'Read in: {name}.', es: 'Fuente: {name}.' },
  paysSourceOf: {
    en: 'Read in: {name}, of {day}. A rule this old wants to be confirmed in the first answer.',
    es: 'Fuente: {name}, del {day}. Una regla tan antigua debe confirmarse en la primera respuesta.',
  },
} as const satisfies Messages
