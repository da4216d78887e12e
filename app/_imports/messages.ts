/** What every screen says that shows what a file would do before it is loaded; plain, since the browser reads them as they are. */
import type { Messages } from '@/lib/platform/say'

export const importTexts = {
  load: { en: 'Load', es: 'Cargar' },
  what: { en: 'What', es: 'Qué' },
  willHappen: { en: 'What would happen, and why', es: 'Qué pasaría, y por qué' },
  wasSaid: { en: 'What the check said', es: 'Qué dijo la revisión' },
  nothing: { en: 'nothing', es: 'nada' },
  cannot: { en: 'cannot', es: 'no se puede' },
  made: { en: 'Loaded', es: 'Cargado' },
  yes: { en: 'Yes', es: 'Sí' },
  no: { en: 'No', es: 'No' },
  takenBack: { en: 'Taken back', es: 'Deshecho' },
  tickAll: { en: 'Tick all on this page', es: 'Marcar todo en esta página' },
  untickAll: { en: 'Untick all on this page', es: 'Desmarcar todo en esta página' },
  takeBackTitle: { en: 'Take this load back', es: 'Deshacer esta carga' },
  wouldBe: {
    en: 'What this load changed would be as it was before',
    es: 'Lo que cambió esta carga volvería a como estaba antes',
  },
  takeBack: { en: 'Take it back', es: 'Deshacerla' },
  keep: { en: 'Keep it', es: 'Dejarla' },
  nothingTicked: {
    en: 'Nothing is ticked, so there is nothing to load.',
    es: 'No hay nada marcado, así que no hay nada que cargar.',
  },
  state: { en: 'State', es: 'Estado' },
  changes: { en: 'Changes', es: 'Cambios' },
  noChange: { en: 'none', es: 'ninguno' },
  oneChange: { en: '1 change', es: '1 cambio' },
  manyChanges: { en: '{changes} changes', es: '{changes} cambios' },
  oneUndone: { en: '1 change, taken back', es: '1 cambio deshecho' },
  manyUndone: { en: '{changes} changes, taken back', es: '{changes} cambios deshechos' },
  newest: { en: 'Newest', es: 'Más recientes' },
  earlier: { en: 'Earlier', es: 'Anteriores' },
  loading: { en: 'Loading…', es: 'Cargando…' },
  underWay: {
    en: 'It is being loaded, with all that follows from it. A large file takes a while. You may leave this page: the load goes on, and the list of files says when it is done.',
    es: 'Se está cargando, con todo lo que de ello se sigue. Un archivo grande tarda un rato. Puede dejar esta página: la carga continúa, y la lista de archivos dice cuándo termina.',
  },
} as const satisfies Messages

/** What became of a file. */
export const stateTexts = {
  checked: { en: 'Checked, not loaded', es: 'Revisado, sin cargar' },
  applied: { en: 'Loaded', es: 'Cargado' },
  'rolled-back': { en: 'Taken back', es: 'Deshecho' },
} as const satisfies Messages
