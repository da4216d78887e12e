/** Outside training for whoever decides about it: the queue, the document beside the form, the decision. */
import { approvalTexts, type bringsTexts } from '@/app/(learner)/_claim/brings/messages'
import type { Messages } from '@/lib/platform/say'

export const queueTexts = {
  attention: { en: 'Attention', es: 'Atención' },
  page: { en: 'Outside training to decide', es: 'Capacitación externa por decidir' },
  title: {
    en: '{count, plural, =0 {No outside training waits for you} =1 {One outside training waits for you} other {Outside training waits for you}}',
    es: '{count, plural, =0 {Ninguna capacitación externa espera su decisión} =1 {Una capacitación externa espera su decisión} other {Hay capacitación externa que espera su decisión}}',
  },
  titleDecided: { en: 'Outside training that was decided', es: 'Capacitación externa ya decidida' },
  leadDecided: {
    en: 'What people of {agency} took elsewhere and what became of it, the last decided first.',
    es: 'Lo que personas de {agency} tomaron en otro lugar y qué se decidió; primero lo último que se decidió.',
  },
  lead: {
    en: 'What people of {agency} took elsewhere, the longest waiting first. Each decision keeps your name.',
    es: 'Lo que personas de {agency} tomaron en otro lugar; primero lo que más espera. Cada decisión lleva su nombre.',
  },
  waiting: { en: 'Waiting', es: 'En espera' },
  decided: { en: 'Decided', es: 'Decididas' },
  tabs: { en: 'Which outside training', es: 'Qué capacitación externa' },
  emptyTitle: { en: 'Nothing waits for a decision', es: 'Nada espera una decisión' },
  emptyText: {
    en: 'Whoever takes training elsewhere brings it in under “My training”. It stands here as soon as it is sent.',
    es: 'Quien toma capacitación en otro lugar la registra en “Mi capacitación”. Aparece aquí en cuanto se envía.',
  },
  emptyDecidedText: {
    en: 'What is approved, returned, refused or taken back stands here, with who did it and when.',
    es: 'Aquí aparece lo que se aprueba, se devuelve, se rechaza o se retira, con quién lo hizo y cuándo.',
  },
  noneListed: { en: 'Nothing else is in this list.', es: 'No hay nada más en esta lista.' },
  queueDecided: {
    en: 'Outside training, the last decided first',
    es: 'Capacitación externa; primero lo último que se decidió',
  },
  emptyDecided: { en: 'Nothing was decided yet', es: 'Todavía no se ha decidido nada' },
  own: {
    en: '{count, plural, one {One of your own waits: another coordinator decides it.} other {# of your own wait: another coordinator decides them.}}',
    es: '{count, plural, one {Una suya espera: la decide otra persona de la coordinación.} other {# suyas esperan: las decide otra persona de la coordinación.}}',
  },
  queue: { en: 'Outside training, the longest waiting first', es: 'Capacitación externa; primero lo que más espera' },
  choose: { en: 'Choose {title} of {name}', es: 'Elegir {title} de {name}' },
  itemHours: { en: '{title}, {hours}', es: '{title}, {hours}' },
  mayBeCounted: { en: 'may be counted', es: 'quizá ya contada' },
  second: { en: 'wants a second look', es: 'pide una segunda revisión' },
  namesCourse: { en: 'counts by its name', es: 'cuenta por su nombre' },
  another: { en: 'for somebody else to decide', es: 'le toca decidir a otra persona' },
  ready: { en: 'ready, sent {day}', es: 'lista, enviada el {day}' },
  noProof: { en: 'no proof, sent {day}', es: 'sin comprobante, enviada el {day}' },
  chosen: {
    en: '{count, plural, one {# chosen} other {# chosen}}, {hours} as claimed, nothing alike on record',
    es: '{count, plural, one {# elegida} other {# elegidas}}, {hours} según se indicaron, nada igual en el registro',
  },
  approveChosen: { en: 'Approve these {count, number}', es: 'Aprobar estas {count, number}' },
  together: {
    en: 'Choose all {count, number} of this training',
    es: 'Elegir las {count, number} de esta capacitación',
  },
  notApproved: { en: 'Not approved', es: 'No aprobadas' },
  approvedMany: {
    en: '{count, plural, one {# is approved} other {# are approved}}',
    es: '{count, plural, one {# se aprobó} other {# se aprobaron}}',
  },
  pager: { en: 'Pages of outside training', es: 'Páginas de capacitación externa' },
  pageOf: { en: 'Page {page, number} of {pages, number}', es: 'Página {page, number} de {pages, number}' },
} as const satisfies Messages

