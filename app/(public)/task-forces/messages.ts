/** Texts of the task forces. Names, areas and what each partner does are part of the record and stay in English. */
import type { Messages } from '@/lib/platform/say'

export const finding = {
  title: { en: 'Task forces', es: 'Grupos de trabajo' },
  description: {
    en: 'Human trafficking task forces and the related ones, by ZIP code, state and kind: who is in them, where they work and whom to call.',
    es: 'Grupos de trabajo contra la trata de personas y otros relacionados, por código postal, estado y tipo: quiénes los forman, dónde trabajan y a quién llamar.',
  },
  lead: {
    en: 'Police and advocates who work trafficking cases together: find those of your area, and whom to call there.',
    es: 'Policías y defensores que trabajan juntos en casos de trata: encuentre los de su zona y a quién llamar.',
  },
  search: { en: 'Find a task force', es: 'Buscar un grupo de trabajo' },
  chosen: { en: 'What was asked', es: 'Lo que se pidió' },
  chosenZip: { en: 'ZIP code {zip}', es: 'Código postal {zip}' },
  chosenEnded: { en: 'With those that have ended', es: 'También los que terminaron' },
  zip: { en: 'ZIP code', es: 'Código postal' },
  zipField: { en: 'We do not know this code.', es: 'No conocemos este código.' },
  state: { en: 'State or territory', es: 'Estado o territorio' },
  anyState: { en: 'Any', es: 'Cualquiera' },
  kind: { en: 'Kind', es: 'Tipo' },
  anyKind: { en: 'Any kind', es: 'Cualquier tipo' },
  words: { en: 'Words', es: 'Palabras' },
  show: { en: 'Show task forces', es: 'Mostrar grupos' },
  foundNear: {
    en: '{n, plural, =0 {No task force} one {One task force} other {# task forces}} for ZIP code {zip}',
    es: '{n, plural, =0 {Ningún grupo} one {Un grupo} other {# grupos}} para el código postal {zip}',
  },
  foundInState: {
    en: '{n, plural, =0 {No task force} one {One task force} other {# task forces}} for {state}',
    es: '{n, plural, =0 {Ningún grupo} one {Un grupo} other {# grupos}} para {state}',
  },
  found: {
    en: '{n, plural, =0 {No task force} one {One task force} other {# task forces}}',
    es: '{n, plural, =0 {Ningún grupo} one {Un grupo} other {# grupos}}',
  },
  nearest: {
    en: 'First those that serve the area of the ZIP code, then those that are nearby and serve another',
    es: 'Primero los que atienden la zona del código postal, después los cercanos que atienden otra',
  },
  zipUnknown: {
    en: 'We do not know the ZIP code “{zip}”',
    es: 'No conocemos el código postal “{zip}”',
  },
  zipUnknownText: {
    en: 'No task force can be found by it. Check the five digits, or choose a state instead.',
    es: 'No se puede buscar ningún grupo con él. Revise los cinco dígitos o elija un estado.',
  },
  nothing: {
    en: 'No task force on record fits this question',
    es: 'Ningún grupo registrado corresponde a esta búsqueda',
  },
  nothingYet: { en: 'No task force is on record yet', es: 'Todavía no hay ningún grupo registrado' },
  nothingText: {
    en: 'There may be one that nobody has entered here. To find whom to work with, call one of the lines below, or look in the directory of services and task forces.',
    es: 'Puede que exista uno que nadie haya registrado aquí. Para saber con quién trabajar, llame a una de las líneas de abajo o busque en el directorio de servicios y grupos de trabajo.',
  },
  inDirectory: { en: 'Look in the directory', es: 'Buscar en el directorio' },
  startAgain: { en: 'Show all task forces', es: 'Mostrar todos los grupos' },
  onlyClose: {
    en: 'Nothing has these words. These have words like them.',
    es: 'Nada contiene estas palabras. Estos contienen palabras parecidas.',
  },
  lines: { en: 'Whom to call, wherever you are', es: 'A quién llamar, desde cualquier lugar' },
  pages: { en: 'Task forces', es: 'Grupos de trabajo' },
  page: { en: 'Page {page, number} of {pages, number}', es: 'Página {page, number} de {pages, number}' },
  serves: { en: 'For {area}', es: 'Para {area}' },
  servesZip: {
    en: '{way, select, county {serves the county of this ZIP code} state {serves the state of this ZIP code} other {nearby, serves another area}}',
    es: '{way, select, county {atiende el condado de este código postal} state {atiende el estado de este código postal} other {cerca, atiende otra zona}}',
  },
  miles: {
    en: '{n, plural, =0 {less than a mile} one {# mile} other {# miles}} to its seat',
    es: '{n, plural, =0 {menos de una milla} one {# milla} other {# millas}} hasta su sede',
  },
  noPartners: { en: 'No partner is on record.', es: 'No consta ningún socio.' },
  ended: { en: 'Ended on {day}', es: 'Terminó el {day}' },
  missing: {
    en: '{side, select, law {Without a law enforcement partner} victim {Without a victim service partner} other {Without a partner}}',
    es: '{side, select, law {Sin socio de las fuerzas del orden} victim {Sin socio de servicios a víctimas} other {Sin socio}}',
  },
  coverage: {
    en: 'Where help is missing in the area of a task force',
    es: 'Dónde falta ayuda en la zona de un grupo',
  },
  directory: { en: 'All services and task forces', es: 'Todos los servicios y grupos de trabajo' },
} as const satisfies Messages

