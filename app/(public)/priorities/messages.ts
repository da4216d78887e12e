/** Texts of the parts of a priority’s page that lead to other people: task forces, and what can be asked for. */
import type { Messages } from '@/lib/platform/say'

export const withWhom = {
  forces: { en: 'Task forces', es: 'Grupos de trabajo' },
  allForces: { en: 'All {n, number}', es: 'Los {n, number}' },
  findForce: { en: 'Find a task force by ZIP code', es: 'Buscar un grupo por código postal' },
  collaboration: {
    en: 'A task force is this priority at work: police and advocates on one caseload.',
    es: 'Un grupo de trabajo es esta prioridad en la práctica: policías y defensores en los mismos casos.',
  },
  integration: {
    en: 'Who notices something needs somebody to call. The task force of the area is one of them.',
    es: 'Quien nota algo necesita a quién llamar. El grupo de trabajo de la zona es uno de ellos.',
  },
  capacity: {
    en: 'A task force finds people who then need services. Know the one of your area, and what it needs of you.',
    es: 'Un grupo de trabajo identifica a personas que luego necesitan servicios. Conozca el de su zona y lo que necesita de usted.',
  },
  ask: { en: 'Ask for it', es: 'Pídalo' },
  allRequests: { en: 'All that can be asked for', es: 'Todo lo que se puede pedir' },
} as const satisfies Messages
