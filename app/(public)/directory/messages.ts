/** Texts of the directory. What a listing says of itself, its kinds and its vocabularies are part of the record and stay in English. */
import type { Messages } from '@/lib/platform/say'

export const directory = {
  title: { en: 'Services and task forces', es: 'Servicios y grupos de trabajo' },
  description: {
    en: 'Who helps victims near a ZIP code, and whom to work with: services, task forces and state programs, each with the day somebody confirmed it.',
    es: 'Quién ayuda a las víctimas cerca de un código postal y con quién trabajar: servicios, grupos de trabajo y programas estatales, cada uno con el día en que alguien lo confirmó.',
  },
  lead: {
    en: 'Who can help a victim near you, and whom to work with. Each says when somebody last confirmed it.',
    es: 'Quién puede ayudar a una víctima cerca de usted y con quién trabajar. Cada entrada dice cuándo alguien la confirmó por última vez.',
  },

  suggest: { en: 'Suggest a listing', es: 'Proponer una entrada' },
  coverage: { en: 'Where help is missing', es: 'Dónde falta ayuda' },
  taskForces: { en: 'Task forces, and who is in them', es: 'Grupos de trabajo y quiénes los forman' },
  search: { en: 'Search the directory', es: 'Buscar en el directorio' },
  show: { en: 'Show who is there', es: 'Mostrar quién hay' },
  more: {
    en: 'More choices{n, plural, =0 {} one {: # chosen} other {: # chosen}}',
    es: 'Más opciones{n, plural, =0 {} one {: # elegida} other {: # elegidas}}',
  },
  clear: { en: 'Leave these choices out', es: 'Quitar estas opciones' },
  chosen: { en: 'What was asked', es: 'Lo que se pidió' },
  chosenZip: { en: '{n, number} miles around {zip}', es: '{n, number} millas alrededor de {zip}' },
  chosenZipUnknown: {
    en: 'ZIP code {zip}, which is not known',
    es: 'Código postal {zip}, que no se conoce',
  },
  chosenUnknown: {
    en: '“{word}”, a word that the directory does not have',
    es: '“{word}”, palabra que el directorio no tiene',
  },
  zip: { en: 'ZIP code', es: 'Código postal' },
  within: { en: 'Within', es: 'A menos de' },
  milesChoice: { en: '{n, number} miles', es: '{n, number} millas' },
  state: { en: 'State or territory', es: 'Estado o territorio' },
  anyState: { en: 'Any', es: 'Cualquiera' },
  crime: { en: 'What happened', es: 'Qué ocurrió' },
  anyCrime: { en: 'Any crime', es: 'Cualquier delito' },
  help: { en: 'Kind of help', es: 'Tipo de ayuda' },
  anyHelp: { en: 'Any kind', es: 'Cualquier tipo' },
  whom: { en: 'Help for', es: 'Ayuda para' },
  anyone: { en: 'Anyone', es: 'Cualquier persona' },
  language: { en: 'Language', es: 'Idioma' },
  anyLanguage: { en: 'Any language', es: 'Cualquier idioma' },
  words: { en: 'Words', es: 'Palabras' },
  kinds: { en: 'Kinds', es: 'Tipos' },
  zipUnknown: {
    en: 'We do not know the ZIP code “{zip}”. Check its five digits, or choose a state instead.',
    es: 'No conocemos el código postal “{zip}”. Revise los cinco dígitos o elija un estado.',
  },

  zipField: { en: 'We do not know this code.', es: 'No conocemos este código.' },
  zipUnknownText: {
    en: 'The list is not narrowed by place. Choose a state on the map, or type another ZIP code.',
    es: 'La lista no está limitada a un lugar. Elija un estado en el mapa o escriba otro código postal.',
  },

  foundNear: {
    en: '{n, plural, =0 {Nothing} one {One listing} other {# listings}} for ZIP code {zip}',
    es: '{n, plural, =0 {Nada} one {Una entrada} other {# entradas}} para el código postal {zip}',
  },
  foundInState: {
    en: '{n, plural, =0 {Nothing} one {One listing} other {# listings}} for {state}',
    es: '{n, plural, =0 {Nada} one {Una entrada} other {# entradas}} para {state}',
  },
  found: {
    en: '{n, plural, =0 {Nothing found} one {One listing} other {# listings}}',
    es: '{n, plural, =0 {Sin resultados} one {Una entrada} other {# entradas}}',
  },
  near: {
    en: 'Within {miles, number} miles, nearest first',
    es: 'A menos de {miles, number} millas, lo más cercano primero',
  },
  nearSpeaking: {
    en: 'Within {miles, number} miles: who speaks it first, then who calls an interpreter',
    es: 'A menos de {miles, number} millas: primero quienes hablan el idioma, luego quienes llaman a un intérprete',
  },
  serveState: { en: 'Further away, and serving {state}', es: 'Más lejos, y con servicio en {state}' },
  nationwideOnes: { en: 'For the whole country', es: 'Para todo el país' },
  pages: { en: 'Listings', es: 'Entradas' },
  page: { en: 'Page {page, number} of {pages, number}', es: 'Página {page, number} de {pages, number}' },

  notExact: {
    en: 'ZIP code {zip} has no area of its own. Distances are from the middle of the codes around it.',
    es: 'El código postal {zip} no tiene un área propia. Las distancias se miden desde el centro de los códigos vecinos.',
  },
  nothingNear: {
    en: 'Nothing that fits is listed within {miles, number} miles',
    es: 'No hay ninguna entrada adecuada a menos de {miles, number} millas',
  },
  nothingNearText: {
    en: 'It may exist and not be listed. What follows is further away and serves {state} or the whole country; the lines below refer people everywhere.',
    es: 'Puede existir y no estar en el directorio. Lo que sigue está más lejos y atiende a {state} o a todo el país; las líneas de abajo orientan a personas en todas partes.',
  },
  nothing: {
    en: 'Nothing that is listed fits this question',
    es: 'Ninguna entrada del directorio corresponde a esta búsqueda',
  },
  nothingText: {
    en: 'It may exist and not be listed. Look further away, leave out a choice, or use fewer words. The lines below refer people everywhere.',
    es: 'Puede existir y no estar en el directorio. Busque más lejos, quite una opción o use menos palabras. Las líneas de abajo orientan a personas en todas partes.',
  },
  widen: { en: 'Look within {miles, number} miles', es: 'Buscar a menos de {miles, number} millas' },
  anyKindOfHelp: { en: 'Show everything near {zip}', es: 'Mostrar todo lo que hay cerca de {zip}' },
  startAgain: { en: 'Start again', es: 'Empezar de nuevo' },
  onlyClose: { en: 'Nothing has these words', es: 'Nada contiene estas palabras' },
  onlyCloseText: { en: 'These listings have words like them.', es: 'Estas entradas contienen palabras parecidas.' },

  placeMiles: {
    en: '{place}, {n, plural, =0 {less than a mile} one {# mile} other {# miles}}',
    es: '{place}, {n, plural, =0 {menos de una milla} one {# milla} other {# millas}}',
  },
  place: { en: '{city}, {state}', es: '{city}, {state}' },
  interpreter: { en: 'any language, through an interpreter', es: 'cualquier idioma, con intérprete' },
  speaks: { en: 'Languages: {list}.', es: 'Idiomas: {list}.' },
  confirmed: { en: 'Confirmed {day}', es: 'Confirmado el {day}' },
  notConfirmed: { en: 'Not confirmed since {day}', es: 'Sin confirmar desde el {day}' },

  mapNear: {
    en: 'Map of what is listed within {miles, number} miles of {zip}. The list has the same.',
    es: 'Mapa de lo que hay en el directorio a menos de {miles, number} millas de {zip}. La lista contiene lo mismo.',
  },
  mapOfState: {
    en: 'Map of what is listed in {state}. The list has the same.',
    es: 'Mapa de lo que hay en el directorio en {state}. La lista contiene lo mismo.',
  },
  mapOfCountry: {
    en: 'Map of the United States: how many listings are in each state and territory',
    es: 'Mapa de los Estados Unidos: cuántas entradas hay en cada estado y territorio',
  },
  mark: { en: '{number, number}: {name}', es: '{number, number}: {name}' },
  ring: { en: '{miles, number} miles', es: '{miles, number} millas' },
  here: { en: 'ZIP code {zip}', es: 'Código postal {zip}' },
  others: {
    en: '{n, number} more on other pages of the list',
    es: '{n, number} más en otras páginas de la lista',
  },
  around: {
    en: 'Marks stand around the town, never at an address.',
    es: 'Las marcas están alrededor de la ciudad, nunca en una dirección.',
  },
  stateCount: {
    en: '{state}: {n, plural, =0 {no listings} one {# listing} other {# listings}}',
    es: '{state}: {n, plural, =0 {ninguna entrada} one {# entrada} other {# entradas}}',
  },
  none: { en: 'none', es: 'ninguna' },
  few: { en: '1 to 4', es: 'de 1 a 4' },
  some: { en: '5 to 12', es: 'de 5 a 12' },
  many: { en: '13 and more', es: '13 o más' },
  byState: { en: 'The same by state', es: 'Lo mismo por estado' },
  noPlace: {
    en: '{n, plural, one {# listing has} other {# listings have}} no one place, and can be found in the list only.',
    es: '{n, plural, one {# entrada no tiene} other {# entradas no tienen}} un lugar propio y solo se encuentran en la lista.',
  },

  lines: { en: 'Lines that answer everywhere', es: 'Líneas que atienden en todas partes' },
  callLine: { en: 'Call {phone}', es: 'Llamar al {phone}' },
  textLine: { en: 'Text {number}', es: 'Enviar un mensaje de texto al {number}' },
  allLines: { en: 'All lines, and what each is for', es: 'Todas las líneas y para qué sirve cada una' },
  files: {
    en: 'What this page finds as a file: <csv>table (CSV)</csv>, <json>JSON</json>, <geojson>map (GeoJSON)</geojson>.',
    es: 'Lo que encuentra esta página, como archivo: <csv>tabla (CSV)</csv>, <json>JSON</json>, <geojson>mapa (GeoJSON)</geojson>.',
  },
  noStreets: {
    en: 'No street address is listed, of anybody. A distance is to the middle of a ZIP code.',
    es: 'No se publica la dirección de nadie. Las distancias se miden hasta el centro de un código postal.',
  },
} as const satisfies Messages

