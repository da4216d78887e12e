/** What is said in every part of the product: refusals that know nothing of the field. */
import type { Messages } from './say'

export const refusals = {
  missing: { en: 'This is missing. Fill it in.', es: 'Falta este dato. Escríbalo.' },
  number: { en: 'Write a number.', es: 'Escriba un número.' },
  yesOrNo: { en: 'Say yes or no.', es: 'Responda sí o no.' },
  other: {
    en: 'This is not what is asked for here. Write it again.',
    es: 'Esto no es lo que se pide aquí. Escríbalo de nuevo.',
  },
  choose: { en: 'Choose one from the list.', es: 'Elija una opción de la lista.' },
  notAsked: { en: 'Something was sent that is not asked for.', es: 'Se envió algo que no se pide.' },
  tooMuch: {
    en: 'This is too much. Write less, or a smaller number.',
    es: 'Esto es demasiado. Escriba menos, o un número más bajo.',
  },
  tooLittle: {
    en: 'This is too little. Write more, or a larger number.',
    es: 'Esto es muy poco. Escriba más, o un número más alto.',
  },
  notRight: {
    en: 'This is not right yet. Check it and write it again.',
    es: 'Todavía hay un error. Revíselo y escríbalo de nuevo.',
  },
  longAddress: {
    en: 'An e-mail address has at most 254 characters.',
    es: 'Una dirección de correo electrónico tiene 254 caracteres como máximo.',
  },
  address: {
    en: 'Type a full e-mail address, for example a.okafor@agency.example.',
    es: 'Escriba una dirección de correo electrónico completa, por ejemplo a.okafor@agency.example.',
  },
} as const satisfies Messages

export const limits = {
  tooMany: {
    en: 'Too many tries. Please wait {minutes, plural, one {# minute} other {# minutes}} and try again.',
    es: 'Demasiados intentos. Espere {minutes, plural, one {# minuto} other {# minutos}} e inténtelo de nuevo.',
  },
} as const satisfies Messages
