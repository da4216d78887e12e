// Before the first drawing: whether somebody was signed in here, so that the head does not show "Sign in" until it is known.
try {
  if (localStorage.getItem('attest.somebody')) document.documentElement.dataset.somebody = ''
} catch {}
