import type { ToolDefinition } from './schema'

type CheckedTool = Pick<ToolDefinition, 'parameters' | 'bodyEncoding' | 'contentType' | 'bodyTemplate'>

/** What the parameters of the body say against each other: the field at fault and why, or null. */
export function bodyProblem({
  parameters,
  bodyEncoding,
  contentType,
  bodyTemplate,
}: CheckedTool): [string, string] | null {
  const whole = parameters.findIndex(({ wholeBody }) => wholeBody)
  const inBody = parameters.filter((parameter) => parameter.in === 'body')
  if (whole >= 0 && parameters[whole]?.in !== 'body') {
    return [`parameters.${whole}.in`, 'Only a body parameter can be the whole body']
  }
  if (whole >= 0 && inBody.length > 1) {
    return [`parameters.${whole}.wholeBody`, 'A tool whose parameter is the whole body has no other in the body']
  }
  if (bodyEncoding === 'raw' && inBody.length > 0 && whole < 0 && bodyTemplate === undefined) {
    return ['bodyEncoding', 'A body sent as it is comes from one parameter that is the whole body']
  }
  if (bodyEncoding === 'multipart' && contentType && !/^multipart\//i.test(contentType)) {
    return ['contentType', 'A multipart body has a media type that begins with multipart/']
  }
  const file = parameters.findIndex(
    (parameter) => parameter.style === 'file' && (parameter.in !== 'body' || !/^(multipart|raw)$/.test(bodyEncoding)),
  )
  return file >= 0 ? [`parameters.${file}.style`, 'A file is a part of a multipart body, or the whole body'] : null
}
