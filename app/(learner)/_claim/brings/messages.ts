/** What outside training would bring toward what is owed: for whoever writes it, and for whoever decides about it. */
import type { Messages } from '@/lib/platform/say'

/** To both alike: that it is worked out anew, what it moves, and why it adds nothing to a rule, or not all of it. */
const alikeTexts = {
  bringsAgain: { en: 'Working it out for what you changed…', es: 'Se calcula con lo que cambió…' },
  moves: {
    en: '{name}: what is owed next would be due {becomes}, not {was}{overdue, select, yes {, and would be overdue} other {}}.',
    es: '{name}: lo que se debe después vencería el {becomes}, no el {was}{overdue, select, yes {, y estaría vencido} other {}}.',
  },
  notSome: { en: '{name}: {hours} of it would not count.', es: '{name}: {hours} de ella no contarían.' },
  notAny: { en: '{name}: it would add nothing.', es: '{name}: no añadiría nada.' },
  notMet: {
    en: '{name}: what is asked is there already, so it adds nothing.',
    es: '{name}: lo que se pide ya está, así que no añade nada.',
  },
  whyOverLimit: {
    en: 'The limit on training of this kind is reached.',
    es: 'Se alcanzó el límite de capacitación de este tipo.',
  },
  whyEnough: { en: 'There is enough of this already.', es: 'De esto ya hay suficiente.' },
  whyOtherPeriod: {
    en: 'It lies before the period in which hours count.',
    es: 'Es anterior al período en que las horas cuentan.',
  },
  whyTooOld: { en: 'It is too old to count.', es: 'Es demasiado antigua para contar.' },
  whyTooEarly: {
    en: 'It is too early: a renewal counts only from the day it opens.',
    es: 'Es demasiado pronto: una renovación cuenta solo desde el día en que se abre.',
  },
  whyAgain: {
    en: 'The same training counts once in a period.',
    es: 'La misma capacitación cuenta una vez por período.',
  },
  whyApart: {
    en: 'It lies too far from the others: all must be within the time that the rule gives.',
    es: 'Está demasiado lejos de las demás: todas deben caer dentro del plazo que da la regla.',
  },
  whyProvider: {
    en: 'The rule counts only training of some providers, and who gave this is none of them.',
    es: 'La regla solo cuenta capacitación de ciertos proveedores, y quien dio esta no es uno de ellos.',
  },
  whyTopic: {
    en: 'It counts only training about some topics, and none is chosen here.',
    es: 'Solo cuenta capacitación sobre ciertos temas, y aquí no se eligió ninguno.',
  },
} as const satisfies Messages

export const bringsTexts = {
  ...alikeTexts,
  brings: { en: 'What it would bring', es: 'Lo que aportaría' },
  bringsNow: {
    en: '<b>{would} of {need}</b>, with the {have} you have now',
    es: '<b>{would} de {need}</b>, con las {have} que tiene ahora',
  },
  bringsFirst: {
    en: '<b>{would} of {need}</b>, the first that count',
    es: '<b>{would} de {need}</b>, las primeras que cuentan',
  },
  bringsAll: { en: '<b>It would be there with this</b>', es: '<b>Con esto estaría cumplido</b>' },
  bringsUnits: {
    en: '{need, plural, one {# training} other {# trainings}}',
    es: '{need, plural, one {# capacitación} other {# capacitaciones}}',
  },
  bringsPart: {
    en: '{label}: {would} of {need}, now {have}.',
    es: '{label}: {would} de {need}, ahora {have}.',
  },
  bringsPeriod: { en: '{name}, {from} to {to}.', es: '{name}, del {from} al {to}.' },
  bringsDue: { en: '{name}, due by {to}.', es: '{name}, hasta el {to}.' },
  bringsName: { en: '{name}.', es: '{name}.' },
  bringsNameOf: { en: '{name} of {agency}', es: '{name} de {agency}' },
  bringsMet: { en: 'All that it asks would be there.', es: 'Estaría todo lo que pide.' },
  bringsNotOverdue: { en: 'It would no longer be overdue.', es: 'Ya no estaría vencido.' },
  bringsOverdue: { en: 'It would still be overdue.', es: 'Seguiría vencido.' },
  bringsAhead: {
    en: 'It is toward a time that has not begun.',
    es: 'Es para un período que aún no ha empezado.',
  },
  bringsNothing: {
    en: 'It would stand on your transcript. Nothing that is asked of you now would count it.',
    es: 'Constaría en su historial. Nada de lo que se le pide ahora lo contaría.',
  },
} as const satisfies Messages

/** For whoever decides. */
export const approvalTexts = {
  ifApproved: {
    en: 'If approved: “{name}” {have} to {would} of {need}{outcome, select, met {, all that it asks} noLonger {, no longer overdue} still {, still overdue} late {, then overdue} unmet {, no longer all that it asks} ahead {, toward a time that has not begun} other {}}.',
    es: 'Si se aprueba: “{name}” de {have} a {would} de {need}{outcome, select, met {, todo lo que pide} noLonger {, ya no vencido} still {, aún vencido} late {, entonces vencido} unmet {, ya no todo lo que pide} ahead {, para un período que aún no ha empezado} other {}}.',
  },
  ifApprovedPart: {
    en: '{label} {have} to {would} of {need}.',
    es: '{label} de {have} a {would} de {need}.',
  },
  ifApprovedNothing: {
    en: 'If approved it stands on the transcript. Nothing that you ask of {name} now would count it.',
    es: 'Si se aprueba, consta en el historial. Nada de lo que usted pide a {name} ahora lo contaría.',
  },
} as const satisfies Messages
