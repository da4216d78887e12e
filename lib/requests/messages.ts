/** What is said about requests: where they stand and what comes next, and why a step is not possible now. */
import type { Messages } from '@/lib/platform/say'

/** One sentence each: where it stands and what comes next, for whoever asked. */
export const standingTexts = {
  draft: {
    en: 'This is a draft that only you can see: send it when it is ready.',
    es: 'Es un borrador que solo usted puede ver: envíelo cuando esté listo.',
  },
  draftBy: {
    en: 'This is a draft that only you can see: send it by {day}, the last day on which the day you wish for can be had.',
    es: 'Es un borrador que solo usted puede ver: envíelo a más tardar el {day}, el último día en que se puede obtener la fecha que desea.',
  },
  draftTooLate: {
    en: 'This is a draft that only you can see: the day you wish for is too near, and {day} is the earliest that is possible.',
    es: 'Es un borrador que solo usted puede ver: la fecha que desea está demasiado cerca, y la más temprana posible es el {day}.',
  },
  sent: {
    en: 'We have had your request since {sent}, and you hear from us by {day}.',
    es: 'Tenemos su solicitud desde el {sent}, y le responderemos a más tardar el {day}.',
  },
  sentLate: {
    en: 'We have had your request since {sent} and should have answered by {day}: you are still to hear from us.',
    es: 'Tenemos su solicitud desde el {sent} y debíamos responderle a más tardar el {day}: todavía le debemos una respuesta.',
  },
  answered: {
    en: 'We have answered your request, and decide about it by {day}.',
    es: 'Ya respondimos a su solicitud, y decidiremos sobre ella a más tardar el {day}.',
  },
  screened: {
    en: 'Your request was read and can be decided on, which happens by {day}.',
    es: 'Su solicitud fue leída y está lista para una decisión, que se tomará a más tardar el {day}.',
  },
  decisionLate: {
    en: 'We should have decided about your request by {day}: the decision is still to come.',
    es: 'Debíamos decidir sobre su solicitud a más tardar el {day}: la decisión sigue pendiente.',
  },
  acceptedTraining: {
    en: 'Your request is accepted, and next we agree with you on the day and put the training on the calendar.',
    es: 'Su solicitud fue aceptada, y el siguiente paso es acordar con usted la fecha y poner la capacitación en el calendario.',
  },
  acceptedCoaching: {
    en: 'Your request is accepted, and next we write the goals down with you and set the first session.',
    es: 'Su solicitud fue aceptada, y el siguiente paso es anotar con usted las metas y fijar la primera sesión.',
  },
  acceptedHelp: {
    en: 'Your request is accepted, and next we tell you who helps you and when.',
    es: 'Su solicitud fue aceptada, y el siguiente paso es decirle quién le ayudará y cuándo.',
  },
  declined: {
    en: 'Your request was declined on {day} for the reason below, and you may ask for something else at any time.',
    es: 'Su solicitud fue rechazada el {day} por el motivo que se indica abajo, y puede pedir otra cosa en cualquier momento.',
  },
  nextTask: {
    en: 'The training is planned for {on}, and next it is for you to {task, select, room {have the room confirmed} announce {announce it} roster {send the list of participants} other {look at the checklist}} by {day}.',
    es: 'La capacitación está prevista para el {on}, y lo siguiente que le toca, a más tardar el {day}, es {task, select, room {confirmar la sala} announce {anunciarla} roster {enviar la lista de participantes} other {revisar la lista de tareas}}.',
  },
  lateTask: {
    en: 'The training is planned for {on}, and since {day} it is late for you to {task, select, room {have the room confirmed} announce {announce it} roster {send the list of participants} other {look at the checklist}}: please do it now.',
    es: 'La capacitación está prevista para el {on}, y desde el {day} está pendiente {task, select, room {confirmar la sala} announce {anunciarla} roster {enviar la lista de participantes} other {revisar la lista de tareas}}: hágalo ahora, por favor.',
  },
  scheduled: {
    en: 'The training is planned for {on}, and nothing is left for you to do before it.',
    es: 'La capacitación está prevista para el {on}, y no le queda nada por hacer antes.',
  },
  heldNotSaid: {
    en: 'The training was on {on}, and next we record who attended.',
    es: 'La capacitación fue el {on}, y el siguiente paso es registrar quiénes asistieron.',
  },
  coaching: {
    en: 'Coaching is under way, and the next session is on {day}.',
    es: 'El acompañamiento está en marcha, y la próxima sesión es el {day}.',
  },
  coachingUnset: {
    en: 'Coaching is under way, and next you agree on another session or on what was reached.',
    es: 'El acompañamiento está en marcha, y el siguiente paso es acordar otra sesión o lo que se logró.',
  },
  helping: {
    en: 'Somebody is helping you, and next you hear from them.',
    es: 'Una persona le está ayudando, y el siguiente paso es que reciba noticias suyas.',
  },
  deliveredTraining: {
    en: 'The training took place: say below how many came and how it went; by {day} the evaluations are put together.',
    es: 'La capacitación se llevó a cabo: diga abajo cuántas personas asistieron y cómo fue; a más tardar el {day} se reunirán las evaluaciones.',
  },
  delivered: {
    en: 'What you asked for is done; next, say below how it went.',
    es: 'Lo que pidió ya se hizo; ahora diga abajo cómo fue.',
  },
  evaluated: {
    en: 'The evaluation is in, and next we close the request with what came of it.',
    es: 'La evaluación ya llegó, y el siguiente paso es cerrar la solicitud con lo que se logró.',
  },
  closed: {
    en: 'This request was closed on {day}, and nothing more is to be done.',
    es: 'Esta solicitud se cerró el {day}, y no queda nada por hacer.',
  },
  withdrawnShown: {
    en: 'This request was taken back on {day}, but its event is still on the calendar: whoever posted it, or a moderator, can cancel it.',
    es: 'Esta solicitud se retiró el {day}, pero su evento sigue en el calendario: puede cancelarlo quien lo publicó o el equipo de moderación.',
  },
  withdrawn: {
    en: 'This request was taken back on {day}, and you may ask again at any time.',
    es: 'Esta solicitud se retiró el {day}, y puede volver a pedir en cualquier momento.',
  },
} as const satisfies Messages

