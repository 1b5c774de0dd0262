import { pathPlaceholders } from '@/lib/connectors/schema'
import { emptyParameter, type ParameterForm } from './form-model'

type Sent = Pick<ParameterForm, 'name' | 'sendAs' | 'in'>

function sentName({ name, sendAs }: Sent): string {
  return sendAs.trim() || name.trim()
}

/** The names in braces that no path parameter fills. */
export function missingPlaceholders(path: string, parameters: Sent[]): string[] {
  const filled = parameters.filter((parameter) => parameter.in === 'path').map(sentName)
  return [...new Set(pathPlaceholders(path))].filter((name) => !filled.includes(name))
}

/** Whether it is a path parameter whose name is in no braces of the path. */
export function isOrphan(path: string, parameter: Sent): boolean {
  return parameter.in === 'path' && !pathPlaceholders(path).includes(sentName(parameter))
}

/** The path parameter of a placeholder. Claude takes fewer characters in a name than a path does. */
export function parameterForPlaceholder(placeholder: string): ParameterForm {
  const name = placeholder.replace(/[^a-zA-Z0-9_.-]/g, '_').slice(0, 64)
  return { ...emptyParameter('path', name), sendAs: name === placeholder ? '' : placeholder }
}

/** What makes the parameters fit a path that was just typed: one renamed placeholder keeps its parameter, new ones get theirs. */
export function fitParameters(path: string, parameters: ParameterForm[]): ParameterForm[] {
  const missing = missingPlaceholders(path, parameters)
  const orphans = parameters.filter((parameter) => isOrphan(path, parameter))
  const [placeholder] = missing
  const [orphan] = orphans
  if (placeholder && orphan && missing.length === 1 && orphans.length === 1) {
    const { name, sendAs } = parameterForPlaceholder(placeholder)
    return parameters.map((each) => (each === orphan ? { ...each, name, sendAs } : each))
  }
  const taken = (name: string) => parameters.some((each) => each.in !== 'path' && each.name.trim() === name)
  const added = missing.filter((name) => !taken(name)).map(parameterForPlaceholder)
  const after = parameters.findLastIndex((each) => each.in === 'path') + 1
  return [...parameters.slice(0, after), ...added, ...parameters.slice(after)]
}
