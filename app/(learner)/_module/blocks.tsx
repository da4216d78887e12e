import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import type { BlockOf, Lesson, Block as ModuleBlock } from '@/lib/catalog/content'
import { Check } from './check'
import { Prose } from './prose'
import { Scenario } from './scenario'
import { StateTip } from './state-tip'

type BlockProps = {
  block: ModuleBlock
  /** Two-letter code of the reader's state, when it is known. */
  state?: string | undefined
  /** Of the block's own heading, so that the page's headings stay in order. */
  level?: 2 | 3 | undefined
}

/** One block of a lesson, to be placed inside `at-prose`. Complete without script. */
export function Block({ block, state, level = 3 }: BlockProps) {
  switch (block.kind) {
    case 'prose':
      return <Prose nodes={block.nodes} />
    case 'note':
      return <Remark block={block} level={level} />
    case 'check':
      return <Check block={block} level={level} />
    case 'scenario':
      return <Scenario block={block} level={level} />
    case 'state-tip':
      return <StateTip block={block} state={state} level={level} />
    case 'resources':
      return <Resources {...block} level={level} />
  }
}

function Remark({ block, level }: { block: BlockOf<'note'>; level: 2 | 3 }) {
  return (
    <Note kind={block.tone === 'plain' ? 'info' : block.tone} title={block.title} level={level}>
      <Prose nodes={block.nodes} />
    </Note>
  )
}

type ResourcesProps = Pick<BlockOf<'resources'>, 'items' | 'title'> & { level?: 2 | 3 | undefined }

/** Where to turn: of a block, or of the whole module. */
export function Resources({ items, title, level = 3 }: ResourcesProps) {
  const Heading = `h${level}` as const
  return (
    <>
      {title ? <Heading>{title}</Heading> : null}
      <ul>
        {items.map((item) => (
          <li key={item.label}>
            {item.url ? <Link href={item.url}>{item.label}</Link> : <b>{item.label}</b>}
            {item.note ? `. ${item.note}` : null}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A whole lesson under the page's own h1: what it contains and the way around it, its blocks, its summary. */
export function LessonBody({ lesson, state }: { lesson: Lesson; state?: string | undefined }) {
  return (
    <div className="at-prose at-section">
      {lesson.note ? (
        <p className="at-note at-small">
          <b>What this lesson contains:</b> {lesson.note}
          {lesson.summary ? (
            <>
              {' '}
              You may <a href="#summary">skip to the summary</a>; the test does not ask about any account.
            </>
          ) : null}
        </p>
      ) : null}
      {withLevels(lesson.blocks).map(({ block, level, key }) => (
        <Block key={key} block={block} level={level} state={state} />
      ))}
      {lesson.summary ? (
        <>
          <h2 id="summary">In short</h2>
          <Prose nodes={lesson.summary} />
        </>
      ) : null}
    </div>
  )
}

/** A block before the first h2 has to be an h2 itself. */
function withLevels(blocks: readonly ModuleBlock[]): { block: ModuleBlock; level: 2 | 3; key: string }[] {
  let level: 2 | 3 = 2
  return blocks.map((block, i) => {
    const here = { block, level, key: 'id' in block ? block.id : `part-${i}` }
    if (block.kind === 'prose' && block.nodes.some((node) => node.type === 'heading' && node.depth === 2)) level = 3
    return here
  })
}
