import { z } from 'zod'
import { NewToken } from '@/lib/partners/schema'

/** What a token is asked for with; all of it may be left out. */
export const TokenRequest = NewToken.extend({
  name: NewToken.shape.name.default('API'),
  /** The partner's slug; absent, the first partner the account belongs to. */
  partner: z.string().min(1).optional(),
})
