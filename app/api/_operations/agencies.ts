/** Agencies, their units, people and roles. */
import * as z from 'zod/mini'
import { addAgency, addUnit, changeAgency } from '@/lib/agencies/commands'
import { changeHourSettingsInput, hourSettingsShape } from '@/lib/agencies/hour-inputs'
import { changeHourSettings } from '@/lib/agencies/hour-settings'
import {
  addAgencyInput,
  addUnitInput,
  agencyIdInput,
  changeAgencyInput,
  grantRoleInput,
  listAgenciesInput,
  listPeopleInput,
  listRolesInput,
  memberInput,
  nameCoordinatorInput,
  revokeRoleInput,
} from '@/lib/agencies/inputs'
import { getAgency, getMember, listAgencies, listPeople, listRoles, listUnits } from '@/lib/agencies/queries'
import { grantRole, nameCoordinator, revokeRole } from '@/lib/agencies/roles'
import {
  agencyPageShape,
  agencyShape,
  memberDetailShape,
  memberPageShape,
  roleShape,
  unitShape,
} from '@/lib/agencies/shapes'
import {
  addTeamMembersInput,
  changeTeamInput,
  changeTeamMemberInput,
  endTeamInput,
  listTeamsInput,
  makeTeamInput,
  teamInput,
  teamShape,
  teamsShape,
} from '@/lib/agencies/team-inputs'
import { getTeam, listTeams } from '@/lib/agencies/team-queries'
import { addTeamMembers, changeTeam, changeTeamMember, endTeam, makeTeam, removeTeam } from '@/lib/agencies/teams'
import { signedIn } from '../_operation'

const tags = ['Agencies']
const nothing = z.object({})

export const agencies = {
  listAgencies: signedIn
    .route({ method: 'GET', path: '/agencies', summary: 'Agencies by name, state and kind', tags })
    .input(listAgenciesInput)
    .output(agencyPageShape)
    .handler(({ input, context }) => listAgencies(context.ctx, input)),

  getAgency: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}', summary: 'The public facts of an agency', tags })
    .input(agencyIdInput)
    .output(agencyShape)
    .handler(({ input, context }) => getAgency(context.ctx, input)),

  addAgency: signedIn
    .route({ method: 'POST', path: '/agencies', summary: 'Add an agency', tags })
    .input(addAgencyInput)
    .output(z.object({ agencyId: z.string() }))
    .handler(({ input, context }) => addAgency(context.ctx, input)),

  changeAgency: signedIn
    .route({ method: 'PUT', path: '/agencies/{agencyId}', summary: 'Change the facts of an agency', tags })
    .input(changeAgencyInput)
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => changeAgency(context.ctx, input)),

  changeHourSettings: signedIn
    .route({
      method: 'PUT',
      path: '/agencies/{agencyId}/hour-settings',
      summary: 'Say how an agency counts hours',
      tags,
    })
    .input(changeHourSettingsInput)
    .output(hourSettingsShape)
    .handler(({ input, context }) => changeHourSettings(context.ctx, input)),

  listUnits: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}/units', summary: 'The units of an agency', tags })
    .input(agencyIdInput)
    .output(z.object({ items: z.array(unitShape) }))
    .handler(({ input, context }) => listUnits(context.ctx, input)),

  addUnit: signedIn
    .route({ method: 'POST', path: '/agencies/{agencyId}/units', summary: 'Add a unit', tags })
    .input(addUnitInput)
    .output(z.object({ unitId: z.string() }))
    .handler(({ input, context }) => addUnit(context.ctx, input)),

  listTeams: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}/teams', summary: 'The teams of an agency', tags })
    .input(listTeamsInput)
    .output(teamsShape)
    .handler(({ input, context }) => listTeams(context.ctx, input)),

  getTeam: signedIn
    .route({ method: 'GET', path: '/teams/{teamId}', summary: 'A team, and who is or was in it', tags })
    .input(teamInput)
    .output(teamShape)
    .handler(({ input, context }) => getTeam(context.ctx, input)),

  makeTeam: signedIn
    .route({ method: 'POST', path: '/agencies/{agencyId}/teams', summary: 'Make a team', tags })
    .input(makeTeamInput)
    .output(z.object({ teamId: z.string() }))
    .handler(({ input, context }) => makeTeam(context.ctx, input)),

  changeTeam: signedIn
    .route({ method: 'PUT', path: '/teams/{teamId}', summary: 'Call a team otherwise', tags })
    .input(changeTeamInput)
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => changeTeam(context.ctx, input)),

  endTeam: signedIn
    .route({
      method: 'PUT',
      path: '/teams/{teamId}/end',
      summary: 'Say the last day of a team, or that it goes on',
      tags,
    })
    .input(endTeamInput)
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => endTeam(context.ctx, input)),

  removeTeam: signedIn
    .route({ method: 'DELETE', path: '/teams/{teamId}', summary: 'Remove a team that was never used', tags })
    .input(teamInput)
    .handler(({ input, context }) => removeTeam(context.ctx, input)),

  addTeamMembers: signedIn
    .route({ method: 'POST', path: '/teams/{teamId}/members', summary: 'Add people to a team from a day on', tags })
    .input(addTeamMembersInput)
    .output(z.object({ added: z.int() }))
    .handler(({ input, context }) => addTeamMembers(context.ctx, input)),

  changeTeamMember: signedIn
    .route({
      method: 'PUT',
      path: '/team-members/{memberId}',
      summary: 'Say since when and until when somebody is in a team',
      tags,
    })
    .input(changeTeamMemberInput)
    .output(z.object({ version: z.string() }))
    .handler(({ input, context }) => changeTeamMember(context.ctx, input)),

  listPeople: signedIn
    .route({ method: 'GET', path: '/agencies/{agencyId}/people', summary: 'Who serves in an agency, or left it', tags })
    .input(listPeopleInput)
    .output(memberPageShape)
    .handler(({ input, context }) => listPeople(context.ctx, input)),

  getMember: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/people/{personId}',
      summary: 'One person of an agency, and their service there',
      tags,
    })
    .input(memberInput)
    .output(memberDetailShape)
    .handler(({ input, context }) => getMember(context.ctx, input)),

  listRoles: signedIn
    .route({ method: 'GET', path: '/roles', summary: 'Roles of the platform, or of one agency', tags })
    .input(listRolesInput)
    .output(z.object({ items: z.array(roleShape) }))
    .handler(({ input, context }) => listRoles(context.ctx, input)),

  grantRole: signedIn
    .route({ method: 'POST', path: '/roles', summary: 'Give somebody a role', tags })
    .input(grantRoleInput)
    .output(z.object({ roleId: z.string(), inEffect: z.boolean() }))
    .handler(({ input, context }) => grantRole(context.ctx, input)),

  revokeRole: signedIn
    .route({ method: 'DELETE', path: '/roles/{roleId}', summary: 'End a role at once', tags })
    .input(revokeRoleInput)
    .output(nothing)
    .handler(async ({ input, context }) => {
      await revokeRole(context.ctx, input)
      return {}
    }),

  nameCoordinator: signedIn
    .route({ method: 'POST', path: '/agencies/{agencyId}/coordinators', summary: 'Name a coordinator', tags })
    .input(nameCoordinatorInput)
    .output(z.object({ personId: z.string(), roleId: z.string(), inEffect: z.boolean() }))
    .handler(({ input, context }) => nameCoordinator(context.ctx, input)),
}
