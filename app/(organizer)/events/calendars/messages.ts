/** Events from a calendar of others: choosing one, what is followed, what a calendar would change, and taking that back. */
import type { Messages } from '@/lib/platform/say'

export const calendarTexts = {
  crumbEvents: { en: 'My events', es: 'Mis eventos' },
  crumb: { en: 'From a calendar', es: 'Desde un calendario' },
  title: { en: 'Events from a calendar', es: 'Eventos desde un calendario' },
  lead: {
    en: 'Bring events that stand in another calendar. Nothing is posted until you have seen what would be.',
    es: 'Traiga eventos que están en otro calendario. No se publica nada hasta que usted vea qué se publicaría.',
  },
  followed: { en: 'Calendars you follow', es: 'Calendarios que usted sigue' },
  soFar: { en: 'Calendars so far', es: 'Calendarios hasta ahora' },
  aboutLabel: { en: 'About calendars of others', es: 'Sobre los calendarios de otros' },
  aboutTitle: { en: 'What a calendar does', es: 'Qué hace un calendario' },
  aboutNew: {
    en: 'What is new is posted as yours: a moderator looks at it first, as at everything you type.',
    es: 'Lo nuevo se publica como suyo: primero lo revisa una persona moderadora, como todo lo que usted escribe.',
  },
  aboutChanged: {
    en: 'An entry that was loaded before is changed, never posted twice.',
    es: 'Una entrada que ya se cargó se modifica; nunca se publica dos veces.',
  },
  aboutCanceled: {
    en: 'What is canceled there is canceled here and stays on the calendar, said to be canceled.',
    es: 'Lo que se cancela allá se cancela aquí y sigue en el calendario, indicado como cancelado.',
  },
  aboutGone: {
    en: 'What is not in the calendar any more stays as it is, and you read which.',
    es: 'Lo que ya no está en el calendario queda como está, y usted lee qué es.',
  },
  aboutRefused: {
    en: 'An entry that cannot be taken is named with its line and the reason; the others go on.',
    es: 'Una entrada que no se puede tomar se nombra con su línea y el motivo; las demás siguen.',
  },

  checkButton: { en: 'Check what would change', es: 'Revisar qué cambiaría' },
  checking: { en: 'Checking…', es: 'Revisando…' },
  chooseOne: {
    en: 'Choose a calendar file, or give the address of a calendar.',
    es: 'Elija un archivo de calendario o escriba la dirección de un calendario.',
  },
  tooLarge: {
    en: 'The file is larger than 2 MB. Export a shorter span of days.',
    es: 'El archivo pesa más de 2 MB. Exporte un período más corto.',
  },
  calendar: { en: 'The calendar', es: 'El calendario' },
  file: { en: 'Calendar file', es: 'Archivo de calendario' },
  fileHint: {
    en: 'An iCalendar file (.ics) or a table (CSV), up to 2 MB',
    es: 'Un archivo iCalendar (.ics) o una tabla (CSV), de hasta 2 MB',
  },
  template: { en: 'Download an empty table', es: 'Descargar una tabla vacía' },
  address: { en: 'Or its address', es: 'O su dirección' },
  addressHint: {
    en: 'Begins with https:// and needs no password. It is read daily, and what is new waits for your look.',
    es: 'Empieza con https:// y no pide contraseña. Se lee cada día, y lo nuevo espera a que usted lo vea.',
  },
  confirmedBefore: {
    en: 'Changes of events that I confirmed before',
    es: 'Cambios de eventos que ya confirmé',
  },
  byThemselves: { en: 'Keep them up to date by themselves', es: 'Mantenerlos al día automáticamente' },
  besides: { en: 'What the calendar does not say', es: 'Lo que el calendario no dice' },
  besidesText: {
    en: 'Each of these is used only for an entry that says nothing of its own.',
    es: 'Cada dato se usa solo para una entrada que no dice el suyo.',
  },
  sponsor: { en: 'Held by', es: 'Organiza' },
  sponsorHint: { en: 'The organization, or several', es: 'La organización, o varias' },
  audiences: { en: 'For', es: 'Para' },
  kind: { en: 'Kind', es: 'Tipo' },
  format: { en: 'How people take part', es: 'Cómo se participa' },
  zone: { en: 'Time zone', es: 'Zona horaria' },
  cost: { en: 'Cost', es: 'Costo' },
  costHint: { en: 'As the reader sees it, or Free', es: 'Como lo verá quien lea, o Free' },
  city: { en: 'City', es: 'Ciudad' },
  state: { en: 'State or territory', es: 'Estado o territorio' },
  noState: { en: 'None', es: 'Ninguno' },
  contactName: { en: 'Who answers questions', es: 'Quién responde preguntas' },
  contactEmail: { en: 'E-mail for questions', es: 'Correo para preguntas' },
  dayFrom: { en: 'Whole days begin at', es: 'Los días completos empiezan a las' },
  dayTo: { en: 'Whole days end at', es: 'Los días completos terminan a las' },

  noneFollowed: { en: 'You follow no calendar', es: 'No sigue ningún calendario' },
  noneFollowedText: {
    en: 'Give the address of one above: it is read daily, and what is new waits for your look.',
    es: 'Escriba arriba la dirección de uno: se lee cada día, y lo nuevo espera a que usted lo vea.',
  },
  readLast: { en: 'Read last on {when}.', es: 'Última lectura: {when}.' },
  notRead: { en: 'Not read yet.', es: 'Todavía no se ha leído.' },
  lookAt: { en: 'Look at what was read last', es: 'Ver lo que se leyó la última vez' },
  followsItself: {
    en: 'Changes of events that you confirmed before follow by themselves.',
    es: 'Los cambios de eventos que ya confirmó se aplican automáticamente.',
  },
  waits: {
    en: 'Changes wait for your look, as what is new does.',
    es: 'Los cambios esperan a que usted los vea, igual que lo nuevo.',
  },
  readAgain: { en: 'Read it again', es: 'Leerlo otra vez' },
  letWait: { en: 'Let changes wait for my look', es: 'Que los cambios esperen a que los vea' },
  keepUpToDate: { en: 'Keep it up to date by itself', es: 'Mantenerlo al día automáticamente' },
  leave: { en: 'Follow it no more', es: 'Dejar de seguirlo' },

  noneChecked: { en: 'No calendar was checked yet', es: 'Todavía no se revisó ningún calendario' },
  noneCheckedText: {
    en: 'The first one stands here when it was checked, loaded or not.',
    es: 'El primero aparece aquí cuando se revise, se cargue o no.',
  },
  pager: { en: 'Calendars', es: 'Calendarios' },
  headCalendar: { en: 'Calendar', es: 'Calendario' },
  headEntries: { en: 'Entries', es: 'Entradas' },
  headWhen: { en: 'When', es: 'Cuándo' },
  byItself: { en: 'by itself', es: 'automáticamente' },
} as const satisfies Messages

