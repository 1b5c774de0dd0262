export const CLIENTS = [
  { id: 'apps', label: 'Claude apps' },
  { id: 'code', label: 'Claude Code' },
  { id: 'cowork', label: 'Cowork' },
  { id: 'owners', label: 'Organisation owners' },
] as const

export type ClientId = (typeof CLIENTS)[number]['id']

/** The client a query asks for; the first for any other. */
export function toClient(asked: string | string[] | undefined): ClientId {
  return CLIENTS.find(({ id }) => id === asked)?.id ?? CLIENTS[0].id
}
