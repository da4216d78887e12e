/** The front door of requests: what can be asked for, of whom, and how soon. */
import type { Messages } from '@/lib/platform/say'

export const frontDoor = {
  title: { en: 'Ask for training or help', es: 'Pida capacitación o ayuda' },
  description: {
    en: 'Training brought to your community, training from the prosecution unit, coaching for organizations and tribes, or any other help.',
    es: 'Capacitación en su comunidad, capacitación de la unidad de fiscalía, acompañamiento para organizaciones y tribus, o cualquier otra ayuda.',
  },
  heading: { en: 'Ask once; it reaches the right desk', es: 'Pida una vez; llega a quien corresponde' },
  lead: {
    en: 'Choose what would help. A person answers within {answer, plural, one {# working day} other {# working days}}, and decides within {decision, plural, one {# working day} other {# working days}}.',
    es: 'Elija qué le ayudaría. Una persona responde en un plazo de {answer, plural, one {# día hábil} other {# días hábiles}} y decide en {decision, plural, one {# día hábil} other {# días hábiles}}.',
  },
  mine: { en: 'My requests', es: 'Mis solicitudes' },
  forWhom: { en: 'For', es: 'Para' },
  howSoon: { en: 'How long ahead', es: 'Con cuánta anticipación' },
  becomes: { en: 'What becomes of it', es: 'Qué resulta' },
  ahead: {
    en: 'At least {days, plural, one {# day} other {# days}} before the first day',
    es: 'Al menos {days, plural, one {# día} other {# días}} antes del primer día',
  },
  usuallyAhead: {
    en: 'Usually {days, plural, one {# day} other {# days}} before the first day',
    es: 'Normalmente {days, plural, one {# día} other {# días}} antes del primer día',
  },
  asEarly: { en: 'Nobody names a time; ask as early as you can', es: 'Nadie indica un plazo; pida cuanto antes' },
  anyTime: { en: 'At any time', es: 'En cualquier momento' },
  trainingWhat: {
    en: 'A module or topic of the catalog, taught in person where you are.',
    es: 'Un módulo o tema del catálogo, impartido en persona donde usted está.',
  },
  trainingWhom: {
    en: 'Agencies and organizations that can bring a room and people together',
    es: 'Agencias y organizaciones que pueden reunir una sala y personas',
  },
  trainingBecomes: {
    en: 'An event on the calendar, with credit for those who attend',
    es: 'Un evento en el calendario, con créditos para quienes asisten',
  },
  trainingAsk: { en: 'Ask for a training', es: 'Pedir una capacitación' },
  prosecutionWhat: {
    en: 'The Human Trafficking Prosecution Unit trains on investigating and prosecuting cases, and on working with victims and witnesses.',
    es: 'La unidad de fiscalía contra la trata de personas capacita sobre cómo investigar y procesar casos, y cómo trabajar con víctimas y testigos.',
  },
  prosecutionWhom: {
    en: 'Law enforcement and prosecutors; or organizations that serve victims',
    es: 'Policía y fiscales; u organizaciones que atienden a víctimas',
  },
  prosecutionAsk: { en: 'Ask the prosecution unit', es: 'Pedir a la unidad de fiscalía' },
  coachingWhat: {
    en: 'Somebody works with your organization over months: on goals that you set together, in sessions, with a summary at the end.',
    es: 'Una persona trabaja con su organización durante meses: con metas que fijan en conjunto, en sesiones, y con un resumen al final.',
  },
  coachingWhom: {
    en: 'Organizations and federally recognized tribes that want to start, keep or grow services for victims',
    es: 'Organizaciones y tribus con reconocimiento federal que quieren iniciar, mantener o ampliar servicios para víctimas',
  },
  coachingBecomes: { en: 'A plan with goals and sessions', es: 'Un plan con metas y sesiones' },
  coachingAsk: { en: 'Ask for coaching', es: 'Pedir acompañamiento' },
  helpWhat: {
    en: 'A question, materials, or a consultant. If you are not sure which kind you need, choose this one.',
    es: 'Una pregunta, materiales o una persona consultora. Si no sabe qué tipo necesita, elija este.',
  },
  helpWhom: { en: 'Everybody who works with victims', es: 'Todas las personas que trabajan con víctimas' },
  helpBecomes: { en: 'An answer, from a person', es: 'Una respuesta, de una persona' },
  helpAsk: { en: 'Ask for other help', es: 'Pedir otra ayuda' },
  tryTitle: { en: 'Would the day you have in mind work?', es: '¿Sería posible la fecha que tiene en mente?' },
  tryText: {
    en: 'See what would have to be done by when, before you write anything.',
    es: 'Vea qué habría que hacer y para cuándo, antes de escribir nada.',
  },
  kind: { en: 'Kind of training', es: 'Tipo de capacitación' },
  day: { en: 'First day', es: 'Primer día' },
  show: { en: 'Show the plan', es: 'Mostrar el plan' },
  notADay: { en: 'Give the day as 2027-04-21.', es: 'Escriba la fecha como 2027-04-21.' },
  askForIt: { en: 'Ask for this day', es: 'Pedir esta fecha' },
  safety: {
    en: 'A request is no place for names or details of a victim. In danger, call 911; for a victim, the lines under <help>Get help</help>.',
    es: 'Una solicitud no es lugar para nombres ni detalles de una víctima. En peligro, llame al 911; para una víctima, use las líneas de <help>Obtener ayuda</help>.',
  },
} as const satisfies Messages
