/** What the frame of every page says. */
import type { Messages } from '@/lib/platform/say'

export const frame = {
  skip: { en: 'Skip to main content', es: 'Saltar al contenido principal' },
  helpNow: { en: 'Get help now', es: 'Obtener ayuda ahora' },
  danger: { en: 'In danger? Call <call>911</call>', es: '¿En peligro? Llame al <call>911</call>' },
  hotline: {
    en: '<hidden>National Human Trafficking </hidden>Hotline <call>1-888-373-7888</call><wide> or</wide> text <text>233733</text>',
    es: '<hidden>Línea Nacional contra la Trata de Personas: </hidden>Ayuda<wide> por teléfono</wide> <call>1-888-373-7888</call><wide> o por mensaje de</wide> texto al <text>233733</text>',
  },
  leave: { en: 'Leave<wide> this site</wide>', es: 'Salir<wide> de este sitio</wide>' },
  menu: { en: 'Menu', es: 'Menú' },
  main: { en: 'Main', es: 'Principal' },
  otherLanguages: { en: 'This page in other languages', es: 'Esta página en otros idiomas' },
} as const satisfies Messages

/** Said where the browser draws, too: apart, so that it loads no more than that. */
export const around = {
  notGovernment: {
    en: 'Attest is not a government website. Links to other organizations are given for information; they are not an endorsement of the organization, its services or its views.',
    es: 'Attest no es un sitio web del gobierno. Los enlaces a otras organizaciones se ofrecen a título informativo; no significan que se respalde a la organización, sus servicios ni sus opiniones.',
  },
  inEnglish: { en: '{page} (in English)', es: '{page} (en inglés)' },
} as const satisfies Messages

/** What pages are called where links lead to them. */
export const places = {
  modules: { en: 'Modules', es: 'Módulos' },
  calendar: { en: 'Calendar', es: 'Calendario' },
  directory: { en: 'Directory', es: 'Directorio' },
  taskForces: { en: 'Task forces', es: 'Grupos de trabajo' },
  requests: { en: 'Ask for training', es: 'Pedir capacitación' },
  help: { en: 'Get help', es: 'Obtener ayuda' },
  verify: { en: 'Verify a certificate', es: 'Verificar un certificado' },
  helpWithSite: { en: 'Help with this site', es: 'Ayuda con este sitio' },
  accessibility: { en: 'Accessibility', es: 'Accesibilidad' },
  privacy: { en: 'Privacy and your record', es: 'La privacidad y su registro' },
  about: { en: 'About', es: 'Acerca de Attest' },
  developers: { en: 'API documentation', es: 'Documentación de la API' },
} as const satisfies Messages

export const waiting = {
  loading: { en: 'Loading', es: 'Cargando' },
  slow: {
    en: 'Still loading. The connection may be slow.',
    es: 'Todavía se está cargando. Puede que la conexión sea lenta.',
  },
  noScript: {
    en: 'This part of the page needs JavaScript. Turn it on in the browser, or use another one.',
    es: 'Esta parte de la página necesita JavaScript. Actívelo en el navegador o use otro.',
  },
} as const satisfies Messages
