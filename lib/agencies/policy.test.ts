/** The grid of who may do what with agencies: their own, and the one next door. */
import { describe, expect, test } from 'vitest'
import { type Actor, anyoneCtx, type HeldRole, type RoleName, systemCtx } from '@/lib/platform/context'
import { can, refusal } from './policy'
import { findReach } from './reach'

const [OWN, NEXT, UNIT] = ['own', 'next-door', 'unit']
const held = (role: RoleName, agencyId: string | null = OWN, unitId: string | null = null): HeldRole => ({
  role,
  agencyId,
  unitId,
})
const person = (...roles: HeldRole[]): Actor => ({
  kind: 'person',
  personId: 'somebody',
  roles,
  via: { kind: 'session', sessionId: 'a-session' },
})

const actors: Record<string, Actor> = {
  any: anyoneCtx().actor,
  tra: person(),
  sup: person(held('supervisor', OWN, UNIT)),
  coo: person(held('coordinator')),
  org: person(held('organizer')),
  aud: person(held('auditor')),
  adm: person(held('administrator', null)),
  sys: systemCtx('test').actor,
}

const verbs: Record<string, (actor: Actor, agencyId: string) => boolean> = {
  'add an agency': (actor) => can.addAgency(actor),
  'change an agency': (actor) => can.changeAgency(actor),
  'name a coordinator': (actor) => can.nameCoordinator(actor),
  'add a unit': can.addUnit,
  'keep the roster': can.managePeople,
  'list its people': can.listPeople,
  'list its units': can.listUnits,
  'list its roles': can.listRoles,
  'grant supervisor': (actor, agencyId) => can.grantRole(actor, { role: 'supervisor', agencyId }),
  'grant coordinator': (actor, agencyId) => can.grantRole(actor, { role: 'coordinator', agencyId }),
  'grant administrator': (actor) => can.grantRole(actor, { role: 'administrator', agencyId: null }),
}

/** A cell says where: at both agencies, at one's own, or nowhere. */
const grid = `
                        any   tra   sup   coo   org   aud   adm   sys
  add an agency         -     -     -     -     -     -     both  both
  change an agency      -     -     -     -     -     -     both  both
  name a coordinator    -     -     -     -     -     -     both  both
  add a unit            -     -     -     own   -     -     both  both
  keep the roster       -     -     -     own   -     -     -     both
  list its people       -     -     own   own   -     own   -     both
  list its units        -     -     own   own   own   own   both  both
  list its roles        -     -     -     own   -     -     both  both
  grant supervisor      -     -     -     own   -     -     both  both
  grant coordinator     -     -     -     -     -     -     both  both
  grant administrator   -     -     -     -     -     -     both  both
`
const [head = [], ...rows] = grid
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s{2,}/))

describe.each(rows.map(([verb = '', ...cells]) => ({ verb, cells })))('to $verb', ({ verb, cells }) => {
  test.each(head.map((who, place) => ({ who, where: cells[place] })))('$who: $where', ({ who, where }) => {
    const [may, actor] = [verbs[verb], actors[who]]
    if (!may || !actor) throw new Error(`The grid has a word that nobody knows: ${verb}, ${who}`)
    const found = { true: { true: 'both', false: 'own' }, false: { true: 'next door only', false: '-' } }
    expect(found[`${may(actor, OWN)}`][`${may(actor, NEXT)}`]).toBe(where)
  })
})

test('a role of the platform that names an agency is no role of the platform', () => {
  expect(can.addAgency(person(held('administrator', OWN)))).toBe(false)
})

test('who looks after people of an agency is told that it is not theirs to do; others, that nothing is there', () => {
  expect(refusal(person(held('auditor')), OWN).kind).toBe('forbidden')
  expect(refusal(person(held('auditor')), NEXT).kind).toBe('not-found')
  expect(refusal(person(held('organizer')), OWN).kind).toBe('not-found')
})

describe('how far a duty reaches', () => {
  test('a supervisor reaches the units, one who also coordinates reaches all', () => {
    const supervisor = held('supervisor', OWN, UNIT)
    expect(findReach(person(supervisor, held('supervisor', OWN, 'another')), OWN)?.unitIds).toEqual([UNIT, 'another'])
    expect(findReach(person(supervisor, supervisor), OWN)?.unitIds).toEqual([UNIT])
    expect(findReach(person(supervisor, held('coordinator')), OWN)).toEqual({ agencyId: OWN, unitIds: null })
  })

  test('no duty next door adds to the one here', () => {
    const actor = person(held('supervisor', OWN, UNIT), held('coordinator', NEXT))
    expect(findReach(actor, OWN)?.unitIds).toEqual([UNIT])
    expect(findReach(actor, 'a third')).toBeNull()
  })

  test('an administrator, an organizer and a trainee reach nobody', () => {
    for (const roles of [[held('administrator', null)], [held('organizer')], []])
      expect(findReach(person(...roles), OWN)).toBeNull()
  })
})
