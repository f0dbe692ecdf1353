/** Says what happened, and sees to it that requests are made one after the other. */
import { byId } from '../../report/html/page/dom.ts';
import { textOf } from '../../report/html/page/text.ts';

const status = byId('status', HTMLElement);
let pending: Promise<void> = Promise.resolve();
/** What is being said; and what was said when the server did not answer, empty while it does. */
let said = '';
let outage = '';

export function say(words: string): void {
  show(words, '');
}

function sayFailed(words: string): void {
  show(words, 'failed');
}

function show(words: string, className: string): void {
  said = words;
  status.className = className;
  status.replaceChildren(textOf(words, true));
}

/** Does it after what is asked for already. What failed is said, and then nothing was saved. */
export function attempt(action: () => Promise<void>): void {
  pending = pending.then(action).catch((error: Error) => sayFailed(`Not saved. ${error.message}`));
}

/** Does it while the page is seen, again and again. @param pause in milliseconds */
export async function repeat(action: () => Promise<void>, pause: number): Promise<void> {
  try {
    if (document.visibilityState === 'visible') await action();
    if (outage !== '' && said === outage) say('');
    outage = '';
  } catch (error) {
    outage = (error as Error).message;
    // That something was not saved is the worse news.
    if (status.className === '') sayFailed(outage);
  }
  setTimeout(repeat, pause, action, pause);
}