export const listing = {
  back: { en: 'Services and task forces', es: 'Servicios y grupos de trabajo' },
  staleTitle: { en: 'Nobody has confirmed this since {day}', es: 'Nadie lo ha confirmado desde el {day}' },
  staleText: {
    en: 'A number may have changed. Call before you send anybody there, and tell us below if something is wrong.',
    es: 'Puede que un número haya cambiado. Llame antes de enviar a alguien y avísenos abajo si algo no es correcto.',
  },
  reach: { en: 'How to reach them', es: 'Cómo comunicarse' },
  call: { en: 'Call', es: 'Llamar' },
  text: { en: 'Text', es: 'Mensaje de texto' },
  online: { en: 'Online', es: 'En internet' },
  hours: { en: 'When', es: 'Horario' },
  where: { en: 'Where', es: 'Dónde' },
  whereZip: { en: '{city}, {state} {zip}', es: '{city}, {state} {zip}' },
  whereState: { en: '{city}, {state}', es: '{city}, {state}' },
  noStreet: {
    en: 'The directory lists no street. Call and ask how to come.',
    es: 'El directorio no publica ninguna calle. Llame y pregunte cómo llegar.',
  },
  serves: { en: 'Area served', es: 'Zona de servicio' },
  country: { en: 'The whole country', es: 'Todo el país' },
  allOf: { en: 'all of {state}', es: 'todo {state}' },
  county: { en: '{county} ({state})', es: '{county} ({state})' },
  whom: { en: 'Whom they help', es: 'A quién ayudan' },
  focus: { en: 'Made for', es: 'Pensado para' },
  focusNote: { en: 'A focus, and shuts nobody out.', es: 'Es un enfoque y no excluye a nadie.' },
  crimes: { en: 'What happened to people', es: 'Qué les ocurrió a las personas' },
  help: { en: 'Kinds of help', es: 'Tipos de ayuda' },
  languages: { en: 'Languages', es: 'Idiomas' },
  interpreter: { en: 'any language, through an interpreter', es: 'cualquier idioma, con intérprete' },
  what: { en: 'What they do', es: 'Qué hacen' },
  sure: { en: 'How we know', es: 'Cómo lo sabemos' },
  confirmedOn: { en: 'Confirmed', es: 'Confirmado' },
  daysAgo: {
    en: '{day}, {n, plural, =0 {today} one {# day ago} other {# days ago}}',
    es: '{day}, {n, plural, =0 {hoy} one {hace # día} other {hace # días}}',
  },
  how: { en: 'How', es: 'Cómo' },
  source: { en: 'Source', es: 'Fuente' },
  readOn: { en: '{name}, read {day}', es: '{name}, leída el {day}' },
  keeper: { en: 'Kept by', es: 'A cargo de' },
  mapOf: { en: 'Map of the area around {city}', es: 'Mapa de los alrededores de {city}' },
  mapNote: {
    en: 'The mark stands in the middle of the ZIP code, not at an address.',
    es: 'La marca está en el centro del código postal, no en una dirección.',
  },
  taskForce: { en: 'Its page as a task force', es: 'Su página como grupo de trabajo' },
  nearby: { en: 'What else is near {zip}', es: 'Qué más hay cerca de {zip}' },
  noEndorsement: {
    en: 'The directory gives information. It does not endorse the organization, its services or its views.',
    es: 'El directorio ofrece información. No respalda a la organización, sus servicios ni sus opiniones.',
  },
} as const satisfies Messages