export const fileTexts = {
  page: { en: 'A calendar of others', es: 'Un calendario de otros' },
  crumbEvents: { en: 'My events', es: 'Mis eventos' },
  crumb: { en: 'From a calendar', es: 'Desde un calendario' },
  checkedTitle: { en: 'Check before loading', es: 'Revise antes de cargar' },
  checkedLead: {
    en: 'Nothing has changed yet. This is what {file} would do to your events.',
    es: 'Todavía no ha cambiado nada. Esto es lo que {file} haría con sus eventos.',
  },
  loadedTitle: { en: 'Loaded', es: 'Cargado' },
  loadedLead: { en: '{file} was loaded on {when}.', es: 'Se cargó {file}: {when}.' },
  takenBackTitle: { en: 'Taken back', es: 'Deshecho' },
  takenBackLead: {
    en: 'What {file} changed was taken back on {when}.',
    es: 'Se deshizo lo que cambió {file}: {when}.',
  },
  loadedNote: {
    en: '{count, plural, =0 {No change loaded} one {One change loaded} =2 {Two changes loaded} other {# changes loaded}}',
    es: '{count, plural, =0 {No se cargó ningún cambio} one {Se cargó un cambio} other {Se cargaron # cambios}}',
  },
  onCalendar: { en: 'What is new is on the calendar.', es: 'Lo nuevo ya está en el calendario.' },
  toModerator: {
    en: 'What is new waits for a moderator.',
    es: 'Lo nuevo espera la revisión de una persona moderadora.',
  },
  wouldDo: { en: 'What the calendar would do', es: 'Lo que haría el calendario' },
  checkFound: { en: 'What the check found', es: 'Lo que encontró la revisión' },
  entries: {
    en: '{count, plural, one {entry} other {entries}}',
    es: '{count, plural, one {entrada} other {entradas}}',
  },
  passedOver: {
    en: 'Passed over: {past, plural, one {# date that is over} other {# dates that are over}}, and {later, plural, one {# date} other {# dates}} more than a year ahead.',
    es: 'Se omitieron {past, plural, one {# fecha que ya pasó} other {# fechas que ya pasaron}} y {later, plural, one {# fecha} other {# fechas}} a más de un año.',
  },
  noneOfKind: { en: 'No entry of this kind', es: 'Ninguna entrada de este tipo' },
  noneOfKindText: { en: 'Choose another figure above.', es: 'Elija otra cifra arriba.' },
  noChange: { en: 'The calendar changes nothing', es: 'El calendario no cambia nada' },
  noChangeText: {
    en: 'Your events are as the calendar has them.',
    es: 'Sus eventos están como en el calendario.',
  },
  captionOf: { en: 'Entries of the calendar: {kind}', es: 'Entradas del calendario: {kind}' },
  caption: {
    en: 'Entries of the calendar that need a look or bring a change',
    es: 'Entradas del calendario que conviene ver o que traen un cambio',
  },
  pager: { en: 'Entries of the calendar', es: 'Entradas del calendario' },
  place: { en: 'Page {page, number} of {pages, number}', es: 'Página {page, number} de {pages, number}' },
  event: { en: 'Event', es: 'Evento' },
  line: { en: 'Line', es: 'Línea' },
  lineInFile: { en: 'Line in the file', es: 'Línea en el archivo' },
  atOnce: {
    en: 'What is new is on the calendar at once. Everything is loaded together or not at all.',
    es: 'Lo nuevo aparece en el calendario de inmediato. Se carga todo junto o nada.',
  },
  moderatorFirst: {
    en: 'What is new goes to the moderators first. Everything is loaded together or not at all.',
    es: 'Lo nuevo pasa primero por moderación. Se carga todo junto o nada.',
  },
  another: { en: 'Choose another calendar', es: 'Elegir otro calendario' },
  load: {
    en: 'Load {count, plural, one {# change} other {# changes}}',
    es: 'Cargar {count, plural, one {# cambio} other {# cambios}}',
  },
  takenBackFor: {
    en: 'You can take the load back for {days, number} days. Events that somebody changed or decided about since then stay.',
    es: 'Puede deshacer la carga durante {days, number} días. Los eventos que alguien haya modificado o sobre los que se haya decidido quedan.',
  },
  until: { en: 'You can do this until {when}.', es: 'Puede hacerlo hasta: {when}.' },
  tooLate: {
    en: 'This could be done until {when}. Change or cancel the events one by one.',
    es: 'Esto se podía hacer hasta: {when}. Modifique o cancele los eventos uno por uno.',
  },
  wouldUndo: {
    en: '{count, plural, one {# change} other {# changes}} would be undone.',
    es: '{count, plural, one {Se desharía # cambio} other {Se desharían # cambios}}.',
  },
  wouldWithdraw: {
    en: 'What was posted is withdrawn; where it is public already, it is canceled, so that everybody who follows hears of it.',
    es: 'Lo publicado se retira; lo que ya es público se cancela, para que se entere quien lo sigue.',
  },
  wouldStay: {
    en: 'Events that somebody changed or decided about since stay, and you read which.',
    es: 'Los eventos que alguien haya modificado o sobre los que se haya decidido quedan, y usted lee cuáles son.',
  },
  undone: {
    en: '{removed, plural, one {# event} other {# events}} withdrawn, {canceled, number} canceled, {restored, number} as before.',
    es: '{removed, plural, one {# evento retirado} other {# eventos retirados}}, {canceled, number} cancelados, {restored, number} como antes.',
  },
  undoneTitle: { en: 'Taken back', es: 'Deshecho' },
  notAllTitle: { en: 'Not everything is as it was before', es: 'No todo está como antes' },
  stay: {
    en: 'Somebody changed or decided about these since, so they stay:',
    es: 'Alguien los modificó o decidió sobre ellos desde entonces, así que quedan:',
  },
  more: { en: '{count, number} more', es: '{count, number} más' },
} as const satisfies Messages

