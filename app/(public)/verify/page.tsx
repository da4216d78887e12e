import { redirect } from 'next/navigation'
import { Column, Page } from '@/app/_ui/arrange'
import { PageTitle } from '@/app/_ui/title'
import { publicMetadata } from '../metadata'
import { VerifyForm } from './verify-form'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Verify a certificate',
    description: 'Type the code of a certificate to see whether it stands in the record as printed.',
    path: '/verify',
  })

type Props = { searchParams: Promise<{ code?: string | string[] }> }

export default async function VerifyPage({ searchParams }: Props) {
  const code = [(await searchParams).code].flat()[0]?.trim().slice(0, 64)
  if (code) redirect(`/verify/${encodeURIComponent(code)}`)
  return (
    <Page>
      <Column>
        <PageTitle
          title="Verify a certificate"
          lead="Anyone who holds a code can see whether the certificate stands in the record as printed. No account is needed, and nobody is told that you looked."
        />
        <VerifyForm label="Code" />
      </Column>
    </Page>
  )
}
