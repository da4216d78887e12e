'use client'
import { SentProofs } from '@/app/_proofs/sent'
import { useWords } from '@/app/_ui/words'
import { MOST_PROOFS } from '@/lib/requirements/reliefs/inputs'
import type { ReliefTexts } from '../../reliefs/messages'

/** What is shown with what is recommended or granted. */
export function ReliefFiles(props: Pick<Parameters<typeof SentProofs>[0], 'draft' | 'upload' | 'error' | 'onChange'>) {
  const say = useWords<ReliefTexts>()
  return <SentProofs {...props} name="fileIds" label={say('files')} hint={say('filesHint')} most={MOST_PROOFS} />
}
