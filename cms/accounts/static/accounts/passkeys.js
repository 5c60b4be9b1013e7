// Shows the buttons for passkeys where they can work, and says when one did not.
const problem = document.querySelector('[data-passkey-problem]');
// Not before allauth's script, which waits for the same moment, has told the buttons what to do.
document.addEventListener('DOMContentLoaded', () => {
  if (!window.PublicKeyCredential) return;
  for (const button of document.querySelectorAll('[data-passkey]')) {
    button.hidden = false;
    button.addEventListener('click', () => { if (problem) problem.textContent = ''; });
  }
});
document.addEventListener('allauth.error', (event) => {
  event.preventDefault();
  problem.textContent = problem.dataset.text;
});