export const report = {
  title: { en: 'Something is wrong here', es: 'Algo no es correcto' },
  lead: {
    en: 'A number that nobody answers, a service that ended, a text that gives somebody away: tell the people who keep the directory. You need no account, and your name is not asked.',
    es: 'Un número que nadie contesta, un servicio que terminó, un texto que delata a alguien: avise a quienes cuidan el directorio. No necesita una cuenta y no se le pide su nombre.',
  },
  noReport: {
    en: 'This is no place to report a crime or to ask for help: nothing you type here reaches the police or the organization.',
    es: 'Aquí no se denuncian delitos ni se pide ayuda: lo que escriba no llega a la policía ni a la organización.',
  },
  words: { en: 'What is wrong', es: 'Qué no es correcto' },
  wordsHint: {
    en: 'Name nobody who was helped.',
    es: 'No nombre a nadie que haya recibido ayuda.',
  },
  replyTo: { en: 'Where we may ask back', es: 'Dónde podemos preguntarle' },
  replyToHint: {
    en: 'An e-mail address; only a moderator reads it.',
    es: 'Un correo electrónico; solo lo lee una persona moderadora.',
  },
  send: { en: 'Tell the moderators', es: 'Avisar' },
  sending: { en: 'Sending', es: 'Enviando' },
  sent: { en: 'Thank you. A moderator will check it.', es: 'Gracias. Una persona moderadora lo revisará.' },
  sentText: {
    en: 'Until then the page stays as it is. If somebody needs help now, use one of the lines under “Get help”.',
    es: 'Mientras tanto, la página queda como está. Si alguien necesita ayuda ahora, use una de las líneas de “Obtener ayuda”.',
  },
  withoutScript: { en: 'The form takes JavaScript.', es: 'El formulario necesita JavaScript.' },
} as const satisfies Messages
