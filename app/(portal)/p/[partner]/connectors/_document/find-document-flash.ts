import { findFlash } from '@/app/_web/flash'
import { DOCUMENT_FLASH, DocumentFlash } from './take-document'

/** What the form of a document was refused with a moment ago, where scripts did not say so. */
export async function findDocumentFlash(): Promise<DocumentFlash> {
  const parsed = DocumentFlash.safeParse(await findFlash(DOCUMENT_FLASH))
  return parsed.success ? parsed.data : { values: {}, errors: {} }
}
