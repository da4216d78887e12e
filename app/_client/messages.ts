/** What parts of every page say that are drawn in the browser; plain, since the browser reads them as they are. */
import type { Messages } from '@/lib/platform/say'

export const account = {
  signIn: { en: 'Sign in', es: 'Iniciar sesión' },
  signOut: { en: 'Sign out', es: 'Cerrar sesión' },
  start: { en: 'Your start page', es: 'Su página de inicio' },
  profile: { en: 'Profile and addresses', es: 'Perfil y direcciones' },
  sessions: { en: 'Where you are signed in', es: 'Dónde tiene la sesión abierta' },
} as const satisfies Messages

export const connection = {
  lost: { en: 'No connection: not saved yet', es: 'Sin conexión: todavía no se guardó' },
  /** It was sent, and no answer came. */
  unsure: { en: 'No answer: it may not be saved', es: 'Sin respuesta: puede que no se haya guardado' },
  keptHere: {
    en: 'What you entered is still on this page. Try again when the connection is back.',
    es: 'Lo que escribió sigue en esta página. Inténtelo de nuevo cuando vuelva la conexión.',
  },
  again: {
    en: 'The connection was lost. Please try again.',
    es: 'Se perdió la conexión. Inténtelo de nuevo.',
  },
  ourFault: {
    en: 'This is our fault. Please try again in a minute.',
    es: 'El error es nuestro. Inténtelo de nuevo en un minuto.',
  },
} as const satisfies Messages
