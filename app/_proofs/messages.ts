/** A document that proves something, as it is looked at beside what it proves. */
import type { Messages } from '@/lib/platform/say'

export const documentTexts = {
  pageAlone: { en: 'Page {page, number}', es: 'Página {page, number}' },
  pageAmong: { en: 'Page {page, number} of {pages, number}', es: 'Página {page, number} de {pages, number}' },
  pageBefore: { en: 'Previous page', es: 'Página anterior' },
  pageAfter: { en: 'Next page', es: 'Página siguiente' },
  larger: { en: 'Larger', es: 'Ampliar' },
  smaller: { en: 'Fit to width', es: 'Ajustar al ancho' },
  turn: { en: 'Turn', es: 'Girar' },
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

/** Covering parts of a photo, where that is possible. */
export const coverTexts = {
  cover: { en: 'Cover', es: 'Tapar' },
  coverTitle: { en: 'Cover parts of “{name}”', es: 'Tapar partes de “{name}”' },
  coverHow: {
    en: 'Draw over what nobody is to see, or add an area and set it below the photo. What is covered turns black, a little beyond what you mark.',
    es: 'Marque sobre la foto lo que nadie debe ver, o agregue un área y ajústela debajo. Lo tapado queda en negro, un poco más allá de lo que marque.',
  },
  coverAlt: { en: 'The proof “{name}”, to be covered in parts', es: 'El comprobante “{name}”, para tapar partes' },
  coverAdd: { en: 'Add an area', es: 'Agregar un área' },
  coverArea: { en: 'Area {number, number}', es: 'Área {number, number}' },
  coverLeft: { en: 'From the left, in percent', es: 'Desde la izquierda, en porcentaje' },
  coverTop: { en: 'From the top, in percent', es: 'Desde arriba, en porcentaje' },
  coverWidth: { en: 'Width, in percent', es: 'Ancho, en porcentaje' },
  coverHeight: { en: 'Height, in percent', es: 'Alto, en porcentaje' },
  coverForget: { en: 'Do not cover', es: 'No tapar' },
  coverWhy: { en: 'Why it is covered', es: 'Por qué se tapa' },
  coverText: {
    en: 'What lies under it is removed from the photo for good: nobody can bring it back. What was decided and a fingerprint of the photo before stay.',
    es: 'Lo que queda debajo se elimina de la foto para siempre: nadie puede recuperarlo. Lo que se decidió y una huella de la foto anterior permanecen.',
  },
  coverNone: {
    en: 'Mark what is to be covered first: draw over it, or add an area.',
    es: 'Marque primero lo que se debe tapar: dibuje encima o agregue un área.',
  },
  coverIt: {
    en: '{areas, plural, =0 {Cover for good} one {Cover this area for good} other {Cover these # areas for good}}',
    es: '{areas, plural, =0 {Tapar para siempre} one {Tapar esta área para siempre} other {Tapar estas # áreas para siempre}}',
  },
  coverLeave: { en: 'Leave it as it is', es: 'Dejarla como está' },
  covered: {
    en: 'Parts of it were covered for good by {name} on {day}.',
    es: '{name} tapó partes para siempre el {day}.',
  },
  coveredWhy: {
    en: 'Parts of it were covered for good by {name} on {day}: {why}',
    es: '{name} tapó partes para siempre el {day}: {why}',
  },
} as const satisfies Messages

export type CoverTexts = typeof coverTexts
