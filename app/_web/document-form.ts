import { NewImport } from '@/lib/definitions/import-schema'
import { AppError, parseInput } from '@/lib/errors'
import { getMembership } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { readBytes } from './read-json'
import { respond } from './respond'
import { currentUser, requestOrigin } from './session'

/** The document itself is held to less; a form adds little to it. */
const FORM_BYTES = 14_000_000

/** What a plain form can be told of a refusal, by way of its address. */
export const DOCUMENT_PROBLEMS = ['document', 'url', 'baseUrl', 'too_large'] as const

/** A file, a pasted document or an address, whichever was given; a file goes first. */
async function readSource(form: FormData): Promise<Record<string, unknown>> {
  const file = form.get('file')
  const text = String(form.get('document') ?? '').trim()
  const kind = form.get('kind') || undefined
  if (file instanceof File && file.size > 0) return { kind, document: await file.text(), fileName: file.name }
  if (/^https?:\/\/\S+$/i.test(text)) return { kind, url: text }
  return { kind, document: text }
}

async function readForm(request: Request): Promise<FormData> {
  const bytes = await readBytes(request, FORM_BYTES)
  const type = request.headers.get('content-type') ?? ''
  const parsed = new Response(bytes, { headers: { 'content-type': type } }).formData()
  return parsed.catch((cause: unknown) => {
    throw new AppError('invalid_argument', 'The form did not arrive whole. Send it again.', { cause })
  })
}

/** Errors of an address stand at the field it was typed in. */
function atFields(error: unknown): unknown {
  if (!(error instanceof AppError)) return error
  const { url, ...fields } = error.fields ?? {}
  if (error.code === 'too_large') {
    return new AppError(error.code, error.message, { fields: { document: 'A document may have at most 12 MB' } })
  }
  return url ? new AppError(error.code, error.message, { fields: { ...fields, document: url }, cause: error }) : error
}

/** Back on the form without scripts: what was pasted is where the browser's own "back" leads; the address says what is wrong. */
function backTo(page: string, error: unknown): Response | null {
  if (!(error instanceof AppError) || error.code === 'not_found' || error.code === 'unauthenticated') return null
  const field = error.code === 'too_large' ? 'too_large' : Object.keys(error.fields ?? {})[0]
  return seeOther(`${page}?problem=${DOCUMENT_PROBLEMS.find((one) => one === field) ?? 'document'}`)
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

interface DocumentForm {
  /** The page the form is on. */
  page: string
  partner: string
  /** Before anything is read: whether the member may be here. */
  check?: (member: Member) => Promise<unknown>
  /** Gives the page to go on to. */
  run: (member: Member, input: NewImport, form: FormData) => Promise<string>
}

/** A form with a document: a route and no server action, because those take one megabyte. Answers scripts with JSON, others by leading on. */
export async function answerDocumentForm(
  request: Request,
  { page, partner, check, run }: DocumentForm,
): Promise<Response> {
  const isScript = request.headers.get('accept')?.includes('application/json') === true
  return respond(async () => {
    if (request.headers.get('origin') !== (await requestOrigin())) {
      throw new AppError('forbidden', 'This page is not of the portal')
    }
    const user = await currentUser()
    if (!user) throw new AppError('unauthenticated', 'You are signed out. Sign in in another tab, then send again.')
    const member = await getMembership(user.id, partner)
    await check?.(member)
    try {
      const form = await readForm(request)
      const location = await run(member, parseInput(NewImport, await readSource(form)), form)
      return isScript ? Response.json({ location }) : seeOther(location)
    } catch (error) {
      const back = isScript ? null : backTo(page, error)
      if (back) return back
      throw atFields(error)
    }
  })
}
