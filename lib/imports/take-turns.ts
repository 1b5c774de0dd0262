import { setImmediate } from 'node:timers/promises'

/** Work at a stretch, in milliseconds, before others get their turn. */
const STRETCH_MS = 15

/** Does all steps, lets other requests through in between, and tells how far it is. */
export async function takeTurns<Progress, Result>(
  steps: Generator<Progress, Result>,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Result> {
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - since < STRETCH_MS) continue
    onProgress(step.value)
    await setImmediate()
    since = performance.now()
  }
}
