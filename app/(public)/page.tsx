import type { Metadata } from 'next'
import { Grid, Page, Section, Split } from '../_ui/arrange'
import { Button, LinkButton } from '../_ui/button'
import { Card } from '../_ui/card'
import { TextField } from '../_ui/form'
import { Item, List } from '../_ui/list'

export const metadata: Metadata = { title: { absolute: 'Training and proof of training · Attest' } }

export default function HomePage() {
  return (
    <>
      <div className="at-hero">
        <Page>
          <Split>
            <div>
              <h1>Learn it once. Prove it anywhere.</h1>
              <p className="at-lead">
                Attest is where officers, advocates and allied professionals train to meet victims well, and where every
                hour they complete is kept as a record that anyone can verify.
              </p>
              <p className="at-row">
                <LinkButton href="/modules">Find a module</LinkButton>
                <LinkButton href="/sign-in" variant="outline">
                  Sign in to your record
                </LinkButton>
              </p>
              <p className="at-small at-soft">
                Modules are free and self-paced. You can read every lesson without an account; sign in to take the test
                and earn credit.
              </p>
            </div>
            <VerifyCard />
          </Split>
        </Page>
      </div>
      <Page>
        <Priorities />
        <Reasons />
      </Page>
    </>
  )
}

function VerifyCard() {
  return (
    <Card title="Verify a certificate" id="check">
      <form action="/verify">
        <TextField
          label="Code"
          name="code"
          hint="It is printed under the square pattern and looks like AT-7K4M-2QX9."
          autoComplete="off"
          spellCheck={false}
        />
        <p>
          <Button type="submit" variant="outline">
            Verify
          </Button>
        </p>
      </form>
    </Card>
  )
}

function Priorities() {
  return (
    <Section id="priorities" title="Three priorities, one record">
      <Grid>
        <Card title="Collaboration" level={3}>
          <p>
            Officers and service providers who know each other work better cases. Joint training for both sides of the
            table.
          </p>
        </Card>
        <Card title="Integration" level={3}>
          <p>
            Trafficking knowledge for people who meet victims first: child welfare, juvenile justice, runaway and
            homeless youth programs.
          </p>
        </Card>
        <Card title="Grantee capacity" level={3}>
          <p>Help for grantees to serve every kind of trafficking victim, from the first call to long-term housing.</p>
        </Card>
      </Grid>
    </Section>
  )
}

function Reasons() {
  return (
    <Section id="reasons" title="What brings you here?">
      <List>
        <Item title="I have training to finish" href="/sign-in">
          See what you owe, by when and why.
        </Item>
        <Item title="I look after an agency’s records" href="/sign-in">
          See who is missing what, today or on any date.
        </Item>
        <Item title="I am looking for an event" href="/calendar">
          Trainings, conferences and meetings, posted by the organizations that hold them.
        </Item>
        <Item title="I need help, for myself or for somebody else" href="/help">
          Lines that answer day and night, and what each of them is for.
        </Item>
      </List>
    </Section>
  )
}
