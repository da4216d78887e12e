/** The filter of a feed as its address says it; a name that stands twice has several values. */
export function askedOf(request: Request): Record<string, string | string[] | undefined> {
  const query = new URL(request.url).searchParams
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, oneOrMore(query.getAll(name))]))
}

const oneOrMore = (values: string[]) => (values.length > 1 ? values : values[0])
