/** How far a large file is on its way; nothing while none is. */
import { Progress } from '../_ui/progress'

export function UploadProgress({ part }: { part: number | null }) {
  if (part === null) return null
  const percent = Math.round(part * 100)
  return (
    <p className="at-gap">
      <Progress value={percent} max={100} label="File sent" text={`${percent} percent sent`} />{' '}
      <span>{`${percent} percent sent`}</span>
    </p>
  )
}
