/** How people found an event, for those who run it and those who asked for it. */
import type { Messages } from '@/lib/platform/say'

export const resultTexts = {
  title: { en: 'How people found it', es: 'Cómo les pareció' },
  myEvents: { en: 'My events', es: 'Mis eventos' },
  response: {
    en: '{answered, number} of {attended, plural, one {# person} other {# people}} who attended {answered, plural, one {has} other {have}} answered ({share}).',
    es: '{answered, number} de {attended, plural, one {# persona que asistió} other {# personas que asistieron}} {answered, plural, one {ha respondido} other {han respondido}} ({share}).',
  },
  until: { en: 'They can answer through {day}.', es: 'Pueden responder hasta el {day} inclusive.' },
  closed: { en: 'The last day to answer was {day}.', es: 'El último día para responder fue el {day}.' },
  tooFewTitle: {
    en: 'Results are shown once five people have answered',
    es: 'Los resultados se muestran cuando han respondido cinco personas',
  },
  tooFewText: {
    en: 'With fewer, one could guess who said what.',
    es: 'Con menos, se podría adivinar quién dijo qué.',
  },
  neverText: {
    en: 'Fewer than five people answered, so what they said is shown to nobody.',
    es: 'Respondieron menos de cinco personas, así que lo que dijeron no se muestra a nadie.',
  },
  stepwise: {
    en: 'Shown are the first {answers, number} answers. The next are added five at a time, and the last ones after {day}, so that nobody can tell one answer from the others.',
    es: 'Se muestran las primeras {answers, number} respuestas. Las siguientes se agregan de cinco en cinco, y las últimas después del {day}, para que nadie pueda distinguir una respuesta de las demás.',
  },
  rated: { en: 'What people agree with', es: 'Con qué están de acuerdo' },
  statement: { en: 'Statement', es: 'Afirmación' },
  shares: { en: 'Shares', es: 'Proporciones' },
  mean: { en: 'Mean, 1 to 5', es: 'Promedio, de 1 a 5' },
  mostly: { en: 'Mostly or fully', es: 'Bastante o totalmente' },
  partly: { en: 'Partly', es: 'Algo' },
  little: { en: 'A little or not at all', es: 'Poco o nada' },
  fewMarks: { en: 'Fewer than five people rated it.', es: 'Lo calificaron menos de cinco personas.' },
  noTexts: { en: 'Nobody wrote anything here.', es: 'Nadie escribió nada aquí.' },
  alphabet: {
    en: 'In the order of the alphabet, not of their arrival.',
    es: 'En orden alfabético, no en el orden en que llegaron.',
  },
} as const satisfies Messages
