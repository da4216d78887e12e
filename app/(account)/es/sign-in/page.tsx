import { SignInPage, signInMetadata } from '../../sign-in/sign-in-page'

/** Which languages are shown is the installation's; the front keeps the page. */
export const dynamic = 'force-dynamic'

export const generateMetadata = () => signInMetadata('es')

export default function IniciarSesionPage() {
  return <SignInPage locale="es" />
}
