/** How the choices of a request are called, by the keys of `kinds.ts`. */
import type { AgencyKind } from '@/lib/agencies/kinds'
import type { priorityKeys } from '@/lib/catalog/keys'
import type { Text } from '@/lib/platform/say'
import type {
  CoachingSessionState,
  coachingAims,
  coachingStages,
  GoalState,
  helpKinds,
  organizationKinds,
  prosecutionAudiences,
} from './kinds'

type By<K extends string> = Readonly<Record<K, Text>>

export const attendeeLabels = {
  'law-enforcement': { en: 'Law enforcement', es: 'Policía' },
  'victim-services': { en: 'Victim services', es: 'Servicios para víctimas' },
  prosecution: { en: 'Prosecution', es: 'Fiscalía' },
  tribal: { en: 'Tribal agencies', es: 'Agencias tribales' },
  'child-welfare': { en: 'Child welfare', es: 'Protección de menores' },
  'juvenile-justice': { en: 'Juvenile justice', es: 'Justicia juvenil' },
  'runaway-homeless-youth': {
    en: 'Runaway and homeless youth programs',
    es: 'Programas para jóvenes sin hogar o que huyeron',
  },
  other: { en: 'Others', es: 'Otras' },
} as const satisfies By<AgencyKind>

export const priorityLabels = {
  collaboration: { en: 'Collaboration', es: 'Colaboración' },
  integration: { en: 'Integration', es: 'Integración' },
  'grantee-capacity': { en: 'Grantee capacity', es: 'Capacidad de los beneficiarios de subvenciones' },
} as const satisfies By<(typeof priorityKeys)[number]>

export const audienceLabels = {
  'law-enforcement-and-prosecutors': { en: 'Law enforcement and prosecutors', es: 'Policía y fiscales' },
  'victim-services': {
    en: 'Organizations that serve victims and witnesses',
    es: 'Organizaciones que atienden a víctimas y testigos',
  },
} as const satisfies By<(typeof prosecutionAudiences)[number]>

export const organizationLabels = {
  organization: { en: 'Organization', es: 'Organización' },
  tribe: { en: 'Federally recognized tribe', es: 'Tribu con reconocimiento federal' },
} as const satisfies By<(typeof organizationKinds)[number]>

export const stageLabels = {
  start: { en: 'Start services for victims', es: 'Iniciar servicios para víctimas' },
  keep: { en: 'Keep services going', es: 'Mantener los servicios' },
  grow: { en: 'Do more, or for more people', es: 'Hacer más, o para más personas' },
} as const satisfies By<(typeof coachingStages)[number]>

export const aimLabels = {
  'build-capacity': { en: 'Build what the organization can do', es: 'Fortalecer lo que la organización puede hacer' },
  'navigate-resources': { en: 'Find and use resources', es: 'Encontrar y usar recursos' },
  'strengthen-networks': { en: 'Work with others', es: 'Trabajar con otras organizaciones' },
} as const satisfies By<(typeof coachingAims)[number]>

export const helpLabels = {
  question: { en: 'A question', es: 'Una pregunta' },
  materials: { en: 'Materials', es: 'Materiales' },
  consultant: { en: 'A consultant', es: 'Una persona consultora' },
} as const satisfies By<(typeof helpKinds)[number]>

/** Answers of an evaluation, from 1 to 5. */
export const markLabels: readonly Text[] = [
  { en: '1, not at all', es: '1, nada' },
  { en: '2, a little', es: '2, un poco' },
  { en: '3, partly', es: '3, en parte' },
  { en: '4, much', es: '4, mucho' },
  { en: '5, very much', es: '5, muchísimo' },
]

export const goalLabels = {
  open: { en: 'Open', es: 'Abierta' },
  reached: { en: 'Reached', es: 'Lograda' },
  'partly-reached': { en: 'Partly reached', es: 'Lograda en parte' },
  dropped: { en: 'Dropped', es: 'Dejada de lado' },
} as const satisfies By<GoalState>

export const sessionLabels = {
  planned: { en: 'Planned', es: 'Prevista' },
  held: { en: 'Held', es: 'Realizada' },
  missed: { en: 'Missed', es: 'No realizada' },
} as const satisfies By<CoachingSessionState>
