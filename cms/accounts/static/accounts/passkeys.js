// Shows the buttons for passkeys where they can work, and says when one did not.
const problem = document.querySelector('[data-passkey-problem]');
if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll('[data-passkey]')) {
    button.hidden = false;
    button.addEventListener('click', () => { if (problem) problem.textContent = ''; });
  }
}
document.addEventListener('allauth.error', (event) => {
  event.preventDefault();
  problem.textContent = problem.dataset.text;
});
