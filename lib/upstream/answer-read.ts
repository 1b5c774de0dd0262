import { toResourceTool } from '@/lib/connectors'
import type { TemplateResource } from '@/lib/connectors/schema'
import { AppError } from '@/lib/errors'
import { buildRequest } from './build-request'
import { newExchange } from './exchange'
import type { Upstream } from './find-upstream'
import { secretMask } from './mask-secret'
import type { SendOptions } from './send-over'
import { type ResourceContent, shapeResource } from './shape-resource'

/** One URI of a template, wherever its API is. */
export interface ApiRead {
  resource: TemplateResource
  /** As the client wrote it. */
  uri: string
  /** What stands in the blanks, decoded. */
  values: Record<string, string>
  signal?: AbortSignal
  send?: Omit<SendOptions, 'signal' | 'watch'>
}

export interface Read {
  content: ResourceContent
  status: number
}

/**
 * Reads one URI of a template from the API of `upstream` with a GET. Throws `invalid_argument` for a value that cannot be where it
 * belongs, and else as `sendRequest` and `shapeResource` do, without the credentials.
 */
export async function answerRead(read: ApiRead, upstream: Upstream): Promise<Read> {
  const { resource, uri, values, signal, send } = read
  const plain = buildRequest(toResourceTool(resource), upstream.baseUrl, values)
  plain.headers.accept = `${resource.mimeType}, */*;q=0.5`
  const answer = await newExchange(upstream, { ...send, signal })(plain)
  const mask = secretMask(upstream.secrets)
  try {
    const content = shapeResource(answer, uri, resource.mimeType)
    return { status: answer.status, content: 'text' in content ? { ...content, text: mask(content.text) } : content }
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, mask(error.message), { cause: error })
    throw error
  }
}
