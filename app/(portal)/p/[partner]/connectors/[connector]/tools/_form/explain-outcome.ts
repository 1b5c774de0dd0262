import type { TryOutcome } from '@/lib/upstream/schema'

export interface Explanation {
  tone: 'success' | 'warning' | 'danger'
  title: string
  text: string
  /** Where it is put right. */
  fix?: 'access' | 'overview'
}

function firstText({ result }: TryOutcome): string {
  for (const block of result.content) {
    if (typeof block === 'object' && block !== null && 'text' in block && typeof block.text === 'string') {
      return block.text
    }
  }
  return ''
}

function explainStatus(status: number, method: string): Explanation {
  const danger = (title: string, text: string, fix?: Explanation['fix']): Explanation => ({
    tone: 'danger',
    title,
    text,
    ...(fix && { fix }),
  })
  switch (status) {
    case 400:
    case 422:
      return danger('The API did not accept the arguments', 'Its answer below usually says which one.')
    case 401:
      return danger('The API wants a valid credential', 'It is missing, wrong or expired.', 'access')
    case 403:
      return danger('The API does not allow this', 'The stored credential lacks the right.', 'access')
    case 404:
      return danger('The API has nothing at this address', 'Check the path of the request and the arguments.')
    case 405:
      return danger(`The API does not take ${method} here`, 'Choose another method, or check the path.')
    case 415:
      return danger('The API does not take this kind of body', 'Change the body encoding under Advanced.')
    case 429:
      return {
        tone: 'warning',
        title: 'The API asks to slow down',
        text: 'The tool works. Wait a little and send again.',
      }
  }
  if (status >= 500) return danger(`The API failed with ${status}`, 'The fault is on its side, not in the tool.')
  if (status < 400) {
    return danger(
      'The API sends the caller elsewhere',
      'Correct the path, or the base URL of the connector.',
      'overview',
    )
  }
  return danger(`The API answered ${status}`, 'Its answer below says why.')
}

/** What came of a try, as a person would say it. */
export function explainOutcome(outcome: TryOutcome): Explanation {
  const { request, answer, result } = outcome
  if (!request) return { tone: 'danger', title: 'Nothing was sent', text: firstText(outcome) }
  if (!answer) {
    return { tone: 'danger', title: 'No answer from the API', text: firstText(outcome), fix: 'overview' }
  }
  if (answer.status < 200 || answer.status >= 300) return explainStatus(answer.status, request.method)
  if (result.isError) {
    return { tone: 'danger', title: 'The API answered, but Claude gets an error', text: firstText(outcome) }
  }
  return { tone: 'success', title: 'It works', text: 'Claude gets the result below.' }
}
