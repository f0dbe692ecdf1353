/** The dialog that lists a page's keys; for the report and the review page alike. Its texts are the program's own. */

export type Keys = readonly (readonly [key: string, what: string])[];

/** @param keys HTML, in the order in which they are shown */
export function keysDialog(keys: Keys): string {
  return `<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>${keys.map(([key, what]) => `<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`).join('')}</dl>
<form method="dialog"><button>Close</button></form>
</dialog>
`;
}