export const kinds = {
  title: { en: 'The kinds of task force', es: 'Los tipos de grupo de trabajo' },
  ecm: { en: 'Enhanced Collaborative Model', es: 'Modelo de colaboración ampliada' },
  ecmText: {
    en: 'A human trafficking task force with two funded partners: a state, local or tribal law enforcement agency, which coordinates the whole with the U.S. Attorney’s Office, and a victim service provider, which sees to services for everybody who is found in the area. Neither partner does the other’s work, and the task force is whole only with both.',
    es: 'Un grupo de trabajo contra la trata con dos socios financiados: una agencia estatal, local o tribal del orden público, que coordina el conjunto con la fiscalía federal, y un proveedor de servicios a víctimas, que se ocupa de los servicios para todas las personas identificadas en la zona. Ninguno hace el trabajo del otro, y el grupo solo está completo con ambos.',
  },
  lost: { en: 'Innocence Lost', es: 'Innocence Lost' },
  lostText: {
    en: 'Task forces and working groups against the sex trafficking of children, led by the FBI with the Child Exploitation and Obscenity Section of the Department of Justice and the National Center for Missing & Exploited Children. Federal, state and local agencies work in them together with the U.S. Attorneys’ Offices.',
    es: 'Grupos contra la trata sexual de menores, dirigidos por el FBI con la sección de explotación infantil del Departamento de Justicia y el Centro Nacional para Menores Desaparecidos y Explotados. En ellos trabajan agencias federales, estatales y locales junto con las fiscalías federales.',
  },
  icac: { en: 'Internet Crimes Against Children (ICAC)', es: 'Delitos contra menores en internet (ICAC)' },
  icacText: {
    en: 'A national network of task forces for crimes against children that happen or begin online. Investigators, prosecutors and forensic and education specialists investigate, examine devices and teach prevention, and help agencies that have nobody for it.',
    es: 'Una red nacional de grupos para los delitos contra menores que ocurren o empiezan en internet. Investigadores, fiscales y especialistas forenses y en educación investigan, examinan dispositivos y enseñan prevención, y ayudan a las agencias que no tienen a nadie para ello.',
  },
  counts: { en: 'How many there are, by source', es: 'Cuántos hay, según la fuente' },
  countOf: { en: '{count}, as of {asOf}.', es: '{count}; cifra de {asOf}.' },
  countUndated: {
    en: '{count}; the source gives no date.',
    es: '{count}; la fuente no indica fecha.',
  },
  readOn: { en: 'read {day}', es: 'leída el {day}' },
  countsNote: {
    en: 'Sources count in different ways and at different times. None of these figures is a count of what is on record in Attest.',
    es: 'Las fuentes cuentan de distintas maneras y en distintos momentos. Ninguna de estas cifras es un recuento de lo registrado en Attest.',
  },
} as const satisfies Messages

