/** Outside training for whoever took it: the list, the form, and one claim as it stands. */
import type { Messages } from '@/lib/platform/say'
import { coverTexts, documentTexts } from '../../_proofs/messages'
import { bringsTexts } from './brings/messages'

/** What was sent without a connection. */
export const keptTexts = {
  keptTitle: { en: 'Kept on this device, not sent yet', es: 'Guardado en este dispositivo, aún sin enviar' },
  keptText: {
    en: '“{title}” is sent by itself once there is a connection and Attest is open here. Signing out before then forgets it.',
    es: '“{title}” se envía solo en cuanto haya conexión y Attest esté abierto aquí. Si cierra la sesión antes, se pierde.',
  },
  keptPhotos: {
    en: '{photos, plural, one {Its photo or PDF goes} other {Its # photos and PDFs go}} with it, and {photos, plural, one {waits} other {wait}} here for seven days at most.',
    es: '{photos, plural, one {Su foto o PDF se envía} other {Sus # fotos y PDF se envían}} junto con ella y {photos, plural, one {espera} other {esperan}} aquí siete días como máximo.',
  },
  heldPhotos: {
    en: 'This browser has no room that lasts for {photos, plural, one {its photo or PDF} other {its # photos and PDFs}}. Leave this page open until it is sent.',
    es: 'Este navegador no tiene dónde conservar {photos, plural, one {su foto o PDF} other {sus # fotos y PDF}}. Deje esta página abierta hasta que se envíe.',
  },
  photoGone: {
    en: 'A photo or PDF that waited for a connection is not on this device any more. They are kept for seven days, unless the browser needs the room before. Add it again.',
    es: 'Una foto o un PDF que esperaba conexión ya no está en este dispositivo. Se conservan siete días, salvo que el navegador necesite antes el espacio. Agréguelo de nuevo.',
  },
  draftOfRefused: {
    en: 'What you wrote is a draft now: open it under Outside training, change what was refused, and send it again.',
    es: 'Lo que escribió es ahora un borrador: ábralo en Capacitación externa, cambie lo que se rechazó y envíelo de nuevo.',
  },
  keptSent: { en: '“{title}” was sent', es: '“{title}” se envió' },
  keptSentText: {
    en: 'Where it stands is listed under Outside training.',
    es: 'En qué estado está se ve en Capacitación externa.',
  },
  keptRefused: { en: '“{title}” could not be sent', es: 'No se pudo enviar “{title}”' },
  keptWritten: {
    en: 'What you wrote: {provider}, last day {day}, {hours}.',
    es: 'Lo que escribió: {provider}, último día {day}, {hours}.',
  },
  putAway: { en: 'Put this note away', es: 'Quitar este aviso' },
  toMine: { en: 'See your outside training', es: 'Ver su capacitación externa' },
} as const satisfies Messages

export const listTexts = {
  ...keptTexts,
  myTraining: { en: 'My training', es: 'Mi capacitación' },
  mineTitle: { en: 'Outside training', es: 'Capacitación externa' },
  mineLead: {
    en: 'What you took elsewhere, and where it stands. Once it is approved, its hours are on your transcript.',
    es: 'Lo que tomó en otro lugar y en qué estado está. Una vez aprobado, sus horas constan en su historial.',
  },
  bringIn: { en: 'Bring in outside training', es: 'Registrar capacitación externa' },
  noneTitle: { en: 'You have brought in nothing yet', es: 'Todavía no ha registrado nada' },
  noneText: {
    en: 'A course at another academy, a conference, a webinar: with a photo of the certificate it takes a minute.',
    es: 'Un curso en otra academia, una conferencia, un seminario web: con una foto del certificado toma un minuto.',
  },
  caption: { en: 'Your outside training, the last changed first', es: 'Su capacitación externa, lo último primero' },
  what: { en: 'Training', es: 'Capacitación' },
  untitled: { en: 'Not named yet', es: 'Sin nombre todavía' },
  stands: { en: 'Where it stands', es: 'Cómo va' },
  day: { en: 'Last day', es: 'Último día' },
  noDay: { en: 'Not said', es: 'Sin indicar' },
  hours: { en: 'Hours', es: 'Horas' },
  pager: { en: 'Pages of your outside training', es: 'Páginas de su capacitación externa' },
  page: { en: 'Page {page, number} of {pages, number}', es: 'Página {page, number} de {pages, number}' },
} as const satisfies Messages

