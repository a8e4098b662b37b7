// A listener of the shop's own, as many shops have one: it stops double clicks. It runs on submit like any other, and
// the payment fields see to it that it meets the submit that carries the token, once.
const form = document.querySelector('form.checkout');
const buttons = form.querySelectorAll('button');

form.addEventListener('submit', (event) => {
  const hasToken = new FormData(form).has('singleUseToken');
  note({ hasToken, target: event.submitter?.formAction ?? form.action });
  for (const button of buttons) button.disabled = true;
});

// Back brings the page as it was left.
addEventListener('pageshow', () => {
  for (const button of buttons) button.disabled = false;
});

/** Kept for the length of the visit, for whoever wants to see what a page's own listener gets to know. */
function note(submit) {
  const seen = JSON.parse(sessionStorage.getItem('seen-by-shop') ?? '[]');
  sessionStorage.setItem('seen-by-shop', JSON.stringify([...seen, submit]));
}
