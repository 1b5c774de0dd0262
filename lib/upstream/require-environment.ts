import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'

/** The name of an environment of the connector; the served one where none is named. Throws `not_found`. */
export async function requireEnvironment(
  connector: { id: string; environment: string },
  name: string = connector.environment,
): Promise<string> {
  if (name === connector.environment) return name
  const found = await db().credential.count({ where: { connectorId: connector.id, environment: name } })
  if (found === 0) throw new AppError('not_found', `There is no environment called "${name}"`)
  return name
}
