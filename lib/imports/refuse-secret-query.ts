import { isShowable, type ShowRules } from './is-showable'
import { OperationProblem } from './read-operations'
import type { SampleBody } from './sample-operation'

/** Refuses a GraphQL query with a secret written into it: the query is sent with every call, and everyone may read it. */
export function refuseSecretQuery({ template }: SampleBody, show: ShowRules): void {
  const texts = [...(template?.query ?? '').matchAll(/(?:(\w{1,64})\s*:\s*)?"((?:[^"\\]|\\.)*)"/g)]
  if (texts.some(([, name = '', text = '']) => !isShowable(name, text, show))) {
    throw new OperationProblem(
      'Its GraphQL query holds what looks like a secret or a personal address. Make it a variable.',
    )
  }
}
