/** How far a run is: a bar on a terminal, a line now and then elsewhere. */
import type { Options, SingleBar } from 'cli-progress';
import type { RunProgress } from '../batch/clean-run.ts';
import { countOf, withSeparators } from '../report/words.ts';
import type { Console } from './console.ts';

export interface Progress {
  start(work: RunProgress): void;
  /** Prints lines without tearing the bar. */
  print(lines: string): void;
  /** Does nothing the second time. */
  stop(): void;
}

/** In milliseconds: what is over sooner shows no bar. */
const GRACE = 500;
const BAR_INTERVAL = 200;
const LINE_INTERVAL = 10_000;

const CLEAR_LINE = '\r\u001b[K';
const BAR_WIDTH = 24;

/** @param shown false: only what is printed */
export async function openProgress(stream: Console['stderr'], shown: boolean): Promise<Progress> {
  const bars = shown && stream.isTTY === true ? await import('cli-progress') : undefined;
  let timer: NodeJS.Timeout | undefined;
  let bar: SingleBar | undefined;
  const stop = (): void => {
    clearInterval(timer);
    bar?.stop();
    [timer, bar] = [undefined, undefined];
  };
  return {
    start(work) {
      if (!shown) return;
      const meter = meterOf(work);
      if (bars === undefined) {
        timer = setInterval(() => stream.write(`${meter()}\n`), LINE_INTERVAL);
        return;
      }
      timer = setTimeout(() => {
        bar = new bars.SingleBar(optionsOf(stream));
        bar.start(work.bytes, work.counts().bytes, { meter });
        timer = setInterval(() => bar?.update(work.counts().bytes), BAR_INTERVAL);
      }, GRACE);
    },
    print(lines) {
      stream.write(bar === undefined ? lines : CLEAR_LINE + lines);
      bar?.render();
    },
    stop,
  };
}

function optionsOf(stream: Console['stderr']): Options {
  return {
    stream,
    fps: 1000 / BAR_INTERVAL,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
    format: (_, { progress }, { meter }) => {
      const filled = Math.round(progress * BAR_WIDTH);
      return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${(meter as () => string)()}`;
    },
  };
}

/** One line: how much is done, how fast, how long it will take, what came of it. */
function meterOf({ bytes, counts }: RunProgress): () => string {
  const began = performance.now();
  const before = counts().bytes;
  return () => {
    const now = counts();
    const seconds = (performance.now() - began) / 1000;
    const speed = (now.bytes - before) / seconds;
    const left = speed > 0 ? `${durationOf((bytes - now.bytes) / speed)} left` : '… left';
    const parts = [
      `${bytes === 0 ? 100 : Math.floor((100 * now.bytes) / bytes)} %`,
      countOf(now.documents, 'record'),
      `${(now.documents / seconds).toFixed(0)}/s`,
      `${(speed / 1e6).toFixed(1)} MB/s`,
      // The last record may not be done, and the reports are still to be written.
      now.bytes < bytes ? left : 'finishing',
      countOf(now.fix, 'fix'),
      countOf(now.suggest, 'suggestion'),
      `${withSeparators(now.quarantined)} quarantined`,
    ];
    return parts.join(' · ');
  };
}

function durationOf(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
