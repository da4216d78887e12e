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
