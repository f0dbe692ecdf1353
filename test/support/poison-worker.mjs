/** A worker whose cleaner cannot stand some texts. */
import { cleanShard } from '../../dist/batch/clean-shard.js';
import { openCleaner } from '../../dist/batch/open-cleaner.js';
import { ShardProgress } from '../../dist/batch/shard-progress.js';

const POISON = {
  exits: () => process.exit(1),
  loops: () => {
    for (;;);
  },
  swells: () => {
    for (const all = []; ; ) all.push(new Array(1e6).fill(all.length));
  },
};

export default async function work({ progress, ...job }) {
  if (job.shard.inputs.some(({ name }) => name === 'fatal.txt')) process.exit(1);
  const { cleaner } = await openCleaner(job.settings);
  const clean = (text, ...rest) => {
    POISON[/exits|loops|swells/.exec(text)?.[0]]?.();
    const report = cleaner.clean(text, ...rest);
    return text.includes('cannot be told')
      ? { ...report, findings: { toJSON: POISON.exits, filter: POISON.exits } }
      : report;
  };
  return { completion: await cleanShard(job, { clean }, new ShardProgress(progress)) };
}
