'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { type Difference, differencesOf, type ToldPack } from '@/app/_packs/facts'
import { Button } from '@/app/_ui/button'
import { DateField, FormActions } from '@/app/_ui/form'
import { Table, TableFrame } from '@/app/_ui/table'
import { answerPackChangeInput, type PackDetail } from '@/lib/mandates/inputs'
import { unreadOf } from '@/lib/mandates/rules'
import { whole } from '@/lib/platform/whole'
import { longDay } from '@/lib/platform/words-of-time'
import { type Agency, type ToScreen, todayAt } from '../../../../_agency'
import { HaveRead } from '../have-read'

type Adoption = PackDetail['adoptions'][number]
type Typed = z.input<typeof answerPackChangeInput>
type Sent = z.output<typeof answerPackChangeInput>
type Props = { adoption: Adoption; before: ToldPack; pack: PackDetail; agency: Agency; to: ToScreen }

/** Both texts side by side, and the two answers. */
export function ChangedPack(props: Props) {
  const { before, pack, adoption } = props
  const { ownClock } = adoption
  return (
    <div className="at-stack">
      <TableFrame>
        <Table
          caption="What changed"
          columns={[
            { key: 'label', head: 'Part', header: true, cell: ({ label }) => label },
            { key: 'was', head: 'It was', cell: ({ was }) => was },
            { key: 'is', head: 'It is now', cell: ({ is }) => is },
            ...(ownClock ? [{ key: 'here', head: 'As you set it', cell: ({ here }: Difference) => here ?? '' }] : []),
          ]}
          rows={differencesOf(before, pack, ownClock)}
          rowKey={({ label }) => label}
        />
      </TableFrame>
      {pack.mayAdopt ? <Answer {...props} /> : null}
    </div>
  )
}

/** All that is wrong with taking a change over at once, as the command says it. */
function resolverOf(isVerified: boolean, today: string): Resolver<Typed, unknown, Sent> {
  const late = { field: 'effectiveFrom', message: `A change takes effect on ${longDay(today)} or later.` }
  const schema = answerPackChangeInput.check(
    whole<Sent>(({ effectiveFrom, haveRead }) => [
      () => effectiveFrom < today && late,
      () => unreadOf(isVerified, haveRead),
    ]),
  )
  return zodResolver(schema) as unknown as Resolver<Typed, unknown, Sent>
}

function Answer({ adoption: { requirementId, version, ownClock }, pack, agency, to }: Props) {
  const router = useRouter()
  const start = {
    ...{ requirementId, edition: pack.edition, answer: 'adopted' as const, madeFrom: version },
    ...{ haveRead: false, effectiveFrom: todayAt(agency) },
  }
  const [isVerified, today] = [pack.status === 'verified', todayAt(agency)]
  const form = useForm<Typed, unknown, Sent>({
    resolver: useMemo(() => resolverOf(isVerified, today), [isVerified, today]),
    defaultValues: start,
    shouldFocusError: false,
  })
  const { register, formState, setError } = form
  const answer = useCommand(api.mandates.answerPackChange, { setError })
  const send = (given: Sent) =>
    answer.run(given, {
      onSuccess: () =>
        router.replace(
          to(`/agency/requirements/packs/${pack.packId}?saved=${given.answer === 'kept' ? 'kept' : 'taken'}`),
        ),
    })
  const keep = () => send({ ...start, answer: 'kept' })
  const canTake = pack.rule !== null && pack.adoptable
  return (
    <CommandForm form={form} command={answer} onSend={send}>
      {canTake ? (
        <>
          <DateField
            label="The change holds here from"
            hint="For those whom the requirement is for. What is running keeps the rule it began under."
            min={todayAt(agency)}
            error={formState.errors.effectiveFrom?.message}
            {...register('effectiveFrom')}
          />
          {ownClock ? (
            <p>
              By when and how often stays as your agency set it, as the table shows. To take that from the pack, change
              the requirement.
            </p>
          ) : null}
          {pack.status === 'verified' ? null : (
            <HaveRead pack={pack} error={formState.errors.haveRead?.message} control={register('haveRead')} />
          )}
        </>
      ) : (
        <p>It cannot be taken over as it stands now. Keep the requirement, change it or retire it.</p>
      )}
      <FormActions>
        <Button variant="outline" busy={answer.pending} onClick={keep}>
          Keep ours as it is
        </Button>
        {canTake ? (
          <Button type="submit" busy={answer.pending}>
            Take the change over
          </Button>
        ) : null}
      </FormActions>
    </CommandForm>
  )
}
