import { Prisma } from './generated/client'

/** Whether a write failed because another row has the same unique value (Prisma's P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}
