import type { ParameterForm } from './form-model'

/** A body template that sends the parameters of the body as they would be sent without one. */
export function startTemplate(parameters: ParameterForm[]): unknown {
  const inBody = parameters.filter((parameter) => parameter.in === 'body' && parameter.name.trim())
  const whole = inBody.find(({ wire }) => wire.wholeBody)
  const placeholder = ({ name }: ParameterForm) => `{{arguments.${name.trim()}}}`
  if (whole) return placeholder(whole)
  return Object.fromEntries(inBody.map((each) => [each.sendAs.trim() || each.name.trim(), placeholder(each)]))
}
