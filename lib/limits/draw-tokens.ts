import { db } from '@/lib/db'
import type { Rate } from './schema'

export interface Drawn {
  drawn: boolean
  /** Until there are as many, where there are not. */
  waitMs: number
}

/**
 * Takes `count` tokens out of the shared bucket, or none, in one statement: the row is locked while it is filled up by the time that has
 * passed on the database's clock. A bucket that has no row is full.
 */
export async function drawTokens(key: string, { perMinute, burst = perMinute }: Rate, count: number): Promise<Drawn> {
  const perSecond = perMinute / 60
  const [row] = await db().$queryRaw<{ drawn: number; wait: number | null }[]>`
    WITH drawn AS (
      INSERT INTO "RateBucket" AS bucket ("key", "tokens", "at")
      VALUES (${key}, ${burst}::float8 - ${count}::float8, clock_timestamp() AT TIME ZONE 'UTC')
      ON CONFLICT ("key") DO UPDATE SET
        "tokens" = LEAST(${burst}::float8, bucket."tokens"
          + GREATEST(0, EXTRACT(EPOCH FROM excluded."at" - bucket."at")::float8) * ${perSecond}::float8) - ${count}::float8,
        "at" = GREATEST(bucket."at", excluded."at")
      WHERE LEAST(${burst}::float8, bucket."tokens"
          + GREATEST(0, EXTRACT(EPOCH FROM excluded."at" - bucket."at")::float8) * ${perSecond}::float8) >= ${count}::float8
      RETURNING 1
    )
    SELECT
      (SELECT count(*) FROM drawn)::int AS drawn,
      (SELECT (${count}::float8 - "tokens") / ${perSecond}::float8
          - EXTRACT(EPOCH FROM (clock_timestamp() AT TIME ZONE 'UTC') - "at")::float8
        FROM "RateBucket" WHERE "key" = ${key}) AS wait`
  // Another process can have made the row since this statement began, so that it is not seen yet.
  const wait = row?.wait ?? count / perSecond
  return { drawn: row?.drawn === 1, waitMs: Math.max(1, wait * 1000) }
}
