/** A fault of the screens themselves: React takes everything away, so the page says what happened and how to go on. */

/** Stands where the screens stood. What was committed is in the journal; forms kept by the desk come back after a reload. */
export function showCrash(root: HTMLElement, title: string): void {
  const words = document.createElement('main');
  words.className = 'stage-wait';
  const head = document.createElement('h1');
  head.textContent = title;
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'alert');
  sentence.textContent =
    '界面程序出错，已办理的业务不受影响。请重新载入；再次出现时请退出程序重新打开，并联系技术支持。';
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'tab';
  again.textContent = '重新载入';
  again.addEventListener('click', () => location.reload());
  words.append(head, sentence, again);
  root.replaceChildren(words);
  again.focus();
}
