/** How the resolve stage asks what was decided in review. */
import type { StageFinding } from './finding.ts';

/** What a person decided about a finding: what is to be done with it, or who rejected it. */
export type Review = (finding: StageFinding) => { readonly finding: StageFinding; readonly rejectedBy?: string };
