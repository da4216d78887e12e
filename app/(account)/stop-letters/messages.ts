/** The page that a letter's last link opens. */
import type { Messages } from '@/lib/platform/say'

export const stopTexts = {
  title: { en: 'Stop these letters', es: 'No recibir más estos correos' },
  lead: { en: 'You need not sign in for this.', es: 'No necesita iniciar sesión para esto.' },
  languages: { en: 'This page in other languages', es: 'Esta página en otros idiomas' },
  about: {
    en: 'We no longer write to you about what this link names: one search of the calendar, or all that you keep. They stay kept, and you can have letters again at any time.',
    es: 'Ya no le escribiremos sobre lo que indica este enlace: una búsqueda del calendario, o todas las que guarda. Quedan guardadas, y puede volver a recibir correos cuando quiera.',
  },
  stop: { en: 'Stop these letters', es: 'No recibir más estos correos' },
  stopped: { en: 'Stopped', es: 'Listo' },
  stoppedText: {
    en: 'No such letter leaves any more. To have them again, sign in and open “Calendar by mail” under your name.',
    es: 'Ya no le llegarán estos correos. Para volver a recibirlos, inicie sesión y abra “Calendar by mail” (en inglés) en el menú de su nombre.',
  },
} as const satisfies Messages
