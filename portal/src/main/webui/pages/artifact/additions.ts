/** What artifacts can bring besides, as the API names it, and how it is shown. */
export const ADDITIONS = { 'readme.md': 'readme', 'values.yaml': 'values', dependencies: 'dependencies', license: 'license' } as const;
export type AdditionName = keyof typeof ADDITIONS;
