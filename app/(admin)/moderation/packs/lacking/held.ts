'use client'
/** The list is asked again while an answer is typed: what it no longer holds stays until that is sent. */
import { useState } from 'react'
import { draftName, readDraft } from '@/app/_client/draft'
import { useMe } from '@/app/_client/me'
import type { SuggestedRule, SuggestedRules } from '@/lib/mandates/suggested-inputs'
import { answerTo } from './answer-form'

type Held = Pick<SuggestedRules, 'items' | 'page'>

/**
 * The rules of a page, before them those that went from it while an answer to them was typed: they were taken back, or stand on
 * another page by now, and whoever sends the answer is told which.
 */
export function heldWith(before: Held, now: Held, isTyped: (rule: SuggestedRule) => boolean): SuggestedRule[] {
  const isThere = ({ suggestedId }: SuggestedRule) => now.items.some((each) => each.suggestedId === suggestedId)
  const gone = before.page === now.page ? before.items.filter((rule) => rule.mayAnswer && !isThere(rule)) : []
  return [...gone.filter(isTyped), ...now.items]
}

export function useHeld(list: SuggestedRules): SuggestedRule[] {
  const personId = useMe().me?.person?.id
  const [last, setLast] = useState<Held & { of: SuggestedRules }>({ of: list, items: list.items, page: list.page })
  const isTyped = ({ suggestedId }: SuggestedRule) =>
    personId !== undefined && readDraft(draftName(personId, answerTo(suggestedId)), { answer: '' }).values.answer !== ''
  const items = heldWith(last, list, isTyped)
  if (last.of !== list) setLast({ of: list, items, page: list.page })
  return items
}
