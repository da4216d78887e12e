// What must not wait for the rest of the page: an old telephone takes seconds to bring it to life.

// Whether somebody was signed in here, so that the head does not show "Sign in" until it is known.
try {
  if (localStorage.getItem('attest.somebody')) document.documentElement.dataset.somebody = ''
} catch {}

// Leaves at once, by the link or by Escape pressed three times. What this tab kept is forgotten; nothing of ours stays to be
// seen while the other page loads, and "back" does not return to this one.
{
  const PRESSES = 3
  const WITHIN_MS = 3000
  let presses = []
  const leave = () => {
    try {
      sessionStorage.clear()
    } catch {}
    document.title = 'Weather'
    document.documentElement.hidden = true
    location.replace('https://www.weather.gov/')
  }
  const pressed = (event) => {
    if (event.key !== 'Escape' || event.repeat) return
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp]
    if (presses.length >= PRESSES) leave()
  }
  const clicked = (event) => {
    if (!event.target.closest?.('.at-exit') || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }
  document.addEventListener('keydown', pressed, true)
  document.addEventListener('click', clicked, true)
}

// Whoever follows a link within the product gets the title of the next page a moment after that of the last one is taken away,
// since pages that were built before bring it late. Until then the last one stays; then the new one is said to whoever listens,
// which the router would do from the moment in between: it would say nothing, or the heading of the page that is left.
{
  let [title, path] = [document.title || null, location.pathname]
  let stays = null
  const say = (next) => {
    const isNews = title !== null && (title !== next || path !== location.pathname)
    title = next
    path = location.pathname
    if (isNews) document.querySelector('.at-arrived')?.replaceChildren(next)
  }
  const silenceRouter = () => {
    const announcer = document.querySelector('next-route-announcer')?.shadowRoot?.firstElementChild
    announcer?.setAttribute('aria-live', 'off')
    announcer?.setAttribute('role', 'none')
  }
  const changed = () => {
    const own = [...document.head.querySelectorAll('title')].find((each) => each !== stays)
    if (own) {
      stays?.remove()
      stays = null
      if (own.textContent) say(own.textContent)
    } else if (title !== null && !stays) {
      stays = document.createElement('title')
      stays.textContent = title
      document.head.append(stays)
    }
    if (title !== null) silenceRouter()
  }
  new MutationObserver(changed).observe(document.head, { childList: true })
}
