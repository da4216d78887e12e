/**
 * Topics that every installation keeps, in both languages: those that modules and events share, and those that rules on
 * in-service training of law enforcement and on advocates name, so that outside training, events and rules can name them. The
 * second list is what the mandate packs ask for (drizzle/seed/mandates, each with its source); a module may bring further ones.
 */
import type { Locale } from '@/lib/platform/locales'

type Topic = { id: string; name: string; es: string }

const shared: readonly Topic[] = [
  { id: 'human-trafficking', name: 'Human trafficking', es: 'Trata de personas' },
  { id: 'trauma-informed-practice', name: 'Trauma-informed practice', es: 'Práctica informada por el trauma' },
  { id: 'interviewing', name: 'Interviewing', es: 'Entrevistas' },
  { id: 'confidentiality', name: 'Confidentiality and privilege', es: 'Confidencialidad y privilegio' },
  { id: 'language-access', name: 'Language access', es: 'Acceso lingüístico' },
  { id: 'victims-rights', name: 'Victims’ rights', es: 'Derechos de las víctimas' },
  { id: 'working-together', name: 'Working together', es: 'Trabajo conjunto' },
  { id: 'wellness', name: 'Well-being of staff', es: 'Bienestar del personal' },
  { id: 'ethics', name: 'Ethics', es: 'Ética' },
]

const inService: readonly Topic[] = [
  { id: 'anti-bias', name: 'Anti-bias and cultural awareness', es: 'Prevención de sesgos y conciencia cultural' },
  {
    id: 'arrest-control',
    name: 'Arrest control and defensive tactics',
    es: 'Control de detenciones y tácticas defensivas',
  },
  { id: 'autism', name: 'Autism', es: 'Autismo' },
  { id: 'bias-crimes', name: 'Bias crimes', es: 'Delitos motivados por prejuicios' },
  { id: 'bloodborne-pathogens', name: 'Bloodborne pathogens', es: 'Patógenos de transmisión sanguínea' },
  { id: 'community-policing', name: 'Community policing', es: 'Policía comunitaria' },
  { id: 'conflict-management', name: 'Conflict management', es: 'Manejo de conflictos' },
  { id: 'de-escalation', name: 'De-escalation', es: 'Desescalada' },
  { id: 'domestic-violence', name: 'Domestic violence', es: 'Violencia doméstica' },
  { id: 'driving', name: 'Driving and emergency vehicles', es: 'Conducción y vehículos de emergencia' },
  { id: 'elder-abuse', name: 'Abuse of older and dependent adults', es: 'Maltrato de personas mayores y dependientes' },
  { id: 'firearms', name: 'Firearms', es: 'Armas de fuego' },
  { id: 'first-aid', name: 'First aid', es: 'Primeros auxilios' },
  { id: 'forensic-interviewing', name: 'Forensic interviewing', es: 'Entrevista forense' },
  { id: 'grant-management', name: 'Management of grants', es: 'Administración de subvenciones' },
  { id: 'holds-and-restraints', name: 'Holds and restraints', es: 'Sujeciones e inmovilizaciones' },
  { id: 'intellectual-disability', name: 'Intellectual disability', es: 'Discapacidad intelectual' },
  { id: 'interpersonal', name: 'Interpersonal perspectives', es: 'Perspectivas interpersonales' },
  { id: 'legal-studies', name: 'Legal studies', es: 'Estudios jurídicos' },
  { id: 'legal-update', name: 'Update on laws', es: 'Actualización de leyes' },
  { id: 'mandatory-reporting', name: 'Mandatory reporting', es: 'Denuncia obligatoria' },
  { id: 'mental-illness', name: 'Crisis and mental illness', es: 'Crisis y enfermedad mental' },
  { id: 'missing-persons', name: 'Missing persons', es: 'Personas desaparecidas' },
  {
    id: 'offender-treatment',
    name: 'Assessment and treatment of offenders',
    es: 'Evaluación y tratamiento de agresores',
  },
  { id: 'racial-profiling', name: 'Racial profiling', es: 'Perfil racial' },
  { id: 'school-resource', name: 'Officers in schools', es: 'Agentes en escuelas' },
  { id: 'sexual-assault', name: 'Sexual assault', es: 'Agresión sexual' },
  { id: 'stalking', name: 'Stalking', es: 'Acoso y acecho' },
  { id: 'strategic-communications', name: 'Strategic communications', es: 'Comunicación estratégica' },
  { id: 'supervision', name: 'Supervision of clinical work', es: 'Supervisión clínica' },
  { id: 'target-judgment', name: 'Target identification and judgment', es: 'Identificación de blancos y juicio' },
  { id: 'technical-studies', name: 'Technical studies', es: 'Estudios técnicos' },
  { id: 'title-ix', name: 'Title IX', es: 'Título IX' },
  { id: 'trafficking-law', name: 'Law on trafficking', es: 'Leyes sobre la trata de personas' },
  {
    id: 'trafficking-specialized',
    name: 'Specialized subjects of trafficking',
    es: 'Temas especializados de la trata de personas',
  },
  { id: 'use-of-force', name: 'Use of force', es: 'Uso de la fuerza' },
  { id: 'victim-advocacy', name: 'Victim advocacy', es: 'Apoyo a las víctimas' },
]

export const topicEntries: readonly Topic[] = [...shared, ...inService]

const spanish = new Map(topicEntries.map(({ id, es }) => [id, es]))

/** As it is called in a language; one that a module brought has the name that it came with. */
export const topicNameIn = <N extends string | null>(
  locale: Locale,
  { id, name }: { id: string; name: N },
): string | N => (locale === 'es' ? spanish.get(id) : undefined) ?? name

/** In the reader's words, in the order of their alphabet. */
export const topicsIn = (locale: Locale, topics: readonly { id: string; name: string }[]) =>
  topics
    .map((topic) => ({ id: topic.id, name: topicNameIn(locale, topic) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale) || a.id.localeCompare(b.id))