export const oneForce = {
  leadSince: { en: 'For {area}, since {day}.', es: 'Para {area}, desde el {day}.' },
  leadArea: { en: 'For {area}.', es: 'Para {area}.' },
  endedTitle: { en: 'This task force ended on {day}', es: 'Este grupo terminó el {day}' },
  endedText: {
    en: 'It is kept for the record. Find those that work in the area now, or call one of the lines under “Get help”.',
    es: 'Se conserva como constancia. Busque los que trabajan ahora en la zona o llame a una de las líneas de “Obtener ayuda”.',
  },
  and: { en: 'and', es: 'y' },
  lawSide: { en: 'Law enforcement partner', es: 'Socio de las fuerzas del orden' },
  victimSide: { en: 'Victim service partner', es: 'Socio de servicios a víctimas' },
  noLaw: { en: 'No law enforcement partner', es: 'Sin socio de las fuerzas del orden' },
  noVictim: { en: 'No victim service partner', es: 'Sin socio de servicios a víctimas' },
  missingText: {
    en: 'The Enhanced Collaborative Model has exactly two partners. This side has nobody today.',
    es: 'El modelo de colaboración ampliada tiene exactamente dos socios. Hoy no hay nadie de este lado.',
  },
  missingSince: {
    en: 'The Enhanced Collaborative Model has exactly two partners. This side has nobody since {day}, when {name} left.',
    es: 'El modelo de colaboración ampliada tiene exactamente dos socios. No hay nadie de este lado desde el {day}, cuando se retiró {name}.',
  },
  comes: { en: '{name} joins on {day}.', es: '{name} se incorpora el {day}.' },
  comesToTable: { en: 'from {day}', es: 'desde el {day}' },
  missingCall: {
    en: 'For services, the <directory>directory</directory> lists who helps in the area.',
    es: 'Para servicios, el <directory>directorio</directory> indica quién ayuda en la zona.',
  },
  since: { en: 'Partner since {day}', es: 'Socio desde el {day}' },
  does: { en: 'What it does', es: 'Qué hace' },
  contact: { en: 'How to reach it', es: 'Cómo comunicarse' },
  call: { en: 'Call', es: 'Llamar' },
  write: { en: 'Write', es: 'Escribir' },
  online: { en: 'Online', es: 'En internet' },
  noContact: {
    en: 'No contact is on record. Call one of the lines under “Get help”.',
    es: 'No consta ningún contacto. Llame a una de las líneas de “Obtener ayuda”.',
  },
  noVictimData: {
    en: 'Refer a person by telephone only: nothing about a person is sent through Attest.',
    es: 'Refiera a una persona solo por teléfono: nada sobre una persona se envía por Attest.',
  },
  area: { en: 'Area served', es: 'Zona de servicio' },
  mapOf: {
    en: 'Map of {state} with the counties that the task force serves',
    es: 'Mapa de {state} con los condados que atiende el grupo',
  },
  allOf: { en: 'all of {state}', es: 'todo {state}' },
  county: { en: '{county} ({state})', es: '{county} ({state})' },
  coverage: { en: 'Which help is missing in this area', es: 'Qué ayuda falta en esta zona' },
  awards: { en: 'Awards', es: 'Subvenciones' },
  award: { en: 'Award', es: 'Subvención' },
  holder: { en: 'Holder', es: 'Titular' },
  amount: { en: 'Amount', es: 'Monto' },
  noAmount: { en: 'not known', es: 'no consta' },
  period: { en: 'Period', es: 'Período' },
  fromTo: { en: '{from} to {to}', es: 'del {from} al {to}' },
  running: { en: 'Running', es: 'Vigente' },
  over: { en: 'Ended', es: 'Terminada' },
  ahead: { en: 'Not begun', es: 'No iniciada' },
  monthsPast: {
    en: '{past, number} of {all, number} months are past',
    es: 'han pasado {past, number} de {all, number} meses',
  },
  source: { en: 'Source', es: 'Fuente' },
  readOn: { en: '{name}, read {day}', es: '{name}, leída el {day}' },
  noAwards: { en: 'No award is on record.', es: 'No consta ninguna subvención.' },
  twoAmounts: {
    en: 'Where two sources give two amounts for one award, both stand here, each with what it counts.',
    es: 'Si dos fuentes dan dos montos para una subvención, figuran ambos, cada uno con lo que cuenta.',
  },
  events: { en: 'Coming events of its partners', es: 'Próximos eventos de sus socios' },
  noEvents: {
    en: 'No event of the partners is on the calendar. <post>Post an event</post>',
    es: 'No hay eventos de los socios en el calendario. <post>Publicar un evento</post>',
  },
  others: { en: 'Also at the table', es: 'También participan' },
  former: { en: 'Former partners', es: 'Socios anteriores' },
  formerPartner: { en: '{name}, {side}, {from} to {to}', es: '{name}, {side}, del {from} al {to}' },
  lawWord: { en: 'law enforcement', es: 'fuerzas del orden' },
  victimWord: { en: 'victim services', es: 'servicios a víctimas' },
  otherWord: { en: 'other member', es: 'otro miembro' },
  working: { en: 'Working with it', es: 'Trabajar con el grupo' },
  askTraining: { en: 'Ask for training for your people', es: 'Pedir capacitación para su personal' },
  listing: { en: 'Its listing in the directory', es: 'Su entrada en el directorio' },
  suggest: { en: 'Suggest a listing for it in the directory', es: 'Proponer una entrada en el directorio' },
  near: { en: 'Services near its seat', es: 'Servicios cerca de su sede' },
  collaboration: { en: 'Training in working together', es: 'Capacitación para trabajar en conjunto' },
  noEndorsement: {
    en: 'Given for information, from the sources named. It is not an endorsement.',
    es: 'Se ofrece a título informativo, según las fuentes indicadas. No es un respaldo.',
  },
} as const satisfies Messages
