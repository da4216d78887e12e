/** Texts of the parts of the front page. */
import type { Messages } from '@/lib/platform/say'

export const home = {
  near: {
    en: 'Find a service or a task force near you',
    es: 'Encuentre un servicio o un grupo de trabajo cerca de usted',
  },
  zip: { en: 'ZIP code', es: 'Código postal' },
  within: { en: 'Within', es: 'A menos de' },
  miles: { en: '{n, number} miles', es: '{n, number} millas' },
  showNear: { en: 'Show who is near', es: 'Mostrar quién está cerca' },
  showForces: { en: 'Show task forces', es: 'Mostrar grupos de trabajo' },
  reach: {
    en: 'Map of the United States with marks where services and task forces are. The directory lists them.',
    es: 'Mapa de los Estados Unidos con marcas donde hay servicios y grupos de trabajo. El directorio los enumera.',
  },
  services: {
    en: '{n, plural, one {# service provider} other {# service providers}}',
    es: '{n, plural, one {# proveedor de servicios} other {# proveedores de servicios}}',
  },
  taskForces: {
    en: '{n, plural, one {# task force or state program} other {# task forces and state programs}}',
    es: '{n, plural, one {# grupo de trabajo o programa estatal} other {# grupos de trabajo y programas estatales}}',
  },
  never: {
    en: 'A mark shows the town and the kind, never an address.',
    es: 'Una marca muestra la ciudad y el tipo, nunca una dirección.',
  },
  doors: { en: 'What brings you here?', es: '¿Qué le trae por aquí?' },
  learn: { en: 'I have training to finish', es: 'Tengo una capacitación pendiente' },
  learnText: { en: 'What you owe, by when and why.', es: 'Qué le falta, para cuándo y por qué.' },
  agency: { en: 'I look after an agency’s records', es: 'Llevo los registros de una agencia' },
  agencyText: {
    en: 'Who is missing what, today or on any date.',
    es: 'A quién le falta qué, hoy o en cualquier fecha.',
  },
  event: { en: 'I am holding an event', es: 'Organizo un evento' },
  eventText: {
    en: 'Post it, and a moderator puts it on the calendar.',
    es: 'Publíquelo y una persona moderadora lo pone en el calendario.',
  },
  ask: { en: 'I want training brought to us', es: 'Quiero que traigan una capacitación' },
  askText: { en: 'Training, coaching or help on request.', es: 'Capacitación, acompañamiento o ayuda a pedido.' },
  partner: { en: 'I need a partner or a referral', es: 'Necesito un aliado o una referencia' },
  partnerText: { en: 'Services and task forces on a map.', es: 'Servicios y grupos de trabajo en un mapa.' },
  helpNow: { en: 'I need help, for myself or somebody else', es: 'Necesito ayuda, para mí o para otra persona' },
  helpNowText: {
    en: 'Lines that answer day and night, and what each is for.',
    es: 'Líneas que atienden día y noche, y para qué sirve cada una.',
  },
  report: { en: 'To report suspected trafficking', es: 'Para denunciar una posible trata de personas' },
  reportText: {
    en: 'In danger now, call <call>911</call> first. Attest takes no reports: nothing you type here reaches the police.',
    es: 'Si hay peligro ahora, llame primero al <call>911</call>. Attest no recibe denuncias: nada de lo que escriba aquí llega a la policía.',
  },
  reportOnline: { en: 'Report online', es: 'Denunciar por internet' },
  orText: { en: 'or text <text>{number}</text>', es: 'o enviar un mensaje de texto al <text>{number}</text>' },
  orOnline: { en: 'or <link>report online</link>', es: 'o <link>denunciar por internet</link>' },
  allLines: { en: 'All lines, and from where we know them', es: 'Todas las líneas y la fuente de cada una' },
} as const satisfies Messages
