/** What must be completed by whom and by when. Obligations are derived from the rest and can be rebuilt from nothing. */
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { employments, heldRoles } from '@/lib/agencies/kinds'
import { agencies, units } from '@/lib/agencies/tables'
import { teams } from '@/lib/agencies/team-tables'
import { courses } from '@/lib/catalog/tables'
import { people } from '@/lib/identity/tables'
import { checkOneOf, day, id, instant, oneOf } from '@/lib/platform/columns'
import {
  actingAs,
  amongActingAgencies,
  anyOf,
  inActingAgencies,
  inManagedAgencies,
  inServedAgencies,
  ofActingPerson,
  rows,
  rowsAdded,
  rowsChanged,
  rowsRead,
} from '@/lib/platform/row-security'
import { type Criterion, criterionKinds } from './engine/criterion'
import type { Explanation } from './engine/facts'
import type { Limits } from './engine/limits'
import type { CountedCredit } from './engine/lots'
import { dueKinds, populations, repeatsFrom } from './inputs'

const readable = (agency: Parameters<typeof inActingAgencies>[0]) =>
  anyOf(actingAs('system'), inActingAgencies(agency), inServedAgencies(agency))
const changeable = (agency: Parameters<typeof inActingAgencies>[0]) =>
  anyOf(actingAs('system'), inManagedAgencies(agency))

type Named = Record<'assignmentId' | 'personId' | 'agencyId', Parameters<typeof inManagedAgencies>[0]>
/** The agency's own people, for a rule of its own. */
const mayBeNamed = ({ assignmentId, personId, agencyId }: Named) => sql`(${inManagedAgencies(agencyId)}
  and exists (select 1 from affiliations a where a.person_id = ${personId} and a.agency_id = ${agencyId})
  and exists (select 1 from assignments s where s.id = ${assignmentId} and s.agency_id = ${agencyId}))`

