import { z } from 'zod'
import { leaveFlash } from '@/app/_web/flash'
import { formFailure } from '@/app/_web/form-action'
import { seeOther } from '@/app/_web/page-request'
import { readText } from '@/app/_web/read-json'
import { DOCUMENT_CHARACTERS, IMPORT_KINDS, NewImport } from '@/lib/definitions/schema'
import { AppError, type FieldErrors, fieldError, fieldErrors } from '@/lib/errors'

/** A document of plain letters, and the form around it; a document in other scripts has more bytes and fewer characters. */
const FORM_BYTES = DOCUMENT_CHARACTERS * 2
const TOO_LARGE = 'A document may have at most 12 million characters. Leave out what Claude does not need.'
const ADDRESS = /^https?:\/\/\S+$/i

export const DOCUMENT_FLASH = 'document'

/** What a refused form leaves for its page: what was typed, and what is wrong with it. */
export const DocumentFlash = z.object({
  values: z.object({ text: z.string(), kind: z.string(), baseUrl: z.string() }).partial(),
  errors: z.record(z.string(), z.string()),
})
export type DocumentFlash = z.infer<typeof DocumentFlash>
type DocumentValues = DocumentFlash['values']

async function readForm(request: Request): Promise<FormData> {
  try {
    const body = await readText(request, FORM_BYTES)
    return await new Response(body, {
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
    }).formData()
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_large') throw fieldError('document', TOO_LARGE)
    if (error instanceof TypeError) throw fieldError('document', 'The form did not arrive whole. Send it again.')
    throw error
  }
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** A file where one was chosen, else an address where that is all there is, else the text itself. */
async function sourceOf(form: FormData): Promise<Partial<NewImport>> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0) return { document: await file.text(), fileName: file.name.slice(0, 200) }
  const text = textOf(form, 'text').trim()
  if (ADDRESS.test(text)) return { url: text }
  return text ? { document: text } : {}
}

/** What was typed, to be shown again. */
function typedIn(form: FormData): DocumentValues {
  return { text: textOf(form, 'text'), kind: textOf(form, 'kind'), baseUrl: textOf(form, 'baseUrl') }
}

async function toInput(form: FormData): Promise<NewImport> {
  const kind = IMPORT_KINDS.find((known) => known === textOf(form, 'kind'))
  const parsed = NewImport.safeParse({ ...(await sourceOf(form)), ...(kind && { kind }) })
  if (parsed.success) return parsed.data
  throw new AppError('invalid_argument', 'The document cannot be taken', { fields: fieldErrors(parsed.error) })
}

/** Errors by the fields of the form: a document and its address are typed into the same one. */
function atFormFields(error: unknown): FieldErrors {
  const { errors, message } = formFailure(error)
  const { url, document, kind, ...others } = errors
  const text = url ?? document ?? message
  return { ...others, ...(text && { text }), ...(kind && { kind }) }
}

/** Before scripts load: back to the page, with what is wrong; what was typed comes along where it is short. */
async function goBack(path: string, errors: FieldErrors, values: DocumentValues): Promise<Response> {
  if (!(await leaveFlash(DOCUMENT_FLASH, path, { errors, values }))) {
    await leaveFlash(DOCUMENT_FLASH, path, { errors, values: { ...values, text: '' } })
  }
  return seeOther(path)
}

interface DocumentTarget {
  /** The page of the form. */
  page: string
  /** Takes the document; gives the path to go on at. */
  take: (input: NewImport & { baseUrl?: string }) => Promise<string>
}

/** A form with a document, sent by a script that shows errors itself, or by the browser alone. */
export async function takeDocument(request: Request, { page, take }: DocumentTarget): Promise<Response> {
  const byScript = request.headers.get('accept') === 'application/json'
  let values: DocumentValues = {}
  const taken = async () => {
    const form = await readForm(request)
    values = typedIn(form)
    return take({ ...(await toInput(form)), ...(values.baseUrl && { baseUrl: values.baseUrl }) })
  }
  try {
    const path = await taken()
    return byScript ? Response.json({ path }) : seeOther(path)
  } catch (error) {
    const errors = atFormFields(error)
    return byScript ? Response.json({ errors }, { status: 422 }) : goBack(page, errors, values)
  }
}
