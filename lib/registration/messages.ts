/** Why a registration is not possible as it was asked. */
import type { Messages } from '@/lib/platform/say'

/** By how an event stands with those who want to register. */
export const standingTexts = {
  'not-yet': {
    en: 'Registration has not opened yet. Come back on the day that the page says.',
    es: 'La inscripción todavía no está abierta. Vuelva el día que indica la página.',
  },
  closed: {
    en: 'Registration is closed. Write to whoever holds it and ask whether there is room.',
    es: 'La inscripción está cerrada. Escriba a quien la organiza y pregunte si hay lugar.',
  },
  paused: {
    en: 'Registration is paused. Look again later, or write to whoever holds it.',
    es: 'La inscripción está en pausa. Vuelva más tarde o escriba a quien la organiza.',
  },
  begun: {
    en: 'It has begun. Ask at the door whether there is room.',
    es: 'Ya comenzó. Pregunte en la entrada si hay lugar.',
  },
} satisfies Messages

export const refusalTexts = {
  chooseSession: { en: 'Choose what you come to.', es: 'Elija a qué desea asistir.' },
  audienceWord: {
    en: 'Say what shows that it is for you, for example your agency and position.',
    es: 'Diga qué muestra que está dirigido a usted, por ejemplo, su agencia y su puesto.',
  },
  agency: { en: 'Choose an agency that you serve now.', es: 'Elija una agencia en la que presta servicio ahora.' },
  over: {
    en: 'It is over: nothing can be given back any longer.',
    es: 'Ya terminó: no queda ningún lugar que devolver.',
  },
  noGuests: {
    en: 'This event takes no guests without an account. Sign in to register.',
    es: 'Este evento no admite invitados sin cuenta. Inicie sesión para inscribirse.',
  },
  codeWrong: {
    en: 'This is not the code that we sent. Look at the last message from us.',
    es: 'Este no es el código que le enviamos. Consulte nuestro último mensaje.',
  },
  codeTooOld: {
    en: 'This code cannot be used any longer. Ask for another one.',
    es: 'Este código ya no se puede usar. Pida otro.',
  },
  eachForThemselves: {
    en: 'To this event everybody registers for themselves, so that nobody learns who goes there.',
    es: 'A este evento cada persona se inscribe por su cuenta, para que nadie sepa quién asiste.',
  },
  offerGone: {
    en: 'No place is kept for you now. If it ran out, it went to the next on the list; you can join the list again.',
    es: 'En este momento no hay un lugar reservado para usted. Si el plazo venció, pasó a la siguiente persona de la lista; puede volver a anotarse.',
  },
} as const satisfies Messages