export const requirements = pgTable(
  'requirements',
  {
    id: id(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    name: text().notNull(),
    createdAt: instant().notNull(),
    retiredOn: day(),
  },
  (t) => [
    index('requirements_by_agency').on(t.agencyId, t.name),
    rowsRead('requirements_read', readable(t.agencyId)),
    rowsAdded('requirements_added', changeable(t.agencyId)),
    rowsChanged('requirements_changed', changeable(t.agencyId)),
  ],
)

/** Whether a version asks for its module again after a new edition, as its index has it. */
export const asksForEditions = sql.raw(`(limits->'editionDays' is not null or limits->'editionMonths' is not null)`)

/** The rule as it stood from a day on. A change is a new version; what was asked before stays as it was. */
export const requirementVersions = pgTable(
  'requirement_versions',
  {
    id: id(),
    requirementId: uuid()
      .notNull()
      .references(() => requirements.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    number: integer().notNull(),
    /** What is asked for. */
    criterion: jsonb().$type<Criterion>().notNull(),
    /** The module, where the criterion names one and nothing else, for queries that join it. */
    courseId: uuid()
      .generatedAlwaysAs(sql`(criterion->>'courseId')::uuid`)
      .references(() => courses.id),
    dueKind: oneOf(dueKinds).notNull(),
    /** Days after the trigger (`within-days-of-start`). */
    withinDays: integer(),
    /** The day itself (`by-date`). */
    dueBy: day(),
    /** Months from one completion to the next; null: once. */
    repeatMonths: integer(),
    /** What the months are counted from. */
    repeatFrom: oneOf(repeatsFrom).notNull().default('completion'),
    /** Days before the next due date from which a renewal counts. */
    windowDays: integer().notNull(),
    /** What bounds it beside its clock. */
    limits: jsonb().$type<Limits>().notNull().default({}),
    citation: text(),
    effectiveFrom: day().notNull(),
    createdAt: instant().notNull(),
    createdBy: uuid(),
  },
  (t) => [
    unique('requirement_versions_number').on(t.requirementId, t.number),
    index('requirement_versions_by_agency').on(t.agencyId),
    index('requirement_versions_by_edition').on(t.courseId).where(asksForEditions),
    check(
      'requirement_versions_criterion',
      sql`coalesce(${t.criterion}->>'kind', '') in (${sql.raw(criterionKinds.map((kind) => `'${kind}'`).join(', '))})`,
    ),
    checkOneOf('requirement_versions_due_kind', t.dueKind, dueKinds),
    check(
      'requirement_versions_due',
      sql`(${t.dueKind} = 'by-date') = (${t.dueBy} is not null) and (${t.dueKind} = 'within-days-of-start') = (${t.withinDays} is not null)
        and (${t.dueKind} = 'within-months-of-start') = (${t.limits}->>'withinMonths' is not null)
        and (${t.dueKind} = 'before-act') = (${t.limits}->>'heldBack' is not null)`,
    ),
    checkOneOf('requirement_versions_repeat_from', t.repeatFrom, repeatsFrom),
    check(
      'requirement_versions_clock',
      sql`${t.repeatFrom} = 'completion' or (${t.repeatMonths} is not null and (${t.repeatFrom} = 'fixed-day') = (${t.dueBy} is not null))`,
    ),
    rowsRead('requirement_versions_read', readable(t.agencyId)),
    rowsAdded('requirement_versions_added', changeable(t.agencyId)),
  ],
)

/** What a version says. */
export const versionColumns = {
  number: requirementVersions.number,
  criterion: requirementVersions.criterion,
  dueKind: requirementVersions.dueKind,
  withinDays: requirementVersions.withinDays,
  dueBy: requirementVersions.dueBy,
  repeatMonths: requirementVersions.repeatMonths,
  repeatFrom: requirementVersions.repeatFrom,
  windowDays: requirementVersions.windowDays,
  limits: requirementVersions.limits,
  citation: requirementVersions.citation,
  effectiveFrom: requirementVersions.effectiveFrom,
}

/** Whom a requirement is for: all that a row says must hold of how somebody serves. Its id is that of the version with which it was made. */
export const assignments = pgTable(
  'assignments',
  {
    id: id(),
    requirementId: uuid()
      .notNull()
      .references(() => requirements.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    population: oneOf(populations).notNull(),
    unitId: uuid().references(() => units.id),
    position: text(),
    employment: oneOf(employments),
    role: oneOf(heldRoles),
    teamId: uuid().references(() => teams.id),
    validFrom: day().notNull(),
    validTo: day(),
  },
  (t) => [
    index('assignments_by_requirement').on(t.requirementId),
    index('assignments_by_agency').on(t.agencyId),
    checkOneOf('assignments_population', t.population, populations),
    checkOneOf('assignments_employment', t.employment, employments),
    checkOneOf('assignments_role', t.role, heldRoles),
    rowsRead('assignments_read', readable(t.agencyId)),
    rowsAdded('assignments_added', changeable(t.agencyId)),
    rowsChanged('assignments_changed', changeable(t.agencyId)),
  ],
)

/**
 * Whom an assignment names: those it is for, where it is for people by name, and whom it leaves out, where it is for others. Of
 * those who serve or served its agency, and nobody else.
 */
export const assignmentPeople = pgTable(
  'assignment_people',
  {
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
  },
  (t) => [
    primaryKey({ columns: [t.assignmentId, t.personId] }),
    index('assignment_people_by_agency').on(t.agencyId),
    rowsRead(
      'assignment_people_read',
      anyOf(actingAs('system'), ofActingPerson(t.personId), inActingAgencies(t.agencyId)),
    ),
    rowsAdded('assignment_people_added', anyOf(actingAs('system'), mayBeNamed(t))),
  ],
)

/**
 * One person, one requirement, one cycle. Derived: status on any day follows from these dates alone. `endsOn` is the
 * first day on which it no longer applies (the person left, moved, or the requirement was retired).
 */
export const obligations = pgTable(
  'obligations',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id),
    requirementId: uuid()
      .notNull()
      .references(() => requirements.id),
    cycle: integer().notNull(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    versionId: uuid()
      .notNull()
      .references(() => requirementVersions.id),
    /** The module to take, where one is asked for. */
    courseId: uuid().references(() => courses.id),
    opensOn: day().notNull(),
    /** Null where nothing falls due: it must be done before an act. Then no comparison with a day holds. */
    dueOn: day(),
    satisfiedOn: day(),
    /** What met it and how many minutes of each, and until then what counts so far; always written and removed with the row. */
    countedCredits: jsonb().$type<CountedCredit[]>().notNull().default([]),
    /** Last day on which the completion of this cycle counts; null: for good. */
    validUntil: day(),
    endsOn: day(),
    /** It follows a completed cycle; the others each stand for one person to whom the requirement began to apply. */
    renews: boolean().notNull(),
    explanation: jsonb().$type<Explanation>().notNull(),
    /** Of what was derived when the row was written; null once it was changed by other means. */
    digest: text(),
    /** Where hours are asked for, and null elsewhere: minutes that are owed, none where it was lifted. The database alone writes this and what follows, from the two documents above. */
    owedMinutes: integer().generatedAlwaysAs(sql`minutes_owed(explanation)`),
    /** Minutes that count, each once. */
    countedMinutes: integer().generatedAlwaysAs(
      sql`case when minutes_owed(explanation) is not null then minutes_counted(counted_credits, null) end`,
    ),
    /** The same part by part: of the part 0 at the first place, without those of the parts inside it. */
    partMinutes: integer()
      .array()
      .generatedAlwaysAs(
        sql`case when minutes_owed(explanation) is not null then minutes_by_part(counted_credits, null) end`,
      ),
    /** Minutes that do not count since there is a limit on how they were given; of the credits that are told of. */
    overLimitMinutes: integer().generatedAlwaysAs(
      sql`case when minutes_owed(explanation) is not null then minutes_over_limit(explanation, null) end`,
    ),
    /** The first day on which hours count, as a text: the database does not take a day for fixed that it reads from one. */
    countsFrom: text().generatedAlwaysAs(
      sql`case when minutes_owed(explanation) is not null then explanation->>'countsFrom' end`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.requirementId, t.cycle] }),
    index('obligations_open').on(
      t.agencyId,
      sql`(case when ${t.satisfiedOn} is null then 'infinity'::date else ${t.satisfiedOn} end)`,
      t.dueOn,
      t.personId,
      t.requirementId,
      t.opensOn,
      t.endsOn,
      t.cycle,
      t.renews,
      t.satisfiedOn,
    ),
    // How all people of an agency stand with hours that are asked of them, without their documents.
    index('obligations_hours')
      .on(
        t.agencyId,
        t.requirementId,
        t.personId,
        t.cycle,
        t.opensOn,
        t.endsOn,
        t.dueOn,
        t.satisfiedOn,
        t.versionId,
        t.owedMinutes,
        t.countedMinutes,
        t.partMinutes,
        t.overLimitMinutes,
        t.countsFrom,
      )
      .where(sql`owed_minutes is not null`),
    rowsRead(
      'obligations_read',
      anyOf(actingAs('system'), amongActingAgencies(t.agencyId), ofActingPerson(t.personId)),
    ),
    rows('obligations_rows', actingAs('system')),
  ],
)
