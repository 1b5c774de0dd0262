import { db } from '@/lib/db'
import type { ReleaseNote } from './schema'

/** What the releases of a plugin say of themselves, newest first. */
export async function listNotes(pluginId: string): Promise<ReleaseNote[]> {
  const rows = await db().pluginRelease.findMany({
    where: { pluginId },
    select: { version: true, notes: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ version, notes, createdAt }) => ({ version, notes, date: toDay(createdAt) }))
}

/** `2026-01-31`, in UTC. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
