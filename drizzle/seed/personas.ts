/** The invented people anybody may be in the demonstration world. */
export type Persona = { name: string; email: string; what: string }

export const personas: readonly Persona[] = [
  {
    name: 'Amara Okafor',
    email: 'a.okafor@marlowbaypd.example',
    what: 'trainee: officer, Marlow Bay Police Department',
  },
  {
    name: 'Luis Ferreira',
    email: 'l.ferreira@harborlight.example',
    what: 'trainee: advocate, Harbor Light Victim Services',
  },
  {
    name: 'Renee Castellano',
    email: 'r.castellano@marlowbaypd.example',
    what: 'supervisor: sergeant of Patrol B, Marlow Bay Police Department',
  },
  {
    name: 'Dana Whitfield',
    email: 'd.whitfield@marlowbaypd.example',
    what: 'coordinator: Marlow Bay Police Department',
  },
  { name: 'Noor Haddad', email: 'n.haddad@harborlight.example', what: 'coordinator: Harbor Light Victim Services' },
  { name: 'Teresa Quill', email: 't.quill@pinehollow.example', what: 'organizer: Pine Hollow Training Collaborative' },
  { name: 'Gordon Amsel', email: 'g.amsel@attest.example', what: 'moderator of the calendar' },
  { name: 'Priya Raman', email: 'p.raman@attest.example', what: 'author of modules' },
  {
    name: 'Ines Calloway',
    email: 'i.calloway@attest.example',
    what: 'request officer: requests for training and help',
  },
  { name: 'Walt Jessup', email: 'w.jessup@attest.example', what: 'administrator' },
]