export const kindTexts = {
  refused: { en: 'Refused', es: 'Rechazada' },
  canceled: { en: 'Canceled there', es: 'Cancelada allá' },
  alike: { en: 'Probably the same', es: 'Probablemente la misma' },
  changed: { en: 'Changed', es: 'Modificada' },
  new: { en: 'New', es: 'Nueva' },
  older: { en: 'Older', es: 'Anterior' },
  gone: { en: 'Not there any more', es: 'Ya no está allá' },
  unchanged: { en: 'Same', es: 'Igual' },
} as const satisfies Messages

export const noteTexts = {
  refused: { en: 'left out, with the reason', es: 'se omiten, con el motivo' },
  canceled: { en: 'canceled here as well', es: 'también se cancelan aquí' },
  alike: { en: 'need a tick', es: 'hay que marcarlas' },
  changed: { en: 'since they were loaded', es: 'desde que se cargaron' },
  new: { en: 'posted as yours', es: 'se publican como suyas' },
  older: { en: 'change nothing', es: 'no cambian nada' },
  gone: { en: 'stay as they are', es: 'quedan como están' },
  unchanged: { en: 'nothing to do', es: 'nada que hacer' },
} as const satisfies Messages

export const sourceTexts = {
  asked: { en: 'Read in a moment', es: 'Se lee en un momento' },
  read: { en: 'Read daily', es: 'Se lee cada día' },
  failing: { en: 'Could not be read', es: 'No se pudo leer' },
  paused: { en: 'Not read any more', es: 'Ya no se lee' },
} as const satisfies Messages
