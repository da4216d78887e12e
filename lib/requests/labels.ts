/** How kinds, states, tasks and what is paid are called, and what a step or a wish lacks; by the keys of `kinds.ts` and the rules. */
import type { Messages, Text } from '@/lib/platform/say'
import type { PlanProblem } from './coaching'
import type { Party, PayItem, RequestKind, RequestState, TaskKey } from './kinds'
import type { Possible } from './planner'

type By<K extends string> = Readonly<Record<K, Text>>

export const kindLabels = {
  training: { en: 'Training by request', es: 'Capacitación a solicitud' },
  'prosecution-training': { en: 'Prosecution unit training', es: 'Capacitación de la unidad de fiscalía' },
  coaching: { en: 'Capacity building coaching', es: 'Acompañamiento para fortalecer la organización' },
  'other-help': { en: 'Other help', es: 'Otra ayuda' },
} as const satisfies By<RequestKind>

export const stateLabels = {
  draft: { en: 'Draft', es: 'Borrador' },
  submitted: { en: 'Sent', es: 'Enviada' },
  screened: { en: 'Screened', es: 'Revisada' },
  accepted: { en: 'Accepted', es: 'Aceptada' },
  declined: { en: 'Declined', es: 'Rechazada' },
  scheduled: { en: 'Scheduled', es: 'Con fecha' },
  delivered: { en: 'Delivered', es: 'Realizada' },
  evaluated: { en: 'Evaluated', es: 'Evaluada' },
  closed: { en: 'Closed', es: 'Cerrada' },
  withdrawn: { en: 'Taken back', es: 'Retirada' },
} as const satisfies By<RequestState>

export const taskLabels = {
  ask: { en: 'Send the request', es: 'Enviar la solicitud' },
  room: { en: 'Have the room confirmed', es: 'Confirmar la sala' },
  announce: { en: 'Announce the training', es: 'Anunciar la capacitación' },
  materials: { en: 'Send the materials', es: 'Enviar los materiales' },
  roster: { en: 'Send the list of participants', es: 'Enviar la lista de participantes' },
  evaluation: { en: 'Put the evaluations together', es: 'Reunir las evaluaciones' },
} as const satisfies By<TaskKey>

export const partyLabels = {
  provider: { en: 'Who holds the training', es: 'Quien da la capacitación' },
  host: { en: 'Who asks for it', es: 'Quien la solicita' },
} as const satisfies By<Party>

export const payLabels = {
  instructors: { en: 'Instructors', es: 'Instructores' },
  'on-site-coordinator': { en: 'On-site coordinator', es: 'Coordinación en el lugar' },
  'instructor-materials': { en: 'Materials for instructors', es: 'Materiales para instructores' },
  'participant-manuals': { en: 'Manuals for participants', es: 'Manuales para participantes' },
  room: { en: 'Room', es: 'Sala' },
  'audio-visual': { en: 'Sound and projection', es: 'Sonido y proyección' },
  equipment: { en: 'Equipment', es: 'Equipo' },
} as const satisfies By<PayItem>

export const lackTexts = {
  'event-over': { en: 'The event is not over yet.', es: 'El evento todavía no ha terminado.' },
} as const

export const planProblemTexts = {
  'no-goal': { en: 'Write down at least one goal.', es: 'Anote al menos una meta.' },
  'no-session': { en: 'Set at least one session.', es: 'Fije al menos una sesión.' },
  'nothing-held': { en: 'No session was held yet.', es: 'Todavía no se ha realizado ninguna sesión.' },
  'goals-open': { en: 'Say of every goal what was reached.', es: 'Diga de cada meta qué se logró.' },
  'sessions-open': { en: 'Say of every session whether it was held.', es: 'Diga de cada sesión si se realizó.' },
  'no-summary': { en: 'Write a summary for the organization.', es: 'Escriba un resumen para la organización.' },
} as const satisfies By<PlanProblem>

/** Where the wished day cannot be had. */
export const possibleTexts = {
  'later-day': { en: 'Choose {day} or a later day.', es: 'Elija el {day} o una fecha posterior.' },
  'modules-now': {
    en: 'Take modules of the catalog now, each at their own pace.',
    es: 'Tomen ahora módulos del catálogo, cada quien a su ritmo.',
  },
  'event-of-others': {
    en: 'Look in the calendar for a training near you.',
    es: 'Busque en el calendario una capacitación cerca de usted.',
  },
  'other-help': {
    en: 'Ask for other help: an answer, materials or a consultant.',
    es: 'Pida otra ayuda: una respuesta, materiales o un consultor o consultora.',
  },
} as const satisfies By<Possible> & Messages
