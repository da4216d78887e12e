/** What the API says of every failure, beside the sentence of the operation. */
import type { FailureKind } from '@/lib/platform/errors'
import type { Messages, Text } from '@/lib/platform/say'

export const titles = {
  'signed-out': { en: 'Please sign in', es: 'Inicie sesión' },
  forbidden: { en: 'Not yours to do', es: 'No tiene permiso para hacer esto' },
  'not-found': { en: 'Not here', es: 'No está aquí' },
  conflict: { en: 'This changed meanwhile', es: 'Esto cambió mientras tanto' },
  invalid: { en: 'Something to fix', es: 'Hay algo que corregir' },
  'not-now': { en: 'Not possible now', es: 'No es posible en este momento' },
  'too-many': { en: 'Too many tries', es: 'Demasiados intentos' },
  'too-large': { en: 'Too large', es: 'Demasiado grande' },
  unreadable: { en: 'Cannot be read', es: 'No se puede leer' },
  unavailable: { en: 'Cannot be reached now', es: 'No responde' },
} as const satisfies Record<FailureKind, Text>

export const failures = {
  things: {
    en: '{count, plural, one {# thing} other {# things}} to fix.',
    es: '{count, plural, one {Hay # cosa} other {Hay # cosas}} que corregir.',
  },
  noJson: { en: 'The body is not valid JSON.', es: 'El cuerpo de la solicitud no es JSON válido.' },
  ours: { en: 'This is our fault', es: 'El error es nuestro' },
  unexpected: {
    en: 'This went wrong on our side. Please try again in a minute. This number finds the case: {request}',
    es: 'Algo falló de nuestro lado. Inténtelo de nuevo en un minuto. Con este número se encuentra el caso: {request}',
  },
  unreadable: {
    en: 'Something in this cannot be read. Please check it.',
    es: 'Hay algo aquí que no se puede leer. Revíselo.',
  },
  sameMoment: {
    en: 'Somebody changed the same at the same moment. Please try again.',
    es: 'Alguien cambió lo mismo en el mismo momento. Inténtelo de nuevo.',
  },
  unavailable: {
    en: 'This cannot be answered at the moment. Please try again in a minute.',
    es: 'En este momento no hay respuesta. Inténtelo de nuevo en un minuto.',
  },
} as const satisfies Messages
