import { type ToolDefinition, toolInputSchema } from '@/lib/connectors/schema'
import type { Probe } from './schema'

const TELLING = /(^|_)(me|whoami|self|current_user|account|profile|ping|status|health)($|_)/

/** Whether a tool can be called to test a credential: it changes nothing and needs nothing. */
export function isProbe(tool: ToolDefinition): boolean {
  const { required } = toolInputSchema(tool)
  const needs = Array.isArray(required) && required.length > 0
  return tool.annotations.readOnlyHint && tool.method === 'GET' && !needs && !/\{[^}]*\}/.test(tool.path)
}

/** The call that tells most about a credential: one about the account, else a list, else the first, else the base URL itself. */
export function proposeProbe(tools: ToolDefinition[]): Probe {
  const fit = tools.filter(isProbe)
  const best =
    fit.find(({ name }) => TELLING.test(name)) ?? fit.find(({ name }) => /list|all|search/.test(name)) ?? fit[0]
  return best ? { tool: best.name } : { path: '/' }
}
