/** What the files and folders are called that a run writes. */

export const RUN_FILE = 'run.json';
/** What the shards say of their documents, until the reports are made of it. */
export const PARTS = 'parts';
export const COMPLETIONS = 'completions';

/** The reports that every run writes, by their formats. */
export const REPORTS = {
  json: 'report.json',
  jsonl: 'findings.jsonl',
  diff: 'changes.diff',
  html: 'report.html',
} as const;

/** What the run came to. */
export const SUMMARY_FILE = 'summary.json';

/** What could not be cleaned; written only where there is any. */
export const QUARANTINE = 'quarantine.jsonl';
