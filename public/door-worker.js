// The page of the door comes back after a reload without a connection. Kept are its shell and the files that draw it, which are
// the same for everybody; who is expected and who was marked lies in the browser's own store, never here.
const STORE = 'attest-door-1'
const isDoor = (url) => /^\/events\/[^/]+\/check-in$/.test(url.pathname)
const isPart = (url) => /\.(?:js|css|svg|woff2|png|webp|webmanifest)$/.test(url.pathname)

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', ({ data, source }) => {
  if (data?.kind === 'keep') keep(data.page, data.parts).then(() => source?.postMessage({ kind: 'kept' }))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && isDoor(url)) event.respondWith(newestOf(request, url.pathname))
  else if (isPart(url)) event.respondWith(keptOf(request))
})

/** Of the page that is open: what it loaded before the worker listened. What no door uses any longer goes. */
async function keep(page, parts) {
  const store = await caches.open(STORE)
  const wanted = new Set([page, ...parts].map((each) => new URL(each, self.location.origin).href))
  for (const request of await store.keys())
    if (isPart(new URL(request.url)) && !wanted.has(request.url)) await store.delete(request)
  const ask = async (each) => (await store.match(each)) ?? store.add(each).catch(() => {})
  await Promise.all([...wanted].map(ask))
}

async function newestOf(request, pathname) {
  const store = await caches.open(STORE)
  try {
    const answer = await fetch(request)
    if (answer.ok) await store.put(pathname, answer.clone())
    return answer
  } catch (error) {
    const kept = await store.match(pathname)
    if (kept) return kept
    throw error
  }
}

async function keptOf(request) {
  const store = await caches.open(STORE)
  const kept = await store.match(request)
  if (kept && request.url.includes('/_next/static/')) return kept
  try {
    const answer = await fetch(request)
    if (answer.ok) await store.put(request, answer.clone())
    return answer
  } catch (error) {
    if (kept) return kept
    throw error
  }
}
