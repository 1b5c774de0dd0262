import { setImmediate } from 'node:timers/promises'
import { checkTool, type GivenTool } from '@/lib/connectors'
import { AppError } from '@/lib/errors'
import type { Skipped } from '@/lib/imports'

/** The tools that may be in the connector, and the others with the reason. Lets others work in between. */
export async function checkGiven(tools: GivenTool[], slug: string): Promise<{ fit: GivenTool[]; skipped: Skipped[] }> {
  const fit: GivenTool[] = []
  const skipped: Skipped[] = []
  for (const given of tools) {
    try {
      checkTool(given.tool, slug)
      fit.push(given)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      skipped.push({ operation: given.operation, reason: error.message })
    }
    await setImmediate()
  }
  return { fit, skipped }
}