export const formTexts = {
  ...keptTexts,
  ...documentTexts,
  ...coverTexts,
  ...bringsTexts,
  newTitle: { en: 'Bring in outside training', es: 'Registrar capacitación externa' },
  newLead: {
    en: 'One photo and a few lines. The agency you served on the last day of the training decides.',
    es: 'Una foto y unas líneas. Decide la agencia en la que usted prestaba servicio el último día de la capacitación.',
  },
  back: { en: 'Outside training', es: 'Capacitación externa' },
  proof: { en: 'The proof', es: 'El comprobante' },
  proofHint: {
    en: 'Up to five, of 10 MB each. No victim’s name and nothing about a case: a photo can be covered here once it is added. Where it was taken is not kept.',
    es: 'Hasta cinco, de 10 MB cada uno. Ningún nombre de víctima ni nada de un caso: una vez agregada, la foto se puede tapar aquí. No se guarda dónde se tomó.',
  },
  noneShown: { en: 'Nothing was shown for it.', es: 'No se mostró nada.' },
  addProof: { en: 'Photo or PDF', es: 'Foto o PDF' },
  noRoom: {
    en: 'A claim holds at most five files. To show another one, remove one first.',
    es: 'Una solicitud admite como máximo cinco archivos. Para mostrar otro, quite primero uno.',
  },
  addMore: { en: 'Another photo or PDF', es: 'Otra foto o PDF' },
  photosKept: {
    en: '{photos, plural, one {A photo or PDF is} other {# photos and PDFs are}} kept on this device, not sent yet',
    es: '{photos, plural, one {Hay una foto o un PDF guardado} other {Hay # fotos y PDF guardados}} en este dispositivo, aún sin enviar',
  },
  photosKeptText: {
    en: 'Go on and send the training: they are sent as they are, by themselves, once there is a connection and Attest is open here, also after this page was closed. Signing out before then forgets them, and so do seven days.',
    es: 'Continúe y envíe la capacitación: se envían tal como están, solos, en cuanto haya conexión y Attest esté abierto aquí, aunque se haya cerrado esta página. Si cierra la sesión antes, o pasados siete días, se pierden.',
  },
  photosHeldText: {
    en: 'This browser has no room for them that lasts, or is in a private window. They are sent once there is a connection, if this page stays open until then.',
    es: 'Este navegador no tiene dónde conservarlos o está en una ventana privada. Se envían en cuanto haya conexión, si esta página sigue abierta hasta entonces.',
  },
  photosLeft: {
    en: '{photos, plural, one {A photo or PDF that you chose before is} other {# photos and PDFs that you chose before are}} still on this device',
    es: '{photos, plural, one {Sigue en este dispositivo una foto o un PDF que eligió antes} other {Siguen en este dispositivo # fotos y PDF que eligió antes}}',
  },
  photosLeftText: {
    en: 'It could not be sent then, and the form was closed. Add it to the training that it is about, or remove it.',
    es: 'Entonces no se pudo enviar y el formulario se cerró. Agréguelo a la capacitación que corresponde, o quítelo.',
  },
  takePhoto: { en: 'Add to this training', es: 'Agregar a esta capacitación' },
  tooLarge: {
    en: 'The file is larger than 10 MB. Take the photo smaller, or send a PDF of one page.',
    es: 'El archivo pesa más de 10 MB. Tome la foto más pequeña o envíe un PDF de una página.',
  },
  notKept: {
    en: 'There is no connection, and this file could not be read to be kept. Choose it again.',
    es: 'No hay conexión y no se pudo leer este archivo para guardarlo. Elíjalo de nuevo.',
  },
  noProof: {
    en: 'No photo or file is added yet. You can send it without one.',
    es: 'Todavía no hay ninguna foto ni archivo. Usted puede enviarla sin comprobante.',
  },
  open: { en: 'Save {name}', es: 'Guardar {name}' },
  training: { en: 'The training', es: 'La capacitación' },
  titleField: { en: 'Title', es: 'Título' },
  titleHint: { en: 'As the certificate has it', es: 'Como aparece en el certificado' },
  provider: { en: 'Who gave it', es: 'Quién la dio' },
  startsOn: { en: 'First day', es: 'Primer día' },
  endsOn: { en: 'Last day', es: 'Último día' },
  hours: { en: 'Hours', es: 'Horas' },
  hoursHint: { en: 'Without breaks, such as 1.5', es: 'Sin descansos, por ejemplo 1.5' },
  mode: { en: 'How you took part', es: 'Cómo participó' },
  topics: { en: 'Topics', es: 'Temas' },
  findTopic: { en: 'Find a topic', es: 'Buscar un tema' },
  topicsShown: {
    en: '{found, plural, =0 {No topic is called so.} one {# of {all, number} topics.} other {# of {all, number} topics.}} What you chose stays in sight.',
    es: '{found, plural, =0 {Ningún tema se llama así.} one {# de {all, number} temas.} other {# de {all, number} temas.}} Lo que eligió sigue a la vista.',
  },
  moreAbout: { en: 'Add a note, topics, priorities', es: 'Agregar una nota, temas, prioridades' },
  topicHours: { en: 'Hours by topic', es: 'Horas por tema' },
  onlyTopicHint: { en: 'Leave it empty where all of it was.', es: 'Déjelo vacío si fue todo.' },
  topicHoursHint: {
    en: 'Where you know them. What you leave out is about none of these topics in particular.',
    es: 'Si las sabe. Lo que deje fuera no es de ninguno de estos temas en particular.',
  },
  priorities: { en: 'Training priorities', es: 'Prioridades de capacitación' },
  agency: { en: 'For which agency', es: 'Para qué agencia' },
  agencyHint: { en: 'You served several on that day', es: 'Ese día prestaba servicio en varias' },
  note: { en: 'Note', es: 'Nota' },
  noteHint: {
    en: 'What helps to decide. No names or details of a victim.',
    es: 'Lo que ayude a decidir. Sin nombres ni detalles de una víctima.',
  },
  goesTo: { en: 'It goes to {agency}.', es: 'Va a {agency}.' },
  noAgency: {
    en: 'No agency had you on its roster on this day, and only that one can accept the training.',
    es: 'Ese día usted no figuraba en la lista de ninguna agencia, y solo la agencia de ese día puede aceptar la capacitación.',
  },
  alikeTitle: { en: 'Perhaps counted already', es: 'Quizá ya se contó' },
  alikeNear: { en: 'Near it on the record', es: 'Parecido en el registro' },
  alikeSame: {
    en: 'The same training counts once. If it is another one, the note should say so.',
    es: 'La misma capacitación cuenta una vez. Si es otra, la nota debe decirlo.',
  },
  attested: {
    en: 'I took part in this training myself, for the hours above.',
    es: 'Participé personalmente en esta capacitación, por las horas indicadas.',
  },
  attestedMissing: { en: 'Say that you took part in it yourself.', es: 'Indique que participó personalmente.' },
  send: { en: 'Send it', es: 'Enviarla' },
  keep: { en: 'Keep for later', es: 'Guardar para después' },
  savedAt: { en: 'Kept as a draft at {time}', es: 'Guardada como borrador a las {time}' },
  savesItself: {
    en: 'What you write is kept as a draft by itself.',
    es: 'Lo que escribe se guarda solo como borrador.',
  },
  notSaved: {
    en: 'Not saved yet: it is kept on this page and saved when there is a connection.',
    es: 'Todavía sin guardar: queda en esta página y se guarda cuando haya conexión.',
  },
  notSavedWrong: {
    en: 'Not saved yet: mend what is marked above. What you typed stays on this page.',
    es: 'Todavía sin guardar: corrija lo que está marcado arriba. Lo que escribió queda en esta página.',
  },
  next: { en: 'What happens next', es: 'Qué sigue' },
  nextNow: { en: 'Now', es: 'Ahora' },
  nextNowText: {
    en: 'A coordinator of the agency hears that it waits.',
    es: 'Una persona de la coordinación de la agencia recibe aviso de que espera.',
  },
  nextThen: { en: 'Then', es: 'Después' },
  nextThenText: {
    en: 'It is approved, or comes back with what is missing. You hear of it by e-mail.',
    es: 'Se aprueba o se le devuelve con lo que falta. Se le avisa por correo.',
  },
  nextApproved: { en: 'Once approved', es: 'Una vez aprobada' },
  nextApprovedText: {
    en: 'The hours are on your transcript as outside training, with who accepted them.',
    es: 'Las horas constan en su historial como capacitación externa, con quién las aceptó.',
  },
  nextRefused: { en: 'If it is refused', es: 'Si se rechaza' },
  nextRefusedText: {
    en: 'You read why. You may say once why you see it otherwise, and somebody else decides.',
    es: 'Usted lee por qué. Puede decir una vez por qué no está de acuerdo, y decide otra persona.',
  },
  earlier: { en: 'Your earlier outside training', es: 'Su capacitación externa anterior' },
  earlierText: {
    en: 'Took the same again? Begin with what you wrote then.',
    es: '¿Tomó la misma otra vez? Empiece con lo que escribió entonces.',
  },
  likeThis: { en: 'Like this one', es: 'Igual que esta' },
  likeTaken: {
    en: 'What was still empty is as in “{title}”. The day and the proof are yours to add.',
    es: 'Lo que seguía vacío está como en “{title}”. Agregue usted la fecha y el comprobante.',
  },
  likeNothing: {
    en: 'Nothing was taken over: all that “{title}” could fill is filled in already.',
    es: 'No se tomó nada: todo lo que “{title}” podía llenar ya está lleno.',
  },
  likeFailed: {
    en: 'It could not be read. Look at the connection, and try again.',
    es: 'No se pudo leer. Revise la conexión e inténtelo de nuevo.',
  },
  allEarlier: { en: 'See all of it', es: 'Ver toda' },
  discard: { en: 'Throw this draft away', es: 'Descartar este borrador' },
  discardSure: { en: 'Everything in it is gone then, for good.', es: 'Todo lo que contiene se pierde para siempre.' },
  discardIt: { en: 'Throw it away', es: 'Descartarlo' },
} as const satisfies Messages

