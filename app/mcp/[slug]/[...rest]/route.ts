import { problem } from '@/app/_web/respond'

/** Below a connector there is nothing. The clients that guess at such addresses read JSON. */
function handle(): Response {
  return problem(404, 'not_found', 'No connector is published here.')
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
}
