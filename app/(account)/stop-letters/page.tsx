import { StopLettersPage, stopMetadata } from './stop-page'

/** Which languages are shown is the installation's; the front keeps the page. */
export const dynamic = 'force-dynamic'

export const generateMetadata = () => stopMetadata('en')

export default function EnglishStopPage() {
  return <StopLettersPage locale="en" />
}
