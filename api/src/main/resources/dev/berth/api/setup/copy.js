// Gives every command a button that copies it, where the browser allows that: over TLS and on this machine. Elsewhere,
// and without scripts, one click selects the whole command.
if (navigator.clipboard) {
  for (const command of document.querySelectorAll('.command')) {
    const text = command.querySelector('code').textContent;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy: ' + text);
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text);
      said.textContent = 'Copied: ' + text;
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    command.append(button);
  }
  const said = document.createElement('p');
  said.className = 'unseen';
  said.setAttribute('role', 'status');
  document.querySelector('main').append(said);
  document.querySelector('.select').remove();
}
