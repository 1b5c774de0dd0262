import { type Icon, Icons } from './schema'

/** Icons as their column has them. What was stored under older rules and is no icon any more is left out. */
export function toIcons(json: unknown): Icon[] {
  return Icons.safeParse(json).data ?? []
}
