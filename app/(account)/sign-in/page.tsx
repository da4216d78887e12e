import { SignInPage, signInMetadata } from './sign-in-page'

/** Which languages are shown is the installation's; the front keeps the page. */
export const dynamic = 'force-dynamic'

export const generateMetadata = () => signInMetadata('en')

export default function EnterPage() {
  return <SignInPage locale="en" />
}
