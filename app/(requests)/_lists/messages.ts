/** Lists of requests: one's own, those of an agency, the queue. */
import type { Messages } from '@/lib/platform/say'

export const listTexts = {
  mineTitle: { en: 'My requests', es: 'Mis solicitudes' },
  mineLead: {
    en: 'What you asked for, where it stands, and what happens next.',
    es: 'Lo que pidió, cómo va y qué sigue.',
  },
  ask: { en: 'Ask for something', es: 'Pedir algo' },
  noneTitle: { en: 'You have not asked for anything yet', es: 'Todavía no ha pedido nada' },
  noneText: {
    en: 'Training in person, coaching, or any other help: one form, and a person answers.',
    es: 'Capacitación en persona, acompañamiento o cualquier otra ayuda: un formulario, y responde una persona.',
  },
  caption: { en: 'Requests, the last changed first', es: 'Solicitudes, la última modificada primero' },
  agencyTitle: { en: 'What was asked for the agency', es: 'Lo que se pidió para la agencia' },
  agencyLead: {
    en: 'Requests that people of {agency} sent for it. You can write to them and take them back; drafts are their writer’s alone.',
    es: 'Solicitudes que personas de {agency} enviaron para ella. Puede escribir en ellas y retirarlas; los borradores son solo de quien los escribe.',
  },
  agencyNone: { en: 'Nobody has asked for anything for the agency', es: 'Nadie ha pedido nada para la agencia' },
  what: { en: 'Request', es: 'Solicitud' },
  kind: { en: 'Kind', es: 'Tipo' },
  stands: { en: 'Where it stands', es: 'Cómo va' },
  sentOn: { en: 'Sent', es: 'Enviada' },
  wishedOn: { en: 'Wished for', es: 'Fecha deseada' },
  notSent: { en: 'Not sent', es: 'No enviada' },
  noDay: { en: 'No day', es: 'Sin fecha' },
  untitled: { en: 'Not named yet', es: 'Sin nombre todavía' },
  by: { en: 'By {name}', es: 'De {name}' },
  page: { en: 'Page {page, number} of {pages, number}', es: 'Página {page, number} de {pages, number}' },
  pager: { en: 'Requests', es: 'Solicitudes' },
} as const satisfies Messages

export const queueTexts = {
  queuePage: { en: 'Requests that wait', es: 'Solicitudes en espera' },
  queueTitle: {
    en: '{count, plural, =0 {Every request has an answer} one {One request waits} other {Requests wait for an answer or a decision}}',
    es: '{count, plural, =0 {Todas las solicitudes tienen respuesta} one {Una solicitud espera} other {Hay solicitudes que esperan respuesta o decisión}}',
  },
  queueLead: {
    en: 'What is owed first stands first. What you asked for yourself, and what the agencies you coordinate asked for, is decided by others and not here.',
    es: 'Lo que se debe primero está primero. Lo que usted pidió, y lo que pidieron las agencias que coordina, lo deciden otras personas y no está aquí.',
  },
  figures: { en: 'In figures', es: 'En cifras' },
  counts: { en: 'Requests by state', es: 'Solicitudes por estado' },
  requests: {
    en: '{count, plural, one {request} other {requests}}',
    es: '{count, plural, one {solicitud} other {solicitudes}}',
  },
  lateCount: { en: '{count, number} late', es: '{count, number} con retraso' },
  allOpen: { en: 'All open', es: 'Todas las abiertas' },
  state: { en: 'State', es: 'Estado' },
  anyKind: { en: 'Every kind of yours', es: 'Todos sus tipos' },
  mineOnly: { en: 'Assigned to me', es: 'Asignadas a mí' },
  lateOnly: { en: 'Late only', es: 'Solo con retraso' },
  captionQueue: {
    en: '{count, plural, one {# request} other {# requests}}, what is owed first on top',
    es: '{count, plural, one {# solicitud} other {# solicitudes}}, arriba lo que se debe primero',
  },
  age: { en: 'Age', es: 'Antigüedad' },
  owed: { en: 'Owed', es: 'Se debe' },
  officer: { en: 'Looked after by', es: 'A cargo de' },
  nobodyYet: { en: 'Nobody yet', es: 'Nadie todavía' },
  workingDays: {
    en: '{days, plural, =0 {Today} one {# working day} other {# working days}}',
    es: '{days, plural, =0 {Hoy} one {# día hábil} other {# días hábiles}}',
  },
  answerLate: {
    en: 'Answer late by {days, plural, one {# working day} other {# working days}}',
    es: 'Respuesta con {days, plural, one {# día hábil} other {# días hábiles}} de retraso',
  },
  answerBy: { en: 'Answer by {day}', es: 'Responder a más tardar el {day}' },
  decisionLate: {
    en: 'Decision late by {days, plural, one {# working day} other {# working days}}',
    es: 'Decisión con {days, plural, one {# día hábil} other {# días hábiles}} de retraso',
  },
  decisionBy: { en: 'Decision by {day}', es: 'Decidir a más tardar el {day}' },
  nothingOwed: { en: 'Nothing owed', es: 'No se debe nada' },
  emptyTitle: { en: 'Nothing here', es: 'Aquí no hay nada' },
  emptyText: {
    en: 'Choose another state, or fewer filters. New requests appear by themselves.',
    es: 'Elija otro estado o menos filtros. Las solicitudes nuevas aparecen solas.',
  },
} as const satisfies Messages

export type QueueTexts = typeof listTexts & typeof queueTexts
