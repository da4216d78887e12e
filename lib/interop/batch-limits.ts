/** Limits and states of what is checked first, loaded after confirmation, and taken back. */
export const batchStates = ['checked', 'applied', 'rolled-back'] as const

export const LARGEST_FILE_BYTES = 5 * 1024 * 1024
export const MOST_ROWS = 20_000
export const TOO_LARGE = 'The file is larger than 5 MB. Leave out columns that are not needed, or send it in parts.'
/** So long a load can be taken back. */
export const TAKEN_BACK_FOR_DAYS = 30
