/** Saying how one found an event that one attended. */
import type { Messages } from '@/lib/platform/say'

export const evaluationTexts = {
  title: { en: 'How was it?', es: '¿Qué le pareció?' },
  lead: { en: '{title}, {day}', es: '{title}, {day}' },
  myTraining: { en: 'My training', es: 'Mi capacitación' },
  namelessTitle: { en: 'No answer has your name', es: 'Ninguna respuesta lleva su nombre' },
  namelessText: {
    en: 'We keep that you have answered, and apart from that the sums of everybody’s answers. Neither says when, and nothing leads from one to the other; that is why an answer cannot be changed later.',
    es: 'Guardamos que usted respondió y, aparte, la suma de las respuestas de todas las personas. Ninguna de las dos cosas dice cuándo, y nada lleva de una a otra; por eso una respuesta no se puede cambiar después.',
  },
  shownText: {
    en: 'Those who run the event, and whoever asked for it, see results once five people have answered, and then five more at a time; the last ones after {day}. What you write is shown word for word: write nothing that tells who you are, or anybody you serve.',
    es: 'Quienes organizan el evento, y quien lo haya solicitado, ven los resultados cuando han respondido cinco personas y después de cinco en cinco; los últimos, después del {day}. Lo que escriba se muestra tal cual: no escriba nada que diga quién es usted ni ninguna persona a la que atiende.',
  },
  cannotSay: { en: 'I cannot say', es: 'No puedo decirlo' },
  optional: { en: 'Leave out whatever you like.', es: 'Deje sin responder lo que quiera.' },
  send: { en: 'Send without my name', es: 'Enviar sin mi nombre' },
  doneTitle: { en: 'You have answered. Thank you', es: 'Ya respondió. Gracias' },
  doneText: {
    en: 'What you said is counted with what the others said.',
    es: 'Lo que dijo se cuenta junto con lo que dijeron las demás personas.',
  },
  twiceText: {
    en: 'You had answered before, so this was not counted: the first answer stays.',
    es: 'Ya había respondido antes, así que esta respuesta no se contó: queda la primera.',
  },
  closedTitle: { en: 'The last day to answer has passed', es: 'Ya pasó el último día para responder' },
  closedText: {
    en: 'It was {day}. Write to whoever held it if you have something to say.',
    es: 'Fue el {day}. Escriba a quien lo organizó si tiene algo que decir.',
  },
} as const satisfies Messages
