/** What is said about signing in: refusals, and the letter with the code. */
import type { Messages } from '@/lib/platform/say'

/** Of the fields of `inputs.ts` that the sign-in page asks for; the schemas say them in English. */
export const fieldRefusals = {
  code: { en: 'Type the six digits of the code.', es: 'Escriba los seis dígitos del código.' },
  lastName: { en: 'Type the last name, or the one name.', es: 'Escriba el apellido, o el único nombre.' },
  longFirstName: {
    en: 'A first name may have at most 120 characters.',
    es: 'El nombre puede tener 120 caracteres como máximo.',
  },
  longLastName: {
    en: 'A last name may have at most 120 characters.',
    es: 'El apellido puede tener 120 caracteres como máximo.',
  },
  bracketsInFirstName: { en: 'A first name may not hold < or >.', es: 'El nombre no puede contener < ni >.' },
  bracketsInLastName: { en: 'A last name may not hold < or >.', es: 'El apellido no puede contener < ni >.' },
  lettersOfFirstName: {
    en: 'A first name holds letters. Type it again, or leave it empty.',
    es: 'Un nombre contiene letras. Escríbalo de nuevo o déjelo en blanco.',
  },
  lettersOfLastName: {
    en: 'A last name holds letters. Type it again, or leave it empty.',
    es: 'Un apellido contiene letras. Escríbalo de nuevo o déjelo en blanco.',
  },
} as const satisfies Messages

export const signingIn = {
  justSent: {
    en: 'A code was just sent. Please wait a minute before you ask for another.',
    es: 'Se acaba de enviar un código. Espere un minuto antes de pedir otro.',
  },
  usedUp: { en: 'That code is used up. Send a new one.', es: 'Ese código ya no sirve. Pida uno nuevo.' },
  tooOld: {
    en: 'That code is used up or too old. Send a new one.',
    es: 'Ese código ya no sirve o venció. Pida uno nuevo.',
  },
  triesLeft: {
    en: 'That code is not right. You have {left, plural, one {one try} other {# tries}} left.',
    es: 'Ese código no es correcto. {left, plural, one {Le queda un intento} other {Le quedan # intentos}}.',
  },
  unprintable: {
    en: 'Certificates cannot show {letters} yet. Write this name with other letters.',
    es: 'Los certificados todavía no pueden mostrar {letters}. Escriba este nombre con otras letras.',
  },
} as const satisfies Messages

export const codeLetter = {
  subject: { en: 'Your code for signing in', es: 'Su código para iniciar sesión' },
  typeIt: {
    en: 'Type the code of this message on the page where you asked for it. Read or give this code to nobody. We never ask for it.',
    es: 'Escriba el código de este mensaje en la página donde lo pidió. No le lea ni le dé este código a nadie. Nosotros nunca se lo pediremos.',
  },
  code: {
    en: 'Your code is {code}. It is good for {minutes, plural, one {# minute} other {# minutes}} and for one use.',
    es: 'Su código es {code}. Sirve durante {minutes, plural, one {# minuto} other {# minutos}} y una sola vez.',
  },
  notYou: {
    en: 'If you did not ask for a code, you can ignore this message; nothing happened.',
    es: 'Si no pidió un código, no tiene que hacer nada con este mensaje; no ha pasado nada.',
  },
} as const satisfies Messages
