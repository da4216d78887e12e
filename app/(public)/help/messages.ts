/** The page that matters most to somebody in danger. Whom the lines serve in which language is said only as their source says it. */
import type { Messages } from '@/lib/platform/say'

export const help = {
  title: { en: 'Get help', es: 'Obtener ayuda' },
  description: {
    en: 'Whom to call or text: 911 in danger, the National Human Trafficking Hotline, and where to report.',
    es: 'A quién llamar o enviar un mensaje de texto: al 911 si hay peligro, a la Línea Nacional contra la Trata de Personas, y dónde denunciar.',
  },
  whom: { en: 'Whom to call', es: 'A quién llamar' },
  lead: {
    en: 'If somebody is in danger, call the emergency number first. The hotline comes second, at any hour.',
    es: 'Si alguien está en peligro, llame primero al 911. La línea de ayuda viene después y atiende a cualquier hora.',
  },
  emergency: { en: 'In danger now', es: 'En peligro ahora' },
  hotline: { en: 'To get help or talk it through', es: 'Para recibir ayuda o hablar de lo que pasa' },
  near: { en: 'Services near a ZIP code', es: 'Servicios cerca de un código postal' },
  nearLead: {
    en: 'Call before you go. No street is listed, of anybody.',
    es: 'Llame antes de ir. No se publica la dirección de nadie.',
  },
  zip: { en: 'ZIP code', es: 'Código postal' },
  showNear: { en: 'Show who is near', es: 'Mostrar quién está cerca' },
  zipUnknown: {
    en: 'We do not know the ZIP code “{zip}”. Check its five digits. The lines above refer people everywhere.',
    es: 'No conocemos el código postal “{zip}”. Revise los cinco dígitos. Las líneas de arriba orientan a personas en todas partes.',
  },
  nothingNear: {
    en: 'No service is listed within {miles, number} miles of {zip}. It may exist and not be listed: the lines above refer people everywhere.',
    es: 'No hay ningún servicio en el directorio a menos de {miles, number} millas de {zip}. Puede existir y no figurar aquí: las líneas de arriba orientan a personas en todas partes.',
  },
  nearPlace: {
    en: '{place}, {n, plural, =0 {less than a mile} one {# mile} other {# miles}}',
    es: '{place}, {n, plural, =0 {menos de una milla} one {# milla} other {# millas}}',
  },
  stale: { en: 'Not confirmed since {day}', es: 'Sin confirmar desde el {day}' },
  confirmed: { en: 'Confirmed {day}', es: 'Confirmado el {day}' },
  moreNear: {
    en: 'More near {zip}, on a map and by kind of help',
    es: 'Más cerca de {zip}, en un mapa y por tipo de ayuda (en inglés)',
  },
  reporting: { en: 'To report to a state or local line', es: 'Para denunciar ante una línea estatal o local' },
  federal: { en: 'To report to a federal agency', es: 'Para denunciar ante una agencia federal' },
  support: { en: 'For support', es: 'Para recibir apoyo' },
  notSure: { en: 'If you are not sure', es: 'Si tiene dudas' },
  notSureText: {
    en: 'You do not have to know whether it is trafficking, or have proof. You can call or text the hotline, say what you saw or what happens to you, and ask what could be done.',
    es: 'No necesita saber si es trata de personas ni tener pruebas. Puede llamar a la línea de ayuda o enviarle un mensaje de texto, contar lo que vio o lo que le está pasando y preguntar qué se podría hacer.',
  },
  leaving: { en: 'To leave this site quickly', es: 'Cómo salir rápido de este sitio' },
  leavingHow: {
    en: 'The button “Leave this site” (on a phone, “Leave”) at the top of every page opens a weather page at once. Where scripts are allowed it takes the place of this page, and pressing Escape three times does the same. Without scripts, “back” leads here again.',
    es: 'El botón “Salir de este sitio” (en el teléfono, “Salir”), en la parte de arriba de cada página, abre de inmediato una página con el pronóstico del tiempo. Si el navegador permite JavaScript, esa página reemplaza a esta, y presionar tres veces la tecla Escape hace lo mismo. Sin JavaScript, el botón “Atrás” vuelve a esta página.',
  },
  leavingTraces: {
    en: 'It cannot clear the pages you opened before: those stay in the browser’s history until you delete them. A call or a text also stays in the list of the phone it was made from. On a shared or watched device a private window is safer, and a device that the other person cannot reach is safer still.',
    es: 'El botón no borra las páginas que abrió antes: quedan en el historial del navegador hasta que usted las borre. Las llamadas y los mensajes de texto también quedan en el registro del teléfono que usó. En un dispositivo compartido o vigilado es más seguro usar una ventana privada, y más seguro aún usar un dispositivo al que la otra persona no tenga acceso.',
  },
  site: { en: 'Help with this site', es: 'Ayuda con este sitio' },
  siteText: {
    en: 'Your agency’s training coordinator can put right where you serve, what stands on the roster and what you owe. Nobody at Attest takes reports of a crime. <privacy>Who sees your record</privacy> and <aids>how to use this site with aids</aids> have pages of their own.',
    es: 'La persona que coordina la capacitación en su agencia puede corregir dónde trabaja usted, lo que dice la lista del personal y la capacitación que le falta. En Attest nadie recibe denuncias de delitos. Hay páginas aparte, en inglés, sobre <privacy>quién ve su registro</privacy> y <aids>cómo usar este sitio con tecnología de asistencia</aids>.',
  },
  contact: {
    en: 'For anything else about this site, write to <mail>{address}</mail>. It is not read at all hours, and it is not a place to report a crime or to ask for help in danger.',
    es: 'Para cualquier otro asunto sobre este sitio, escriba a <mail>{address}</mail>. El correo no se lee a todas horas, y no es un medio para denunciar un delito ni para pedir ayuda en caso de peligro.',
  },
  call: { en: 'Call', es: 'Llamar' },
  text: { en: 'Text', es: 'Mensaje de texto' },
  online: { en: 'Online', es: 'En internet' },
  when: { en: 'When', es: 'Horario' },
  source: {
    en: 'From <source>{name}</source>; compared with that page on {day}.',
    es: 'Fuente: <source>{name}</source>; se comparó con esa página el {day}.',
  },
  otherLines: {
    en: 'If there is danger, call 911 even if you do not speak English. The national hotline says that it answers in Spanish; of the other lines that come with this site we do not know.',
    es: 'Si hay peligro, llame al 911 aunque no hable inglés. La Línea Nacional dice que atiende en español; de las otras líneas que trae este sitio no lo sabemos.',
  },
} as const satisfies Messages
