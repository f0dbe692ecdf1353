/** What the flags about rules let one choose from. */
export const TIERS = ['fix', 'suggest', 'flag'] as const;
export const CUE_SCOPES = ['document', 'paragraph', 'window', 'none'] as const;
