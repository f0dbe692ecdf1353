/** Says what happened, and sees to it that requests are made one after the other. */
import { byId } from '../../report/html/page/dom.ts';
import { textOf } from '../../report/html/page/text.ts';

const status = byId('status', HTMLElement);
let pending: Promise<void> = Promise.resolve();
/** True while the server does not answer. */
let offline = false;

export function say(words: string): void {
  status.className = '';
  status.replaceChildren(textOf(words, true));
}

function sayFailed(words: string): void {
  status.className = 'failed';
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
    if (offline) say('');
    offline = false;
  } catch (error) {
    offline = true;
    sayFailed((error as Error).message);
  }
  setTimeout(repeat, pause, action, pause);
}
