import type { ReactNode } from 'react'
import { whenWords } from '@/app/_client/when'
import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import { Status } from '@/app/_ui/status'
import type { SuggestedRule, SuggestedRules } from '@/lib/mandates/suggested-inputs'
import { suggestedName } from '@/lib/mandates/words'

const states = {
  waiting: { state: 'waiting', label: 'Waits to be read' },
  'taken-up': { state: 'met', label: 'Taken up' },
  declined: { state: 'off', label: 'Not taken up' },
  withdrawn: { state: 'off', label: 'Taken back' },
} as const

type Props = {
  list: SuggestedRules
  hrefOf: (page: number) => string
  packHref: (packId: string) => string
  level?: 2 | 3
  below?: (rule: SuggestedRule) => ReactNode
}

/** What agencies told of, a page of it; `below` each what can be done about it. */
export function SuggestedRuleCards({ list: { items, page, pages }, hrefOf, packHref, level = 2, below }: Props) {
  return (
    <>
      <div className="at-stack">
        {items.map((rule) => (
          <SuggestedRuleCard key={rule.suggestedId} rule={rule} packHref={packHref} level={level}>
            {below?.(rule)}
          </SuggestedRuleCard>
        ))}
      </div>
      <Pager
        label="Rules told of"
        place={`Page ${page} of ${pages}`}
        previous={page > 1 ? { href: hrefOf(page - 1) } : null}
        next={page < pages ? { href: hrefOf(page + 1) } : null}
      />
    </>
  )
}

type CardProps = Required<Pick<Props, 'packHref' | 'level'>> & { rule: SuggestedRule; children?: ReactNode }

/** What an agency told of, and what became of it. */
function SuggestedRuleCard({ rule, packHref, level, children }: CardProps) {
  const { state, label } = states[rule.status]
  return (
    <Card id={`rule-${rule.suggestedId}`} level={level} title={suggestedName(rule)}>
      <p>
        <Status state={state}>{label}</Status>
      </p>
      <p className="at-written">{rule.says}</p>
      <Facts
        className="at-gap"
        items={[
          rule.citation !== null && { label: 'Citation', value: rule.citation },
          rule.url !== null && {
            label: 'Its text',
            value: (
              <Link href={rule.url} target="_blank" rel="noreferrer">
                {rule.url}
              </Link>
            ),
          },
          { label: 'Told by', value: `${rule.by}, ${rule.agencyName}` },
          { label: 'On', value: whenWords(rule.suggestedAt) },
          rule.correctedAt !== null && { label: 'Corrected', value: whenWords(rule.correctedAt) },
          rule.withdrawnAt !== null && { label: 'Taken back', value: whenWords(rule.withdrawnAt) },
          rule.answeredAt !== null && { label: 'Answered', value: whenWords(rule.answeredAt) },
          rule.answer !== null && {
            label: 'Answer',
            value: <span className="at-written">{rule.answer}</span>,
          },
          rule.pack !== null && {
            label: 'Pack',
            value: <Link href={packHref(rule.pack.packId)}>{rule.pack.title}</Link>,
          },
        ]}
      />
      {children}
    </Card>
  )
}
