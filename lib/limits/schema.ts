/** How fast a bucket fills, and how much it holds: as much as a minute brings where nothing else is said. */
export interface Rate {
  perMinute: number
  burst?: number
}

/** Whether something may go on, else after how many seconds it may. */
export type Taken = { allowed: true } | { allowed: false; retryAfter: number }
