import { problem } from '@/app/_web/respond'

/** Everything below /api/v1 that is nothing: problem details, and no page. */
function handle(): Response {
  return problem(404, 'not_found', 'There is no such address. GET /api/v1/openapi.json lists what there is.')
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
