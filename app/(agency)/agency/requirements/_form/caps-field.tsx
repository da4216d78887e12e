'use client'
import { useFieldArray } from 'react-hook-form'
import { LeaveOut } from '@/app/_client/leave-out'
import { Button } from '@/app/_ui/button'
import { Fields, SelectField } from '@/app/_ui/form'
import { messageIn, type PartProps } from './choices'
import { Hours } from './hours-field'
import { waysOptions } from './ways'
import { blankCap, type CapRow } from './what-values'

/** Two limits name all ways of training that there are, but the usual one has a field of its own. */
const MOST_CAPS = 2

/** Limits on ways of training beside the one on self-paced study. */
export function CapsField({ form, name }: PartProps & { name: string }) {
  const { control, register, formState } = form
  const array = useFieldArray({ control, name: name as 'what.caps', keyName: 'key' })
  return (
    <>
      {array.fields.map(({ key, ways }, i) => {
        const at = `${name}.${i}`
        return (
          <div key={key}>
            <Fields>
              <SelectField
                label="Given in this way"
                error={messageIn(formState.errors, `${at}.ways`)}
                {...register(`${at}.ways` as 'what.caps.0.ways')}
                options={waysOptions((ways as CapRow['ways']) || '')}
              />
              <Hours form={form} label="At most" name={`${at}.atMost`} />
            </Fields>
            <LeaveOut onLeave={() => array.remove(i)}>Remove this limit</LeaveOut>
          </div>
        )
      })}
      {array.fields.length < MOST_CAPS ? (
        <p>
          <Button variant="outline" onClick={() => array.append(blankCap)}>
            Limit another way of training
          </Button>
        </p>
      ) : null}
    </>
  )
}
