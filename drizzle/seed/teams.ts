/** Who of Marlow Bay serves in the county's task force, named together. */
import { listPeople } from '@/lib/agencies/queries'
import { listTeams } from '@/lib/agencies/team-queries'
import { addTeamMembers, makeTeam } from '@/lib/agencies/teams'
import { type Agencies, DANA } from './agencies'
import { as } from './cast'
import type { Story } from './story'

const NAME = 'Marlow County Human Trafficking Task Force'
const NUMBERS = ['4310', '4312', '4316']

export async function tellTeams(story: Story, { marlowBay: agencyId }: Agencies): Promise<void> {
  const dana = await as(DANA.email, story.at(301))
  if ((await listTeams(dana, { agencyId })).items.length > 0) return
  const found = await Promise.all(NUMBERS.map((search) => listPeople(dana, { agencyId, search })))
  const personIds = found.flatMap(({ items }) => items[0]?.personId ?? [])
  const team = await makeTeam(dana, { agencyId, name: NAME, kind: 'task-force' })
  await addTeamMembers(dana, { ...team, personIds, firstOn: story.day(-300) })
}
