import type { UseFormRegisterReturn } from 'react-hook-form'
import { Source } from '@/app/_packs/pack-card'
import { Checkbox } from '@/app/_ui/choice'
import { FormPart } from '@/app/_ui/form'
import type { PackDetail } from '@/lib/mandates/inputs'

type ReadProps = { pack: PackDetail; error: string | undefined; control: UseFormRegisterReturn }

/** Two people have not verified it: whoever adopts it stands for it, by name. */
export function HaveRead({ pack, error, control }: ReadProps) {
  return (
    <FormPart legend="Not yet verified by two people">
      <p>
        Read the source first: <Source pack={pack} />
      </p>
      <Checkbox
        label="I have read the source, and it asks this"
        hint="Your name and the day stand in every explanation of the requirement."
        error={error}
        {...control}
      />
    </FormPart>
  )
}
