import { createElement, Fragment, type ReactNode } from 'react'

/** A text with elements in it, as React takes it: without a key for each of its parts. */
export const rich = (said: ReactNode | ReactNode[]): ReactNode =>
  Array.isArray(said) ? createElement(Fragment, null, ...said.map(rich)) : said
