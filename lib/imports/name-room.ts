import { toolNameRoom } from '@/lib/connectors/schema'

/** The longest slug leaves this much for a tool's name. */
export const SMALLEST_ROOM = toolNameRoom('x'.repeat(24))
