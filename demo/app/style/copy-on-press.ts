/** A press on a `[data-copy]` button copies the text of the element that it names, and says so. */
export function copyOnPress(root: HTMLElement): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const words = button.textContent;
    button.addEventListener('click', () => void copy(button, words ?? ''));
  }
}

async function copy(button: HTMLButtonElement, words: string): Promise<void> {
  const source = document.querySelector(button.dataset['copy'] ?? '');
  try {
    await navigator.clipboard.writeText(source?.textContent ?? '');
    button.textContent = 'Copied';
  } catch {
    // Without leave to write there, the text is selected: one key more.
    if (source) getSelection()?.selectAllChildren(source);
    button.textContent = 'Selected';
  }
  setTimeout(() => (button.textContent = words), 1500);
}