export const claimTexts = {
  onePage: { en: 'Outside training', es: 'Capacitación externa' },
  sent: { en: 'It is sent', es: 'Se envió' },
  standing: { en: 'Where it stands', es: 'Cómo va' },
  claimed: { en: 'What was claimed', es: 'Lo que se indicó' },
  change: { en: 'Change it', es: 'Cambiarla' },
  when: { en: 'Days', es: 'Fechas' },
  counts: { en: 'Counts', es: 'Cuenta' },
  recordedAs: { en: 'On the record as', es: 'En el registro como' },
  topicsCount: { en: 'Topics that count', es: 'Temas que cuentan' },
  topicFor: { en: '{topic} ({hours})', es: '{topic} ({hours})' },
  topicsWere: { en: 'Topics: {topics}', es: 'Temas: {topics}' },
  noTopic: { en: 'none', es: 'ninguno' },
  forAgency: { en: 'Goes to', es: 'Va a' },
  reviewers: { en: 'Can decide', es: 'Pueden decidir' },
  event: { en: 'Event', es: 'Evento' },
  again: { en: 'Bring in another like it', es: 'Registrar otra igual' },
  history: { en: 'What was done', es: 'Qué se hizo' },
  stepWords: {
    en: '{verb, select, submit {{name} sent it} withdraw {{name} took it back} return {{name} returned it} approve {{name} approved it} second {{name} approved it as well} reject {{name} refused it} dispute {{name} sees it otherwise} reopen {{name} took the decision back} grant {{name} gave the final answer: it counts} other {{name} gave the final answer: it does not count}}',
    es: '{verb, select, submit {{name} la envió} withdraw {{name} la retiró} return {{name} la devolvió} approve {{name} la aprobó} second {{name} también la aprobó} reject {{name} la rechazó} dispute {{name} no está de acuerdo} reopen {{name} retiró la decisión} grant {{name} dio la respuesta definitiva: cuenta} other {{name} dio la respuesta definitiva: no cuenta}}',
  },
  apartFrom: { en: 'Another training than {what}', es: 'Capacitación distinta de {what}' },
  withdraw: { en: 'Take it back', es: 'Retirarla' },
  withdrawText: {
    en: 'Nobody decides about it then. You can change it and send it again.',
    es: 'Entonces nadie decide sobre ella. Puede cambiarla y enviarla de nuevo.',
  },
  dispute: { en: 'I see it otherwise', es: 'No estoy de acuerdo' },
  disputeText: {
    en: 'Once, and somebody who did not decide before gives the final answer.',
    es: 'Una vez, y la respuesta definitiva la da otra persona que no decidió antes.',
  },
  disputeReason: { en: 'Why', es: 'Por qué' },
  disputeIt: { en: 'Ask for a final answer', es: 'Pedir una respuesta definitiva' },
} as const satisfies Messages

export type ClaimTexts = typeof claimTexts & typeof formTexts
