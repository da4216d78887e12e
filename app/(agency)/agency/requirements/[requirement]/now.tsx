import { DifferenceTold } from '@/app/_client/difference-told'
import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { capital, count, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { limitsWords } from '../limits-words'
import { dueWords, type RequirementDetail, repeatWords, sinceWords, whomWords, windowWords } from '../words'

/** What the newest version asks, and whether it holds yet or no more. */
export function Now({ requirement, today }: { requirement: RequirementDetail; today: string }) {
  const { version, effectiveFrom, citation, retiredOn } = requirement
  return (
    <>
      {retiredOn ? (
        <Note kind="caution" title={retiredOn > today ? 'To be retired' : 'Retired'}>
          {`From ${longDay(retiredOn)} on it asks nothing more. What was met or missed before stays in the record.`}
        </Note>
      ) : effectiveFrom > today ? (
        <Note title={version === 1 ? 'Not in force yet' : 'A change is to come'}>
          {version === 1
            ? `It asks nothing before ${longDay(effectiveFrom)}.`
            : `What stands here holds from ${longDay(effectiveFrom)} on. Until then the version before it holds.`}
        </Note>
      ) : null}
      <Card id="asks" title="What it asks">
        <Facts
          className="at-gap"
          items={[
            { label: 'What', value: <What requirement={requirement} /> },
            { label: 'For whom', value: whomWords(requirement) },
            {
              label: 'By name',
              value: requirement.peopleNamed > 0 && <Named people={requirement.people} all={requirement.peopleNamed} />,
            },
            {
              label: 'Left out',
              value: requirement.peopleExcepted > 0 && (
                <Named people={requirement.excepted} all={requirement.peopleExcepted} whoLeft="who left" />
              ),
            },
            { label: 'By when', value: dueWords(requirement) },
            { label: 'How often', value: repeatWords(requirement) },
            { label: 'What counts', value: windowWords(requirement) },
            { label: 'Bounds', value: listed(limitsWords(requirement.limits)) },
            { label: 'New edition', value: requirement.newEdition && <NewEdition told={requirement.newEdition} /> },
            { label: 'Source', value: citation ?? 'A rule of the agency; no source was given.' },
            { label: 'Version', value: `${version}, ${sinceWords(effectiveFrom, today)}` },
          ]}
        />
      </Card>
    </>
  )
}

/** The module to take, or what else is asked for with its minimums and limits. */
function What({ requirement: { courseSlug, creditMinutes, asks, asksNotes } }: { requirement: RequirementDetail }) {
  if (!courseSlug)
    return (
      <>
        {capital(asks)}
        {listed(asksNotes)}
      </>
    )
  return (
    <>
      <Link href={`/modules/${courseSlug}`}>{asks}</Link>
      {creditMinutes ? `, ${hours(creditMinutes)}` : ''}
    </>
  )
}

function NewEdition({ told }: { told: NonNullable<RequirementDetail['newEdition']> }) {
  return (
    <>
      {`Edition ${told.edition} of ${longDay(told.publishedOn)} changed what is taught.`}
      <DifferenceTold difference={told.difference} />
    </>
  )
}

type NamedProps = { people: RequirementDetail['people']; all: number; whoLeft?: string }

/** Those whom it names and the reader looks after, where they are too many for the line above, or some left. */
function Named({ people, all, whoLeft = 'who left: nothing is asked of them' }: NamedProps) {
  const others = all - people.length
  return listed([
    ...people.map(({ name, serves }) => (serves ? name : `${name}, ${whoLeft}`)),
    ...(others > 0 ? [`${count(others, 'person', 'people')} whom you do not look after`] : []),
  ])
}

const listed = (sentences: readonly string[]) =>
  sentences.length === 0 ? null : (
    <ul>
      {sentences.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  )
