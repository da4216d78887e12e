import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { askForCode, codeFor, enterCode } from '../support/sign-in'
import { expectAccessible } from '../support/sweep'

test('somebody signs in with the code from the letter, and is told what is wrong with another one', async ({
  browserOf,
}) => {
  const { trainee } = await newPlace()
  const page = await browserOf(null)
  await page.goto('/training')
  await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await expectAccessible(page)
  await askForCode(page, trainee.email.toUpperCase())
  await expectAccessible(page)
  const code = await codeFor(page, trainee.email)
  await enterCode(page, code === '000000' ? '111111' : '000000')
  await expect(page.getByText(/tries? left|more tr/)).toBeVisible()
  await expectAccessible(page)
  await enterCode(page, code)
  await expect(page.getByRole('heading', { level: 1, name: 'What you owe, and why' })).toBeVisible()
  await expectAccessible(page)
})

test('whoever reads Spanish finds the help page by keyboard, and signs in with a letter in Spanish', async ({
  browserOf,
}) => {
  const { trainee } = await newPlace()
  const page = await browserOf(null)
  await page.goto('/help')
  await page.getByRole('link', { name: 'Español' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'A quién llamar' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.getByRole('link', { name: 'English' })).toHaveAttribute('href', '/help')

  await page.getByRole('banner').getByRole('link', { name: 'Iniciar sesión' }).click()
  await expect(page).toHaveURL('/es/sign-in?next=%2Fes%2Fhelp')
  await page.getByRole('button', { name: 'Enviarme un código' }).click()
  await expect(page.getByText('Escriba una dirección de correo electrónico completa')).toBeVisible()
  await page.getByLabel('Correo electrónico').fill(trainee.email)
  await page.getByRole('button', { name: 'Enviarme un código' }).click()
  const code = await codeFor(page, trainee.email)
  const enter = async (typed: string) => {
    await page.getByLabel('Código de seis dígitos').fill(typed)
    await page.getByRole('button', { name: 'Iniciar sesión', exact: true }).click()
  }
  await enter(code === '000000' ? '111111' : '000000')
  await expect(page.getByText('Le quedan 4 intentos')).toBeVisible()
  await expectAccessible(page)
  await enter(code)
  await expect(page).toHaveURL('/es/help')

  // A page that is not there in Spanish is the English one, frame and all.
  await page.goto('/es/privacy')
  await expect(page).toHaveURL('/privacy')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('whoever asks for a code learns nothing about whether the address is known', async ({ browserOf }) => {
  const page = await browserOf(null)
  const address = `nobody-${unique()}@agency.example`
  await page.goto('/sign-in')
  await askForCode(page, address)
  await expect(page.getByText(`If ${address} is in a record, a code is on its way.`)).toBeVisible()
  await enterCode(page, '123456')
  await expect(page.getByText(/tries? left|more tr/)).toBeVisible()
})

test('a code serves once', async ({ browserOf }) => {
  const { trainee } = await newPlace()
  const first = await browserOf(null)
  await first.goto('/sign-in')
  await askForCode(first, trainee.email)
  const code = await codeFor(first, trainee.email)
  await enterCode(first, code)
  await expect(first.getByRole('heading', { level: 1, name: 'What you owe, and why' })).toBeVisible()

  const second = await browserOf(null)
  const answer = await second.request.get('/api/auth/csrf')
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  await second.request.post('/api/auth/callback/code', {
    form: { email: trainee.email, code, csrfToken, json: 'true' },
  })
  await second.goto('/training')
  await expect(second.getByRole('heading', { name: 'Please sign in' })).toBeVisible()
})

test('ending the other sessions signs those browsers out at once', async ({ browserOf }) => {
  const { trainee } = await newPlace()
  const lost = await browserOf(trainee.email, { ownSession: true })
  await lost.goto('/training')
  await expect(lost.getByRole('heading', { level: 1, name: 'What you owe, and why' })).toBeVisible()

  const page = await browserOf(trainee.email, { ownSession: true })
  await page.goto('/sessions')
  await expect(page.getByText('This browser')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'End all but this one' }).click()
  await expect(page.getByRole('button', { name: /^End/ })).toHaveCount(0)

  await lost.goto('/training')
  await expect(lost.getByRole('heading', { name: 'Please sign in' })).toBeVisible()
  await page.goto('/training')
  await expect(page.getByRole('heading', { level: 1, name: 'What you owe, and why' })).toBeVisible()
})

test('signing out ends the session, and going back shows nothing', async ({ browserOf }) => {
  const { trainee } = await newPlace()
  const page = await browserOf(trainee.email, { ownSession: true })
  await page.goto('/transcript')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('banner').getByText('Trainee Reyes').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/')
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  await page.goto('/transcript')
  await expect(page.getByRole('heading', { name: 'Please sign in' })).toBeVisible()
})

test.describe('leaving at once', () => {
  const ways = ['by a click', 'by a click, in Spanish', 'by Escape, three times', 'by Escape, before the page is alive']
  for (const way of ways) {
    test(`${way}: the page is gone from the history`, async ({ browserOf }) => {
      const page = await browserOf(null)
      await page
        .context()
        .route('https://www.weather.gov/**', (route) =>
          route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
        )
      if (way === 'by Escape, before the page is alive') await page.route('**/_next/**/*.js', () => {})
      await page.goto(way.endsWith('in Spanish') ? '/es/help' : '/help', { waitUntil: 'commit' })
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const exit = page.getByRole('link', { name: /^(Leave this site|Salir de este sitio)$/ })
      if (way.startsWith('by a click')) await exit.click()
      else for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape')
      await page.waitForURL('https://www.weather.gov/')
      await page.goBack()
      expect(page.url()).toBe('about:blank')
    })
  }
})

test('no session of somebody else can be seen or ended', async ({ browserOf }) => {
  const [one, another] = [(await newPlace()).trainee, (await newPlace()).trainee]
  const page = await browserOf(one.email)
  const refused = await page.request.delete(`/api/v1/me/sessions/${another.sessionId}`)
  expect(refused.status()).toBe(404)
  const other = await browserOf(another.email)
  await other.goto('/training')
  await expect(other.getByRole('heading', { level: 1, name: 'What you owe, and why' })).toBeVisible()
})

test.describe('the head of the page', () => {
  test('has the menu of whoever signs in, in every tab, and loses it with them', async ({ browserOf }) => {
    const { coordinator, trainee } = await newPlace()
    const page = await browserOf(null)
    const tab = await page.context().newPage()
    await tab.goto('/help')
    await expect(tab.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
    for (const [who, place] of [
      [coordinator, 'Roster'],
      [trainee, 'Transcript'],
    ] as const) {
      await page.goto('/sign-in')
      await askForCode(page, who.email)
      await enterCode(page, await codeFor(page, who.email))
      await page.waitForURL((url) => url.pathname !== '/sign-in')
      await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place })).toBeVisible()
      await expect(tab.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place })).toBeVisible()
      await page.getByRole('banner').locator('summary').click()
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Sign out' }).click()])
      await expect(page).toHaveURL('/')
      await expect(tab.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
      await expect(tab.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place })).toHaveCount(0)
    }
  })

  test('shows no way to sign in while it finds out who is signed in', async ({ browserOf }) => {
    const { trainee } = await newPlace()
    const page = await browserOf(trainee.email)
    await page.goto('/help')
    await expect(page.getByRole('banner').locator('summary')).toBeVisible()
    let answer = () => {}
    const waiting = new Promise<void>((go) => {
      answer = go
    })
    await page.route('**/api/v1/me', async (route) => {
      await waiting
      await route.continue()
    })
    await page.goto('/modules')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('banner').getByText('Sign in')).toBeHidden()
    answer()
    await expect(page.getByRole('banner').locator('summary')).toBeVisible()
  })

  test('leads through signing in and back, with the query of the page', async ({ browserOf }) => {
    const { trainee } = await newPlace()
    const page = await browserOf(null)
    await page.goto('/calendar?state=OR')
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
    await askForCode(page, trainee.email)
    await enterCode(page, await codeFor(page, trainee.email))
    await expect(page).toHaveURL(/\/calendar\?state=OR$/)
    await page.goBack()
    await expect(page).toHaveURL(/\/calendar\?state=OR$/)
  })

  test('leads from a page of one’s own through signing in, and Back does not lead there again', async ({
    browserOf,
  }) => {
    const { trainee } = await newPlace()
    const page = await browserOf(null)
    await page.goto('/help')
    await page.goto('/api/v1/people/me/transcript.pdf')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Ftranscript$/)
    await askForCode(page, trainee.email)
    await enterCode(page, await codeFor(page, trainee.email))
    await expect(page).toHaveURL(/\/transcript$/)
    await page.goBack()
    await expect(page).toHaveURL(/\/help$/)
  })

  test('closes its menu by Escape and by a press anywhere else', async ({ browserOf }) => {
    const { trainee } = await newPlace()
    const page = await browserOf(trainee.email)
    await page.goto('/help')
    const menu = page.getByRole('banner').locator('summary')
    const signOut = page.getByRole('button', { name: 'Sign out' })
    for (const close of [() => page.keyboard.press('Escape'), () => page.getByRole('heading', { level: 1 }).click()]) {
      await menu.click()
      await expect(signOut).toBeVisible()
      await close()
      await expect(signOut).toBeHidden()
    }
  })

  test('on a phone keeps the button of its menu in sight, and the same button closes it', async ({ browserOf }) => {
    const page = await browserOf(null, { viewport: { width: 360, height: 640 } })
    await page.goto('/help')
    const button = page.getByRole('button', { name: 'Menu' })
    const place = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calendar' })
    await button.click()
    await expect(place).toBeVisible()
    await button.click()
    await expect(place).toBeHidden()
  })
})

test('a code can still be typed after the page was loaded anew, and after it was closed', async ({ browserOf }) => {
  const { trainee } = await newPlace()
  const page = await browserOf(null)
  await page.goto('/sign-in?next=/transcript')
  await askForCode(page, trainee.email)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Type the code' })).toBeVisible()
  const code = await codeFor(page, trainee.email)

  const again = await page.context().newPage()
  await again.goto('/sign-in?next=/transcript')
  await again.getByLabel('E-mail').fill(trainee.email)
  await again.getByRole('button', { name: 'I have a code already' }).click()
  await expectAccessible(again)
  await enterCode(again, code)
  await expect(again).toHaveURL(/\/transcript$/)
})

test('without scripts the sign-in page says what it needs', async ({ browserOf }) => {
  const page = await browserOf(null, { javaScriptEnabled: false })
  await page.goto('/sign-in')
  await expect(page.getByRole('main').locator('noscript p')).toContainText('needs JavaScript')
  await expect(page.getByText('Loading', { exact: true })).toBeHidden()
})
