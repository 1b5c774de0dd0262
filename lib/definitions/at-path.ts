import { AppError } from '@/lib/errors'

/** What `work` gives; an error of one of its fields is told at that part's place in the definition. */
export async function atPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError && error.fields)) throw error
    const fields = Object.fromEntries(
      Object.entries(error.fields).map(([field, message]) => [`${path}.${field}`, message]),
    )
    throw new AppError(error.code, `${path}: ${error.message}`, { fields, cause: error })
  }
}
