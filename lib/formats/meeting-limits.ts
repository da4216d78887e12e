/** How large an attendance report may be; the browser asks it before it sends one. */
export const LARGEST_MEETING_FILE_BYTES = 2 * 1024 * 1024
