/** A document that proves something, as it is looked at beside what it proves. */
import type { Messages } from '@/lib/platform/say'

export const documentTexts = {
  pageAlone: { en: 'Page {page, number}', es: 'Página {page, number}' },
  pageAmong: { en: 'Page {page, number} of {pages, number}', es: 'Página {page, number} de {pages, number}' },
  pageBefore: { en: 'Previous page', es: 'Página anterior' },
  pageAfter: { en: 'Next page', es: 'Página siguiente' },
  larger: { en: 'Larger', es: 'Ampliar' },
  smaller: { en: 'Fit to width', es: 'Ajustar al ancho' },
  pictureAlt: { en: 'The proof “{name}”', es: 'El comprobante “{name}”' },
  pageAlt: { en: 'The proof “{name}”, page {page, number}', es: 'El comprobante “{name}”, página {page, number}' },
  drawing: { en: 'Getting the page…', es: 'Preparando la página…' },
  notDrawn: {
    en: 'This page cannot be shown here. Save the file, and open it only if you know where it comes from.',
    es: 'Esta página no se puede mostrar aquí. Guarde el archivo y ábralo solo si sabe de dónde viene.',
  },
  onlyFirst: {
    en: 'The first {most, number} pages are shown here. The rest is in the file.',
    es: 'Aquí se muestran las primeras {most, number} páginas. Las demás están en el archivo.',
  },
  seeIt: { en: 'Look at it here', es: 'Verlo aquí' },
  openProof: { en: 'What was shown: {name}', es: 'Lo que se mostró: {name}' },
  leaveOut: { en: 'Leave it out', es: 'No incluirlo' },
  proofSent: { en: 'Sent: {name}', es: 'Enviado: {name}' },
  removeProof: { en: 'Remove', es: 'Quitar' },
  removeWhy: { en: 'Why it is removed', es: 'Por qué se quita' },
  removeText: {
    en: 'The file goes for good. What was decided and a fingerprint of the file stay.',
    es: 'El archivo se elimina para siempre. Lo que se decidió y una huella del archivo permanecen.',
  },
  removed: { en: 'Removed by {name} on {day}: {why}', es: 'Lo quitó {name} el {day}: {why}' },
  hideIt: { en: 'Put it away', es: 'Ocultarlo' },
} as const satisfies Messages

export type DocumentTexts = typeof documentTexts
