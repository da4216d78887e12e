'use client'
/** For which address the code of a sign-in is typed. */
import { useCodeSent } from '../../_client/code-sent'

export type { Sent } from '../../_client/code-sent'

export const useSent = () => useCodeSent('attest.sign-in')
