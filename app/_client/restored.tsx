'use client'
/** Says that a form begins with what was typed before a reload, and lets go of it. */
import { useState } from 'react'
import { Button } from '../_ui/button'
import { Note } from '../_ui/note'

export function Restored({ onForget }: { onForget: () => void }) {
  const [shown, setShown] = useState(true)
  if (!shown) return null
  const forget = () => {
    onForget()
    setShown(false)
  }
  return (
    <Note title="What you typed before is still here">
      <p>
        <Button small variant="outline" onClick={forget}>
          Begin anew
        </Button>
      </p>
    </Note>
  )
}
