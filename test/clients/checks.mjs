/** Prints each promise with whether it holds, and counts. */
export class Checks {
  passed = 0
  failed = 0

  holds(promise, ok, seen = '') {
    if (ok) this.passed += 1
    else this.failed += 1
    const detail = ok ? '' : `\n     saw: ${String(seen).replace(/\s+/g, ' ').slice(0, 400)}`
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${promise}${detail}`)
    return ok
  }

  /** Steps that end at the first error, which is a promise not kept. */
  async attempt(promise, steps) {
    try {
      await steps()
    } catch (error) {
      this.holds(promise, false, error)
    }
  }
}