/** What is claimed beside the same training on the record. */
const compareTexts = {
  claimAndRecord: { en: 'The claim and the record', es: 'La solicitud y el registro' },
  thisClaim: { en: 'This claim', es: 'Esta solicitud' },
  theSame: { en: 'the same', es: 'igual' },
  notSaid: { en: 'not said', es: 'sin indicar' },
  filesShown: {
    en: '{files, plural, =0 {none} one {# file} other {# files}}',
    es: '{files, plural, =0 {ninguno} one {# archivo} other {# archivos}}',
  },
  sameFile: {
    en: 'the same file',
    es: 'el mismo archivo',
  },
  certificateHere: { en: 'Certificate {code}', es: 'Certificado {code}' },
} as const satisfies Messages

export const decideTexts = {
  ...approvalTexts,
  ...compareTexts,
  claimOf: { en: 'Claimed by', es: 'La indica' },
  documents: { en: 'What was shown', es: 'Lo que se mostró' },
  nothingShown: { en: 'Nothing was shown for it.', es: 'No se mostró nada.' },
  counts: { en: 'Hours that count', es: 'Horas que cuentan' },
  otherHours: { en: 'Why it counts otherwise than it was claimed', es: 'Por qué cuenta distinto de lo indicado' },
  correctTopics: { en: 'Correct topics, or hours by topic', es: 'Corregir temas u horas por tema' },
  topicsThatCount: { en: 'Topics that count', es: 'Temas que cuentan' },
  recordedAs: { en: 'On the record as', es: 'En el registro como' },
  recordedAsHint: {
    en: 'Courses that your requirements name. It counts for them by this name. A wrong name is mended by taking the credit back; the claim is then made anew.',
    es: 'Cursos que nombran sus requisitos. Cuenta para ellos con este nombre. Un nombre equivocado se corrige anulando el crédito; luego se vuelve a indicar.',
  },
  countsFor: {
    en: 'By the name “{title}” it counts for {names}. See that what was shown says so.',
    es: 'Con el nombre “{title}” cuenta para {names}. Compruebe que lo mostrado lo diga.',
  },
  readsIt: { en: '{name} reads it word for word.', es: '{name} lo lee tal cual.' },
  apart: {
    en: 'It is another training than the one on the record',
    es: 'Es una capacitación distinta de la que está en el registro',
  },
  approve: { en: 'Approve', es: 'Aprobar' },
  approveFirst: { en: 'Approve, for a second look', es: 'Aprobar, para una segunda revisión' },
  approveSecond: { en: 'Approve as well', es: 'Aprobar también' },
  secondText: {
    en: 'Of so many hours another coordinator looks as well before they count.',
    es: 'Con tantas horas, otra persona de la coordinación también la revisa antes de que cuenten.',
  },
  anotherText: {
    en: 'You decided about it before. Another coordinator takes the next step: {names}.',
    es: 'Usted ya decidió sobre ella. El siguiente paso lo da otra persona de la coordinación: {names}.',
  },
  anotherNobody: {
    en: 'You decided about it before, and the agency has no other coordinator who may take the next step. The administrators of Attest are asked to name one.',
    es: 'Usted ya decidió sobre ella, y la agencia no tiene otra persona de coordinación que pueda dar el siguiente paso. Se pide a la administración de Attest que nombre una.',
  },
  aboveText: {
    en: 'They supervise you here, so another coordinator decides: {names}.',
    es: 'Esta persona le supervisa aquí; decide otra persona de la coordinación: {names}.',
  },
  aboveNobody: {
    en: 'They supervise you here, and the agency has no other coordinator who may decide. The administrators of Attest are asked to name one, for instance a coordinator of the agency above.',
    es: 'Esta persona le supervisa aquí, y la agencia no tiene otra persona de coordinación que pueda decidir. Se pide a la administración de Attest que nombre una, por ejemplo de la coordinación de la agencia superior.',
  },
  goneTitle: { en: 'It no longer waits for you', es: 'Ya no espera su decisión' },
  goneText: { en: '“What was done” says what happened.', es: '“Qué se hizo” dice qué ocurrió.' },
  goneKept: {
    en: '“What was done” says what happened. What you wrote about it is kept in this tab, and stands here again if it comes back to you.',
    es: '“Qué se hizo” dice qué ocurrió. Lo que usted escribió se guarda en esta pestaña y vuelve a aparecer aquí si regresa a usted.',
  },
  return: { en: 'Return with what is missing', es: 'Devolver con lo que falta' },
  returnText: {
    en: 'Say it at each field that needs it; the rest stays empty.',
    es: 'Dígalo en cada campo que lo necesite; lo demás queda vacío.',
  },
  returnIt: { en: 'Return it', es: 'Devolverla' },
  returnNone: { en: 'Say what is missing at one field at least.', es: 'Diga qué falta en al menos un campo.' },
  refuse: { en: 'Refuse with a reason', es: 'Rechazar con un motivo' },
  refuseReason: { en: 'Why it is no training that counts', es: 'Por qué no es una capacitación que cuente' },
  refuseIt: { en: 'Refuse it', es: 'Rechazarla' },
  final: { en: 'The final answer', es: 'La respuesta definitiva' },
  finalText: {
    en: 'Give the hours that count, or leave them empty where none do.',
    es: 'Indique las horas que cuentan, o déjelas vacías si no cuenta ninguna.',
  },
  finalReason: { en: 'Why', es: 'Por qué' },
  finalIt: { en: 'Give the final answer', es: 'Dar la respuesta definitiva' },
  doneFirst: {
    en: 'Done. Nothing counts before another coordinator approves it as well.',
    es: 'Hecho. No cuenta nada hasta que otra persona de coordinación la apruebe también.',
  },
  done: {
    en: 'Done. {name} hears of it by e-mail. Until midnight you can take it back, under “Decided”.',
    es: 'Hecho. {name} recibe un aviso por correo. Hasta la medianoche puede retirar su decisión, en “Decididas”.',
  },
  doneFinally: { en: 'Done. {name} hears of it by e-mail.', es: 'Hecho. {name} recibe un aviso por correo.' },
  reopen: { en: 'Take this decision back', es: 'Retirar esta decisión' },
  reopenText: {
    en: 'It is yours of today: until midnight at the agency you can take it back. It waits for a decision again, a credit that it posted is reversed, and {name} hears of it. What was written about it stays in its history.',
    es: 'Es suya y de hoy: hasta la medianoche en la agencia puede retirarla. Vuelve a esperar una decisión, el crédito que asentó se anula y {name} recibe un aviso. Lo que se escribió queda en su historial.',
  },
  reopenReason: { en: 'Why you take it back', es: 'Por qué la retira' },
  reopenIt: { en: 'Take it back', es: 'Retirarla' },
  reopened: {
    en: 'Taken back. It waits for a decision again, and {name} hears of it by e-mail.',
    es: 'Retirada. Vuelve a esperar una decisión y {name} recibe un aviso por correo.',
  },
  keys: { en: 'Keys on this page', es: 'Teclas en esta página' },
  keysNext: { en: 'next, previous training', es: 'capacitación siguiente, anterior' },
  keysPages: { en: 'next, previous page of the document', es: 'página siguiente, anterior del documento' },
  keysLarger: { en: 'document larger, or fitted', es: 'documento ampliado o ajustado' },
  keysTurn: { en: 'turn the document', es: 'girar el documento' },
  keysHours: { en: 'to the hours that count', es: 'a las horas que cuentan' },
  keysApprove: { en: 'approve', es: 'aprobar' },
  keysReturn: { en: 'return', es: 'devolver' },
  keysRefuse: { en: 'refuse', es: 'rechazar' },
  keysOff: { en: 'Turn keys off', es: 'Desactivar las teclas' },
  keysOn: { en: 'Turn keys on', es: 'Activar las teclas' },
  keysRest: {
    en: 'They rest while you type. Escape leaves the field; what you wrote stays.',
    es: 'Descansan mientras usted escribe. Con Escape sale del campo; lo que escribió se queda.',
  },
  rules: { en: 'When two have to approve', es: 'Cuándo deben aprobar dos personas' },
  rulesField: { en: 'Above how many hours', es: 'A partir de más de cuántas horas' },
  rulesHint: {
    en: 'A claim of more hours than this needs two people to approve it. Leave it empty where one person is enough.',
    es: 'Una solicitud de más horas que estas necesita la aprobación de dos personas. Deje el campo vacío si basta con una.',
  },
  rulesSave: { en: 'Save', es: 'Guardar' },
  saved: { en: 'Saved', es: 'Guardado' },
} as const satisfies Messages

export type QueueTexts = typeof queueTexts & typeof decideTexts & typeof bringsTexts
