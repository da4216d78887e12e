/**
 * The lines that the product comes with, in other languages, by their English text: one that an installation wrote itself stays
 * as it was written. An agency’s own name is not translated; the hotline calls itself by both of these.
 */
import type { Messages } from '@/lib/platform/say'

export const lineTexts = {
  emergency: { en: 'Emergency', es: 'Emergencia' },
  emergencyPurpose: {
    en: 'If you or somebody else is in danger now.',
    es: 'Si usted u otra persona está en peligro ahora.',
  },
  dayAndNight: { en: 'Day and night', es: 'De día y de noche' },
  everyDay: { en: 'Day and night, every day', es: 'De día y de noche, todos los días' },
  hotline: { en: 'National Human Trafficking Hotline', es: 'Línea Nacional contra la Trata de Personas' },
  hotlinePurpose: {
    en: 'To get help, find services near you, or talk through what you have seen. It is not the police and not a part of the government. In English and Spanish, by phone in more than 200 languages through an interpreter; for TTY dial 711.',
    es: 'Para recibir ayuda, encontrar servicios cerca de usted o hablar de lo que ha visto. No es la policía ni forma parte del gobierno. Atiende en inglés y en español, y por teléfono en más de 200 idiomas con intérprete; para TTY, marque 711.',
  },
  fbiPurpose: {
    en: 'To report suspected trafficking: a tip online, or a call to your local field office.',
    es: 'Para denunciar una sospecha de trata de personas: con un aviso por internet o una llamada a la oficina local del FBI.',
  },
  hsiPurpose: {
    en: 'To report suspected trafficking by phone, toll free, as the Office for Victims of Crime gives the number.',
    es: 'Para denunciar por teléfono una sospecha de trata de personas, sin costo, al número que publica la Office for Victims of Crime.',
  },
  hsiForm: { en: 'HSI tip form', es: 'Formulario de avisos del HSI' },
  hsiFormPurpose: {
    en: 'To report suspected trafficking online or by the toll-free number on the form, 877-4-HSI-TIP. You need not give your name.',
    es: 'Para denunciar una sospecha de trata de personas por internet o al número gratuito que figura en el formulario, 877-4-HSI-TIP. No tiene que dar su nombre.',
  },
} as const satisfies Messages
