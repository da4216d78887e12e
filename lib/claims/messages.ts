/** What is said about claims: where they stand and what comes next, and why a step is not possible now. */
import type { Messages } from '@/lib/platform/say'

/** One sentence each, for whoever claims. */
export const standingTexts = {
  draft: {
    en: 'This is a draft that only you can see: send it when it is complete.',
    es: 'Es un borrador que solo usted puede ver: envíelo cuando esté completo.',
  },
  submitted: {
    en: 'Sent on {day} to {agency}; one of its coordinators decides.',
    es: 'Se envió el {day} a {agency}; decide una persona de su coordinación.',
  },
  nobody: {
    en: 'It has been with {agency} since {day}, where nobody else can decide yet. The administrators of Attest are asked to name another coordinator there.',
    es: 'Está desde el {day} en {agency}, donde todavía nadie más puede decidir. Se pide a la administración de Attest que nombre allí otra persona de coordinación.',
  },
  seconding: {
    en: 'Approved by {name}; {agency} has somebody else look at so many hours as well.',
    es: 'La aprobó {name}; con tantas horas, {agency} pide que otra persona también la revise.',
  },
  secondingNamed: {
    en: 'Approved by {name}; {agency} has somebody else look at so many hours as well. Who can: {names}.',
    es: 'La aprobó {name}; con tantas horas, {agency} pide que otra persona también la revise. Pueden hacerlo: {names}.',
  },
  returned: {
    en: 'Returned to you on {day}: open it, mend what is named there and send it again.',
    es: 'Se le devolvió el {day}: ábrala, corrija lo que se indica en ella y envíela de nuevo.',
  },
  approved: {
    en: 'Approved by {name} on {day}: {hours} on your record.',
    es: 'La aprobó {name} el {day}: {hours} en su registro.',
  },
  corrected: {
    en: 'Approved by {name} on {day} with {hours}, other than you claimed.',
    es: 'La aprobó {name} el {day} con {hours}, distinto de lo que usted indicó.',
  },
  correctedTopics: {
    en: 'Approved by {name} on {day}: {hours} on your record, with other topics or other hours of them than you claimed.',
    es: 'La aprobó {name} el {day}: {hours} en su registro, con otros temas u otras horas por tema de lo que usted indicó.',
  },
  reversed: {
    en: 'It was approved, and its credit was taken back later: your transcript says why.',
    es: 'Se aprobó, y después se retiró su crédito: su historial dice por qué.',
  },
  rejected: {
    en: 'Refused by {name} on {day}. You may say once why you see it otherwise.',
    es: 'La rechazó {name} el {day}. Usted puede decir una vez por qué no está de acuerdo.',
  },
  rejectedFinally: {
    en: 'Refused by {name} on {day}; this is the final answer.',
    es: 'La rechazó {name} el {day}; es la respuesta definitiva.',
  },
  disputed: {
    en: 'You see it otherwise; somebody at {agency} who did not decide before gives the final answer.',
    es: 'Usted no está de acuerdo; la respuesta definitiva la da en {agency} otra persona que no decidió antes.',
  },
  disputedNamed: {
    en: 'You see it otherwise; somebody at {agency} who did not decide before gives the final answer. Who can: {names}.',
    es: 'Usted no está de acuerdo; la respuesta definitiva la da en {agency} otra persona que no decidió antes. Pueden hacerlo: {names}.',
  },
  withdrawn: {
    en: 'You took it back on {day}; it can be changed and sent again.',
    es: 'Usted la retiró el {day}; se puede cambiar y enviar de nuevo.',
  },
} as const satisfies Messages

export const refusalTexts = {
  'nothing-sent': {
    en: 'This claim was not sent yet.',
    es: 'Esta capacitación externa todavía no se ha enviado.',
  },
  'sent-already': {
    en: 'This claim was sent already. Look where it stands.',
    es: 'Esta capacitación externa ya se envió. Vea en qué estado está.',
  },
  waits: {
    en: 'This claim waits for a decision.',
    es: 'Esta capacitación externa espera una decisión.',
  },
  'with-claimant': {
    en: 'This claim is with whoever wrote it, who may send it again.',
    es: 'Esta capacitación externa la tiene quien la escribió, que puede enviarla de nuevo.',
  },
  decided: {
    en: 'This claim was decided.',
    es: 'Esta capacitación externa ya se decidió.',
  },
  'went-on': {
    en: 'There is no decision here to take back: none was taken, or whoever wrote this claim has gone on from it.',
    es: 'Aquí no hay decisión que retirar: no se tomó ninguna, o quien escribió esta capacitación externa ya siguió adelante.',
  },
  'not-yours': {
    en: 'Only whoever decided may take it back.',
    es: 'Solo quien decidió puede retirar la decisión.',
  },
  'another-day': {
    en: 'A decision can be taken back until midnight of its day. Later its credit can be taken back on the page of the person.',
    es: 'Una decisión se puede retirar hasta la medianoche de su día. Después, el crédito se anula en la página de la persona.',
  },
  final: {
    en: 'The final answer to this claim was given.',
    es: 'Ya se dio la respuesta definitiva a esta capacitación externa.',
  },
} as const satisfies Messages
