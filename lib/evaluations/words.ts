/** What evaluations ask everywhere, and what marks are called. */
import type { Locale } from '@/lib/platform/locales'
import type { Text } from '@/lib/platform/say'
import type { Question, StandardId } from './kinds'

const standardTexts: Record<StandardId, Text> = {
  useful: {
    en: 'What I learned is of use in my work.',
    es: 'Lo que aprendí me sirve en mi trabajo.',
  },
  ready: {
    en: 'I am better prepared than before for what it was about.',
    es: 'Tengo mejor preparación que antes para lo que se trató.',
  },
  taught: {
    en: 'Those who taught knew their subject and made it clear.',
    es: 'Quienes lo impartieron conocían el tema y lo explicaron con claridad.',
  },
  careful: {
    en: 'It spoke of people who were harmed with care and respect.',
    es: 'Se habló con cuidado y respeto de las personas que sufrieron daño.',
  },
  reachable: {
    en: 'I could take part fully: place, connection, language and access were right.',
    es: 'Pude participar plenamente: el lugar, la conexión, el idioma y el acceso fueron adecuados.',
  },
  helped: {
    en: 'What helped you most?',
    es: '¿Qué le ayudó más?',
  },
  different: {
    en: 'What should be different next time?',
    es: '¿Qué debería ser diferente la próxima vez?',
  },
}

const isStandard = (id: string): id is StandardId => id in standardTexts

/** The question as its reader sees it: the organizer's own words stay as they wrote them. */
export const questionWords = ({ id, text }: Pick<Question, 'id' | 'text'>, locale: Locale): string =>
  text ?? (isStandard(id) ? standardTexts[id][locale] : id)

export const markTexts: readonly Text[] = [
  { en: 'Not at all', es: 'Nada de acuerdo' },
  { en: 'A little', es: 'Un poco de acuerdo' },
  { en: 'Partly', es: 'Algo de acuerdo' },
  { en: 'Mostly', es: 'Bastante de acuerdo' },
  { en: 'Fully', es: 'Totalmente de acuerdo' },
]
