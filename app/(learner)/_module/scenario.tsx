'use client'
import { type ComponentProps, type FormEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '@/app/_ui/button'
import type { BlockOf } from '@/lib/catalog/content'
import { Prose } from './prose'
import { type Choice, follow, type Scene, type Step } from './story'
import { useLive } from './use-live'

type Props = { block: BlockOf<'scenario'>; level?: 2 | 3 | undefined }

/** A story in which the reader chooses. Nothing is sent or scored; without script all of it can be read by following links. */
export function Scenario({ block, level = 3 }: Props) {
  const live = useLive()
  const id = `scenario-${block.id}`
  const Heading = `h${level}` as const
  return (
    <section className="at-check" aria-labelledby={id}>
      <Heading id={id} className="at-kick">
        Practice: {block.title}
      </Heading>
      <p className="at-small at-soft">You choose what happens next. Nothing here is scored or kept.</p>
      {live ? <Story block={block} /> : <Outline block={block} />}
    </section>
  )
}

function Story({ block }: { block: Props['block'] }) {
  const [choices, setChoices] = useState<readonly number[]>([])
  const place = useRef<HTMLDivElement>(null)
  const { past, scene } = follow(block.scenes, choices)
  // The part that had the focus is exchanged, so whoever cannot see the screen is taken to what came.
  const go = (next: readonly number[]) => {
    flushSync(() => setChoices(next))
    place.current?.focus()
  }
  if (!scene) return null
  return (
    <>
      {past.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a scene can be met twice; its place on the way is its name
        <Past key={i} step={step} led={past[i - 1]} />
      ))}
      <div role="status">
        <Consequence step={past.at(-1)} />
      </div>
      <section key={choices.length} ref={place} tabIndex={-1} aria-label={`Step ${choices.length + 1} of the story`}>
        <Prose nodes={scene.nodes} />
        {scene.reflection ? (
          <Reflection nodes={scene.reflection} />
        ) : (
          <Choices name={`scenario-${block.id}`} scene={scene} choose={(i) => go([...choices, i])} />
        )}
      </section>
      {choices.length > 0 ? (
        <p className="at-row at-gap">
          <Button variant="outline" small onClick={() => go(choices.slice(0, -1))}>
            Back one step
          </Button>
          <Button variant="link" onClick={() => go([])}>
            Start again
          </Button>
        </p>
      ) : null}
    </>
  )
}

function Past({ step, led }: { step: Step; led: Step | undefined }) {
  return (
    <>
      <Consequence step={led} />
      <Prose nodes={step.scene.nodes} />
      <p>
        <b>You chose:</b> {step.choice.text}
      </p>
    </>
  )
}

function Consequence({ step }: { step: Step | undefined }) {
  return step?.choice.consequence ? <p className="at-note at-gap">{step.choice.consequence}</p> : null
}

function Reflection({ nodes }: { nodes: ComponentProps<typeof Prose>['nodes'] }) {
  return (
    <div className="at-note at-gap">
      <p>
        <b>Looking back</b>
      </p>
      <Prose nodes={nodes} />
    </div>
  )
}

type ChoicesProps = { name: string; scene: Scene; choose: (place: number) => void }

function Choices({ name, scene, choose }: ChoicesProps) {
  const [picked, pick] = useState<number>()
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (picked === undefined) setMissing(true)
    else choose(picked)
  }
  return (
    <form onSubmit={submit} className="at-gap">
      <fieldset>
        <legend>What do you do?</legend>
        {scene.choices.map((choice, i) => (
          <div key={choice.text} className="usa-radio at-answer">
            <input
              className="usa-radio__input"
              type="radio"
              id={`${name}-${scene.id}-${i}`}
              name={`${name}-${scene.id}`}
              onChange={() => pick(i)}
            />
            <label className="usa-radio__label" htmlFor={`${name}-${scene.id}-${i}`}>
              {choice.text}
            </label>
          </div>
        ))}
      </fieldset>
      <p className="at-gap">
        <Button type="submit" variant="outline">
          Do this
        </Button>
      </p>
      <div role="status">{missing && picked === undefined ? <p>Choose what to do first.</p> : null}</div>
    </form>
  )
}

function Outline({ block }: { block: Props['block'] }) {
  const [first, ...rest] = block.scenes
  if (!first) return null
  const anchor = (id: string) => `scenario-${block.id}-${id}`
  return (
    <>
      <Written scene={first} anchor={anchor} />
      <details className="at-gap">
        <summary>How the story can go on</summary>
        {rest.map((scene) => (
          <Written key={scene.id} scene={scene} anchor={anchor} />
        ))}
      </details>
    </>
  )
}

type Anchor = (id: string) => string

function Written({ scene, anchor }: { scene: Scene; anchor: Anchor }) {
  return (
    <div id={anchor(scene.id)} className="at-gap">
      <Prose nodes={scene.nodes} />
      {scene.choices.map((choice) => (
        <WrittenChoice key={choice.text} choice={choice} anchor={anchor} />
      ))}
      {scene.reflection ? <Reflection nodes={scene.reflection} /> : null}
    </div>
  )
}

function WrittenChoice({ choice, anchor }: { choice: Choice; anchor: Anchor }) {
  return (
    <details>
      <summary>{choice.text}</summary>
      <p>
        {choice.consequence} <a href={`#${anchor(choice.next)}`}>What happens next</a>
      </p>
    </details>
  )
}
