import type { ImportKind } from '@/lib/imports/schema'

/** The documents that tools are made from, as people call them. */
export const KIND_LABELS: Record<ImportKind, string> = {
  openapi: 'OpenAPI or Swagger',
  postman: 'Postman collection',
  har: 'HAR recording',
  curl: 'cURL commands',
}
