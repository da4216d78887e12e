/** What is opened where nothing was chosen: the first that the reader may decide, else the first that waits for somebody else. */
export const firstFor = <T extends { forAnother: boolean }>(items: readonly T[]): T | undefined =>
  items.find(({ forAnother }) => !forAnother) ?? items[0]
