import { seal, unseal } from '@/lib/crypto'

const ownerOf = (connectorId: string) => `import:${connectorId}`

/** A document as its row keeps it: recordings and commands have other people's keys and cookies in them. Empty stays empty. */
export function sealDocument(document: string, connectorId: string): string {
  return document && seal(document, ownerOf(connectorId))
}

/** The document of a row. */
export function openDocument(sealed: string, connectorId: string): string {
  return sealed && unseal(sealed, ownerOf(connectorId))
}
