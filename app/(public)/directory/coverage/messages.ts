/** Texts of the page that says where help is missing. */
import type { Messages } from '@/lib/platform/say'

export const coverage = {
  title: { en: 'Where help is missing', es: 'Dónde falta ayuda' },
  description: {
    en: 'Where agencies serve and no listed service of a kind is within 50 miles, by state and county.',
    es: 'Dónde trabajan agencias sin un servicio de algún tipo a menos de 50 millas, por estado y condado.',
  },
  lead: {
    en: 'Agencies that have no listed service of a kind within {within, number} miles: {services, plural, =0 {no service provider is} one {# service provider is} other {# service providers are}} listed.',
    es: 'Agencias sin un servicio de algún tipo a menos de {within, number} millas: el directorio tiene {services, plural, =0 {ningún proveedor} one {# proveedor} other {# proveedores}}.',
  },
  force: { en: 'Area of a task force', es: 'Zona de un grupo de trabajo' },
  noForce: { en: 'None', es: 'Ninguna' },
  forceLead: {
    en: 'Which kinds of help no listed service gives within {within, number} miles of the counties it serves: {services, plural, =0 {no service provider is} one {# service provider is} other {# service providers are}} listed.',
    es: 'Qué tipos de ayuda no da ningún servicio del directorio a menos de {within, number} millas de los condados que atiende: el directorio tiene {services, plural, =0 {ningún proveedor} one {# proveedor} other {# proveedores}}.',
  },
  forceBack: { en: 'The page of this task force', es: 'La página de este grupo' },
  points: { en: 'Measured from', es: 'Medido desde' },
  pointsOf: {
    en: '{n, plural, one {# point} other {# points}}',
    es: '{n, plural, one {# punto} other {# puntos}}',
  },
  pointsNote: {
    en: 'Points are the middle of each county that the task force serves, and each agency there whose place is known. What it serves in words only is not counted.',
    es: 'Los puntos son el centro de cada condado que atiende el grupo y cada agencia de allí con lugar conocido. Lo que atiende solo en palabras no se cuenta.',
  },
  forceMap: {
    en: 'How many of the six kinds are near every point of a county',
    es: 'Cuántos de los seis tipos están cerca de todos los puntos de un condado',
  },
  notServed: { en: 'not served by it, or place not known', es: 'no atendido, o lugar desconocido' },
  forceNobody: {
    en: 'The area of this task force cannot be measured',
    es: 'La zona de este grupo no se puede medir',
  },
  forceNobodyText: {
    en: 'It names no county or state that is on the map, and no agency there has a known place.',
    es: 'No indica ningún condado o estado que esté en el mapa, y ninguna agencia de allí tiene lugar conocido.',
  },
  of: { en: 'Where help is missing: {state}', es: 'Dónde falta ayuda: {state}' },
  state: { en: 'State or territory', es: 'Estado o territorio' },
  all: { en: 'All', es: 'Todos' },
  show: { en: 'Show', es: 'Mostrar' },
  most: { en: 'Most gaps first', es: 'Primero donde más falta' },
  county: { en: 'County', es: 'Condado' },
  noCounty: { en: 'County not known', es: 'Condado desconocido' },
  agencies: { en: 'Agencies', es: 'Agencias' },
  kindsMissing: {
    en: '{n, plural, =0 {nothing missing} one {# of 6 kinds missing} other {# of 6 kinds missing}}',
    es: '{n, plural, =0 {no falta nada} one {falta # de 6 tipos} other {faltan # de 6 tipos}}',
  },
  near: { en: 'near all', es: 'cerca de todas' },
  without: { en: '{n, number} of {of, number} without', es: '{n, number} de {of, number} sin ayuda' },
  nearest: { en: 'nearest {miles, number} miles', es: 'lo más cercano a {miles, number} millas' },
  further: { en: 'none within {miles, number} miles', es: 'nada a menos de {miles, number} millas' },
  mapCaption: {
    en: 'How many of the six kinds are near every agency',
    es: 'Cuántos de los seis tipos están cerca de todas las agencias',
  },
  allKinds: { en: 'all six', es: 'los seis' },
  someKinds: { en: '3 to 5', es: 'de 3 a 5' },
  fewKinds: { en: '0 to 2', es: 'de 0 a 2' },
  noAgency: { en: 'no agency with a known place', es: 'ninguna agencia con lugar conocido' },
  areaNone: { en: '{area}: no agency with a known place', es: '{area}: ninguna agencia con lugar conocido' },
  areaGaps: {
    en: '{area}: {n, number} of 6 kinds are near every agency',
    es: '{area}: {n, number} de 6 tipos están cerca de todas las agencias',
  },
  noneMeans: { en: 'What “without” means', es: 'Qué significa “sin ayuda”' },
  noneText: {
    en: 'No service that somebody confirmed says that it gives this help, so near as that. It may exist and not be listed. <suggest>Suggest a listing</suggest>.',
    es: 'Ningún servicio confirmado dice que da esta ayuda a esa distancia. Puede existir y no estar en el directorio. <suggest>Proponga una entrada</suggest>.',
  },
  unplaced: {
    en: '{n, plural, one {# agency is} other {# agencies are}} in no figure: their place is not known.',
    es: '{n, plural, one {# agencia no cuenta} other {# agencias no cuentan}} en las cifras: no se conoce su lugar.',
  },
  nobody: {
    en: 'No agency with a known place is on record here',
    es: 'Aquí no hay ninguna agencia con lugar conocido',
  },
  nobodyText: {
    en: 'An agency has a place once its county is on record, or an administrator has taken over a public list with positions.',
    es: 'Una agencia tiene un lugar cuando consta su condado o cuando se carga una lista pública con posiciones.',
  },
  mapOfState: {
    en: 'Map of the counties of {state}. The table has the same.',
    es: 'Mapa de los condados de {state}. La tabla contiene lo mismo.',
  },
} as const satisfies Messages
