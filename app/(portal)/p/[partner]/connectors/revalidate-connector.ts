import { revalidatePath } from 'next/cache'
import type { Member } from '@/lib/partners/schema'

/** Has the list and every page of the connector, its header included, read again in this browser. */
export function revalidateConnector(member: Member, slug: string): void {
  revalidatePath(`/p/${member.partnerSlug}/connectors`)
  revalidatePath(`/p/${member.partnerSlug}/connectors/${slug}`, 'layout')
}
