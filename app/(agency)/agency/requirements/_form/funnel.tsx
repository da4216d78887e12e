import { Progress } from '@/app/_ui/progress'
import { figure } from '@/lib/platform/words'
import type { WhyNotAsked } from '@/lib/requirements/previewed/preview-shape'
import { isLeftOut, type Preview } from '../words'
import type { Choices } from './choices'
import type { RequirementGiven } from './values'

type Terms = Pick<RequirementGiven, 'unitId' | 'position' | 'employment'>
type Props = { preview: Preview; terms: Terms | null; choices: Choices }

/** From all who serve to those who are asked: how many are left after each thing that must hold. */
export function Funnel({ preview, terms, choices }: Props) {
  const { serving } = preview
  const steps = stepsOf(preview, labelsOf(terms, choices))
  return steps.map((step, i) => <Share key={step.label} {...step} of={serving} isLast={i === steps.length - 1} />)
}

type Step = { label: string; drop: readonly WhyNotAsked[] }

const employed = {
  sworn: 'sworn',
  civilian: 'civilian staff',
  volunteer: 'volunteers',
  contractor: 'contractors',
} as const

/** What a rule says of whom, as those are called who are left after it. */
function labelsOf(terms: Terms | null, { units }: Choices): Step[] {
  const unit = units.find(({ unitId }) => unitId === terms?.unitId)?.name ?? 'the unit'
  return [
    { label: 'named, in the team or with the role', drop: ['not-named', 'on-other-days'] },
    { label: `in ${unit} and below it`, drop: ['other-unit'] },
    { label: `with the position “${terms?.position ?? ''}”`, drop: ['other-position'] },
    { label: employed[terms?.employment ?? 'sworn'], drop: ['other-employment'] },
    { label: 'not left out by name', drop: ['excepted'] },
  ]
}

/** The last of these is who is asked: by what narrows it, and by nothing that leaves out somebody whom it is for. */
function stepsOf(preview: Preview, narrowing: readonly Step[]) {
  const { serving, appliesTo, who } = preview
  let left = serving
  const steps = [{ label: 'in the agency', people: serving }]
  for (const { label, drop } of narrowing) {
    const dropped = who.not.filter(({ why }) => drop.includes(why)).reduce((sum, each) => sum + each.people, 0)
    left -= dropped
    if (dropped > 0) steps.push({ label: steps.length > 1 ? `of them ${label}` : label, people: left })
  }
  const last = steps.at(-1)
  if (last && last.people === appliesTo && !who.not.some(isLeftOut))
    return [...steps.slice(0, -1), { ...last, label: `${last.label}: asked by this rule` }]
  return [...steps, { label: 'of them asked, without those left out', people: appliesTo }]
}

function Share({ label, people, of, isLast }: { label: string; people: number; of: number; isLast: boolean }) {
  return (
    <div className="at-share">
      <p className="at-small">
        <b>{figure(people)}</b> {label}
      </p>
      <Progress
        className={isLast ? undefined : 'at-progress--pale'}
        label={`People ${label}`}
        value={people}
        max={of}
        text={`${figure(people)} of ${figure(of)}`}
      />
    </div>
  )
}
