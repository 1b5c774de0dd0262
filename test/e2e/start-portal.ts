import { startPortal } from '../support/portal.mjs'

/** One portal for all journeys: new, so that the first of them is the first visit. */
export default async function setup() {
  const portal = await startPortal()
  process.env.PORTAL_ORIGIN = portal.origin
  return () => portal.stop()
}
