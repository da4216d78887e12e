/** Requests in figures, for those who answer them and those who keep the platform. */
import type { Messages } from '@/lib/platform/say'

export const figureTexts = {
  title: { en: 'Requests in figures', es: 'Solicitudes en cifras' },
  lead: {
    en: 'Of the requests that were sent in these days, of the kinds that you work; an administrator sees all kinds.',
    es: 'De las solicitudes enviadas en estas fechas, de los tipos que usted atiende; quien administra ve todos los tipos.',
  },
  from: { en: 'From', es: 'Desde' },
  to: { en: 'To', es: 'Hasta' },
  show: { en: 'Show', es: 'Mostrar' },
  noneTitle: { en: 'Nothing was sent in these days', es: 'No se envió nada en estas fechas' },
  noneText: { en: 'Choose other days.', es: 'Elija otras fechas.' },
  all: { en: 'In short', es: 'En resumen' },
  sent: { en: 'Sent', es: 'Enviadas' },
  answered: { en: 'Answered on time', es: 'Respondidas a tiempo' },
  decided: { en: 'Decided on time', es: 'Decididas a tiempo' },
  median: {
    en: 'half within {days, plural, one {# working day} other {# working days}}',
    es: 'la mitad en {days, plural, one {# día hábil} other {# días hábiles}}',
  },
  delivered: { en: 'Delivered', es: 'Realizadas' },
  trained: { en: 'People trained', es: 'Personas capacitadas' },
  trainedNote: {
    en: 'as {said, plural, one {# request says} other {# requests say}}, of {trainings, plural, one {# training} other {# trainings}} that took place; expected there: {expected, number}',
    es: 'según {said, plural, one {# solicitud} other {# solicitudes}}, de {trainings, plural, one {# capacitación realizada} other {# capacitaciones realizadas}}; se esperaban {expected, number}',
  },
  evaluated: { en: 'Evaluated by whoever asked', es: 'Evaluadas por quien las pidió' },
  marks: {
    en: 'useful {useful, number}, know better what to do {ready, number}, on average of 1 to 5',
    es: 'útil {useful, number}, saben mejor qué hacer {ready, number}, en promedio de 1 a 5',
  },
  forms: {
    en: '{content, number} of {formsBack, plural, one {# participant} other {# participants}} content',
    es: '{content, number} de {formsBack, plural, one {# participante conforme} other {# participantes conformes}}',
  },
  coaching: { en: 'Coaching held', es: 'Acompañamiento realizado' },
  byKind: { en: 'By kind', es: 'Por tipo' },
  byState: { en: 'By state', es: 'Por estado' },
  byPlace: { en: 'By place', es: 'Por lugar' },
  byPriority: { en: 'By priority', es: 'Por prioridad' },
  requests: { en: 'Requests', es: 'Solicitudes' },
  noPlace: { en: 'No place given', es: 'Sin lugar' },
} as const satisfies Messages
