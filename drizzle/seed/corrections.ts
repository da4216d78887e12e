/** Two corrections such as every record knows: a credit of the wrong person, and a certificate in a new name. */
import { listPeople } from '@/lib/agencies/queries'
import { reissueCertificate } from '@/lib/records/commands'
import { listCredits, listMyCredits } from '@/lib/records/queries'
import { reverseCredit } from '@/lib/requirements/commands'
import { type Agencies, DANA, unlessThere } from './agencies'
import { as } from './cast'
import { WRONG_PERSON } from './earned'
import type { Story } from './story'

export async function tellCorrections(story: Story, agencies: Agencies): Promise<void> {
  await tellWrongPerson(story, agencies)
  await tellNewName(story)
}

async function tellWrongPerson(story: Story, { marlowBay: agencyId }: Agencies): Promise<void> {
  const dana = await as(DANA.email, story.at(171))
  const [person] = (await listPeople(dana, { agencyId, search: WRONG_PERSON.number })).items
  const { items } = await listCredits(dana, person?.personId ?? '')
  const wrong = items.find(({ title }) => title === WRONG_PERSON.title)
  if (!wrong || wrong.reversed) return
  await reverseCredit(dana, {
    creditId: wrong.creditId,
    reason: 'Recorded for the wrong person: the sign-in sheet of that day does not bear this name.',
  })
}

/** What was issued under the earlier name stays, and answers that there is a newer one; of the rest nothing changes. */
async function tellNewName(story: Story): Promise<void> {
  const joanna = await as('j.whitcombe@marlowbaypd.example', story.at(52))
  const { items } = await listMyCredits(joanna)
  const earliest = items.filter(({ certificateCode }) => certificateCode).at(-1)
  if (earliest?.certificateCode) await unlessThere(reissueCertificate(joanna, { code: earliest.certificateCode }))
}