/** By the keys of `Refusal` in `rules.ts`. */
export const refusalTexts = {
  'nothing-sent': {
    en: 'This request is still a draft. Send it first.',
    es: 'Esta solicitud todavía es un borrador. Envíela primero.',
  },
  'sent-already': {
    en: 'This request was sent already.',
    es: 'Esta solicitud ya fue enviada.',
  },
  'waits-for-screening': {
    en: 'Nobody has read this request yet. Screen it first.',
    es: 'Nadie ha leído esta solicitud todavía. Primero hay que revisarla.',
  },
  'waits-for-decision': {
    en: 'This request waits for a decision. Accept or decline it first.',
    es: 'Esta solicitud espera una decisión. Primero hay que aceptarla o rechazarla.',
  },
  'no-day-yet': {
    en: 'This request is accepted, but no day is set. Schedule it first.',
    es: 'Esta solicitud fue aceptada, pero no tiene fecha. Primero hay que fijarla.',
  },
  'not-held-yet': {
    en: 'This request is scheduled. Say first that it took place, or take it off its day.',
    es: 'Esta solicitud ya tiene fecha. Primero diga que se llevó a cabo, o retírela de esa fecha.',
  },
  'evaluation-first': {
    en: 'It took place. Record the evaluation first, or say why there is none.',
    es: 'Ya se llevó a cabo. Primero registre la evaluación, o diga por qué no la hay.',
  },
  'close-it': {
    en: 'The evaluation is in. All that is left is to close it.',
    es: 'La evaluación ya llegó. Solo falta cerrarla.',
  },
  'it-took-place': {
    en: 'It took place, so it cannot be taken back. Write to us if something is wrong.',
    es: 'Ya se llevó a cabo, por lo que no se puede retirar. Escríbanos si hay algún error.',
  },
  decided: {
    en: 'This request is decided. Write a message to whoever looks after it, who can change the plan with you.',
    es: 'Ya se decidió sobre esta solicitud. Escriba un mensaje a quien la atiende, que puede cambiar el plan con usted.',
  },
  over: {
    en: 'This request is over. Begin a new one from it.',
    es: 'Esta solicitud terminó. Puede empezar otra a partir de ella.',
  },
  past: {
    en: 'Choose a day to come: tomorrow or later.',
    es: 'Elija una fecha futura: mañana o después.',
  },
  tooSoon: {
    en: 'This is asked for at least {needed, plural, one {# day} other {# days}} ahead. The earliest day is {day}.',
    es: 'Esto se pide con al menos {needed, plural, one {# día} other {# días}} de anticipación. La fecha más temprana es el {day}.',
  },
} as const satisfies Messages
