import { DEFAULT_ENVIRONMENT } from '@/lib/connectors/schema'
import { loadEnvironment } from './load-environment'
import type { CredentialInput } from './schema'

/** The credential of one environment, opened. */
export async function loadCredential(connectorId: string, environment = DEFAULT_ENVIRONMENT): Promise<CredentialInput> {
  return (await loadEnvironment(connectorId, environment)).credential
}
