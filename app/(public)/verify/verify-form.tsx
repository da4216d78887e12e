import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/form'

/** A plain GET form: works without script. */
export function VerifyForm({ label, code }: { label: string; code?: string }) {
  return (
    <form action="/verify" className="at-section">
      <TextField
        label={label}
        name="code"
        defaultValue={code}
        hint="The code is printed under the square pattern and looks like AT-7K4M-2QX9-D3R8F. Capitals and dashes do not matter."
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
        required
      />
      <p>
        <Button type="submit" variant="outline">
          Verify
        </Button>
      </p>
    </form>
  )
}
