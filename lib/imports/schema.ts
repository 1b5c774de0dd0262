/** The documents that tools are made from. */
export const IMPORT_KINDS = ['openapi', 'postman', 'har', 'curl'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
