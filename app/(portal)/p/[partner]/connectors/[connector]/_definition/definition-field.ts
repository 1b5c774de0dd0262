import { z } from 'zod'

/** The one field of an editor's form, so that errors carry the paths of the thing itself. */
export function definitionField<Schema extends z.ZodType>(schema: Schema) {
  return z
    .object({ definition: z.string().min(1) })
    .transform(({ definition }, context): unknown => {
      try {
        return JSON.parse(definition)
      } catch {
        context.addIssue({ code: 'custom', message: 'It did not arrive whole. Save it again.' })
        return z.NEVER
      }
    })
    .pipe(schema)
}
