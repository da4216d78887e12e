import { createElement, Fragment, type ReactNode } from 'react'
import { Link } from '@/app/_ui/link'
import type { Inline, ListItem, Prose as Node } from '@/lib/catalog/prose'

/** The text of a module. Children are passed apart rather than as a list with keys: an edition never changes its order. */
export function Prose({ nodes }: { nodes: readonly Node[] }) {
  return createElement(Fragment, null, ...nodes.map(drawBlock))
}

function drawBlock(node: Node): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return createElement('p', null, ...node.children.map(drawInline))
    case 'heading':
      return createElement(`h${node.depth}`, { id: node.id }, ...node.children.map(drawInline))
    case 'list':
      return createElement(node.ordered ? 'ol' : 'ul', null, ...node.children.map(drawItem))
    case 'blockquote':
      return createElement('blockquote', null, ...node.children.map(drawBlock))
  }
}

/** An item of one paragraph is drawn without it, so that lists stay tight. */
function drawItem(item: ListItem): ReactNode {
  const [first, ...rest] = item.children
  const tight = first?.type === 'paragraph' ? first.children.map(drawInline) : first ? [drawBlock(first)] : []
  return createElement('li', null, ...tight, ...rest.map(drawBlock))
}

function drawInline(node: Inline): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'strong':
      return createElement('strong', null, ...node.children.map(drawInline))
    case 'emphasis':
      return createElement('em', null, ...node.children.map(drawInline))
    case 'link':
      return createElement(Link, { href: node.url }, ...node.children.map(drawInline))
  }
}
