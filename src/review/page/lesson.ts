/** The dialog in which a rejection becomes an exception or a test of the glossary, after its diff was seen. */
import { button, byId, element } from '../../report/html/page/dom.ts';
import { textOf } from '../../report/html/page/text.ts';
import type { LessonAnswer, ReviewItem } from '../data.ts';
import { teach } from './server.ts';

export function openLesson(item: ReviewItem): void {
  const dialog = byId('lesson', HTMLDialogElement);
  const near = field('near', 'Exception: the form is right near', '', item.lang);
  const keep = field('keep', 'Keep test: a sentence that is right as it is', sentenceOf(item), item.lang);
  const result = element('div', { class: 'result', role: 'status' });
  const write = button('Write', 'accept', () => send(true));
  write.disabled = true;
  const send = async (isWriting: boolean): Promise<void> => {
    write.disabled = true;
    try {
      const lesson = { item: item.id, near: near.input.value, keep: keep.input.value, write: isWriting };
      const answer = await teach(lesson);
      result.replaceChildren(...resultOf(answer));
      write.disabled = answer.written || answer.failures.length > 0;
    } catch (error) {
      result.replaceChildren(element('p', { class: 'failed' }, textOf((error as Error).message, false)));
    }
  };
  for (const { input } of [near, keep]) {
    input.addEventListener('input', () => {
      write.disabled = true;
    });
  }
  const form = element(
    'form',
    {},
    element('h2', { id: 'lesson-title' }, 'Teach the glossary'),
    element('p', { class: 'rule', lang: 'zh' }, textOf(item.rule, true)),
    near.label,
    keep.label,
    element(
      'div',
      { class: 'controls' },
      element('button', { class: 'preview' }, 'Show the change'),
      write,
      button('Close', 'cancel', () => dialog.close()),
    ),
    result,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(false);
  });
  dialog.replaceChildren(form);
  dialog.showModal();
  near.input.focus();
}

function field(name: string, label: string, value: string, lang: string) {
  const input = element('input', {
    type: 'text',
    name,
    lang,
    maxlength: '1000',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  input.value = value;
  return { input, label: element('label', {}, label, input) };
}

/** The sentence that the place is in, as far as the page has it. */
function sentenceOf({ around, actual }: ReviewItem): string {
  const before = /[^。！？!?\n]*$/.exec(around.before)?.[0] ?? '';
  const after = /^[^。！？!?\n]*[。！？!?]?[”』」]?/.exec(around.after)?.[0] ?? '';
  return (before.replace(/^[”’』」）)]+/, '') + actual + after).trim();
}

function resultOf({ path, diff, tests, failures, written }: LessonAnswer): HTMLElement[] {
  const lines = diff.split('\n').slice(4);
  const kinds: Readonly<Record<string, 'ins' | 'del'>> = { '+': 'ins', '-': 'del' };
  const shown = lines.map((line) => element(kinds[line.charAt(0)] ?? 'span', {}, textOf(line, false)));
  const verdict =
    failures.length > 0
      ? element('p', { class: 'failed' }, `${failures.length} of ${tests} tests fail, so that nothing can be written:`)
      : element(
          'p',
          { class: 'passed' },
          `${tests} ${tests === 1 ? 'test passes' : 'tests pass'}.${written ? ' Written.' : ''}`,
        );
  return [
    element('p', { class: 'path' }, textOf(path, true)),
    element('pre', { class: 'diff', lang: 'zh', tabindex: '0', 'aria-label': 'The change' }, ...shown),
    verdict,
    element('ul', {}, ...failures.map((failure) => element('li', {}, textOf(failure, false)))),
  ];
}
