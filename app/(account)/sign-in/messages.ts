/** What the sign-in page says. */
import type { Messages } from '@/lib/platform/say'

export const signInPage = {
  title: { en: 'Sign in', es: 'Iniciar sesión' },
  description: {
    en: 'Sign in with a six-digit code that comes by e-mail. There is no password.',
    es: 'Inicie sesión con un código de seis dígitos que llega por correo electrónico. No hay contraseña.',
  },
  shared: {
    en: 'On a shared computer? Sign out when you are done. After two hours without activity you are signed out anyway.',
    es: '¿Usa una computadora compartida? Cierre la sesión cuando termine. De todos modos, la sesión se cierra después de dos horas sin actividad.',
  },
  thenInEnglish: {
    en: 'After you sign in, the pages are in English for now.',
    es: 'Después de iniciar sesión, las páginas están en inglés por ahora.',
  },
  signedInAs: { en: 'You are signed in as {name}', es: 'Tiene la sesión abierta como {name}' },
  goOn: { en: 'Go on', es: 'Continuar' },
  email: { en: 'E-mail', es: 'Correo electrónico' },
  emailHint: {
    en: 'Work or private; any address in your record will do. We send a six-digit code. There is no password.',
    es: 'Del trabajo o personal; sirve cualquier dirección de su registro. Le enviamos un código de seis dígitos. No hay contraseña.',
  },
  firstName: { en: 'First name', es: 'Nombre' },
  firstNameHint: {
    en: 'Leave it empty if there is one name; that one is the last name.',
    es: 'Si tiene un solo nombre, deje esto en blanco y escríbalo como apellido.',
  },
  lastName: { en: 'Last name', es: 'Apellido(s)' },
  sendCode: { en: 'Send me a code', es: 'Enviarme un código' },
  sending: { en: 'Sending', es: 'Enviando' },
  haveCode: { en: 'I have a code already', es: 'Ya tengo un código' },
  firstTime: { en: 'I am here for the first time', es: 'Es la primera vez que entro' },
  typeCode: { en: 'Type the code', es: 'Escriba el código' },
  newestCode: {
    en: 'The newest code sent to <b>{email}</b>. A code is good for {minutes, plural, one {# minute} other {# minutes}}.',
    es: 'El código más reciente enviado a <b>{email}</b>. Un código sirve durante {minutes, plural, one {# minuto} other {# minutos}}.',
  },
  onItsWay: {
    en: 'If <b>{email}</b> is in a record, a code is on its way. It is good for {minutes, plural, one {# minute} other {# minutes}}.',
    es: 'Si <b>{email}</b> está en un registro, el código va en camino. Sirve durante {minutes, plural, one {# minuto} other {# minutos}}.',
  },
  code: { en: 'Six-digit code', es: 'Código de seis dígitos' },
  signIn: { en: 'Sign in', es: 'Iniciar sesión' },
  signingIn: { en: 'Signing in', es: 'Iniciando sesión' },
  againOrOther: {
    en: '<again>Send a new code</again>, or <other>use another address</other>',
    es: '<again>Pedir un código nuevo</again> o <other>usar otra dirección</other>',
  },
  waitOrOther: {
    en: '<wait>A new code can be sent in {seconds, plural, one {# second} other {# seconds}}</wait>, or <other>use another address</other>',
    es: '<wait>Puede pedir un código nuevo en {seconds, plural, one {# segundo} other {# segundos}}</wait>, o <other>usar otra dirección</other>',
  },
  useOther: { en: 'Use another address', es: 'Usar otra dirección' },
  demonstration: { en: 'Demonstration', es: 'Demostración' },
  codeInOutbox: {
    en: 'Your code is in the <outbox>outbox</outbox>.',
    es: 'Su código está en la <outbox>bandeja de salida</outbox> (página en inglés).',
  },
  invented: {
    en: 'These people are invented. Messages to them go to the <outbox>outbox</outbox>.',
    es: 'Estas personas son inventadas. Los mensajes para ellas van a la <outbox>bandeja de salida</outbox> (página en inglés).',
  },
  didNotWork: { en: 'That did not work', es: 'No funcionó' },
  asPersona: { en: 'Sign in<hidden> as {name}</hidden>', es: 'Entrar<hidden> como {name}</hidden>' },
} as const satisfies Messages
