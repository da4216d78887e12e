'use client'
import { Button, LinkButton } from '../_ui/button'
import { FormActions } from '../_ui/form'
import { useLocale } from '../_ui/language'
import { importTexts } from './messages'

type Props = {
  /** Where another one is chosen. */
  other: { href: string; label: string }
  changes: number
  /** What the button does, in numbers. */
  label: string
  pending: boolean
}

/** The last step: it says in numbers what it does, and is not there while nothing is ticked. */
export function LoadActions({ other, changes, label, pending }: Props) {
  const locale = useLocale()
  return (
    <>
      <FormActions>
        <LinkButton variant="outline" href={other.href}>
          {other.label}
        </LinkButton>
        {changes > 0 ? (
          <Button type="submit" busy={pending}>
            {pending ? importTexts.loading[locale] : label}
          </Button>
        ) : (
          <span className="at-soft">{importTexts.nothingTicked[locale]}</span>
        )}
      </FormActions>
      <p className="at-small at-soft" role="status">
        {pending ? importTexts.underWay[locale] : null}
      </p>
    </>
  )
}
