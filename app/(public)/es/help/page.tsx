import { HelpPage, helpMetadata } from '../../help/help-page'

export const generateMetadata = () => helpMetadata('es')

export default function AyudaPage() {
  return <HelpPage locale="es" />
}
