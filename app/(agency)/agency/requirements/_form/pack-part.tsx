'use client'
import { Facts } from '@/app/_ui/facts'
import { FormPart } from '@/app/_ui/form'
import type { PackDetail } from '@/lib/mandates/inputs'
import { capital } from '@/lib/platform/words'
import { Source } from '../../../../_packs/pack-card'
import { PackStanding } from '../../../../_packs/standing'
import type { AdoptionForm } from '../packs/[pack]/adopt-values'
import { GivenPart } from '../packs/[pack]/given-part'
import { HaveRead } from '../packs/have-read'
import { messageAt, type PartProps } from './choices'

/** What is asked and on what basis, where a requirement is made of a pack: that stays the pack's. */
export function PackPart({ pack }: { pack: PackDetail }) {
  return (
    <FormPart legend="What the pack asks">
      <p>{pack.says}</p>
      <Facts
        className="at-gap"
        items={[
          { label: 'Name', value: pack.title },
          pack.rule && {
            label: 'What counts',
            value: [`${capital(pack.rule.asks)}.`, ...pack.rule.asksNotes].join(' '),
          },
          { label: 'Citation', value: pack.citation },
          { label: 'Source', value: <Source pack={pack} /> },
          { label: 'Status', value: <PackStanding pack={pack} today={pack.today} alone /> },
        ]}
      />
      <p className="at-small at-soft at-gap">
        You say for whom and by when. What is asked and its source stay with the pack, and you are told when it changes.
      </p>
    </FormPart>
  )
}

/** What stands in an award or on a list, so that only the agency can say it; months are said with by when. */
export function PackGiven({ pack, form }: PartProps & { pack: PackDetail }) {
  const { courses, countsFrom } = pack.rule?.asksGiven ?? {}
  if (!courses && !countsFrom) return null
  const asks = { ...(courses && { courses }), ...(countsFrom && { countsFrom }) }
  return <GivenPart form={form as unknown as AdoptionForm} asks={asks} />
}

/** The reading of whoever adopts what two people have not verified. */
export function PackReading({ pack, form }: PartProps & { pack: PackDetail }) {
  if (pack.status === 'verified') return null
  return (
    <HaveRead pack={pack} error={messageAt(form.formState.errors, 'haveRead')} control={form.register('haveRead')} />
  )
}
