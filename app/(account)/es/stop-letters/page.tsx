import { StopLettersPage, stopMetadata } from '../../stop-letters/stop-page'

/** Which languages are shown is the installation's; the front keeps the page. */
export const dynamic = 'force-dynamic'

export const generateMetadata = () => stopMetadata('es')

export default function SpanishStopPage() {
  return <StopLettersPage locale="es" />
}
