/** An error as this API tells it: what is wrong, and for a form which field. */
export function problem(status: number, code: string, message: string, fields?: Record<string, string>): Response {
  return Response.json({ error: { code, message, ...(fields && { fields }) } }, { status })
}

export function notAllowed(methods: string[]): Response {
  const answer = problem(405, 'method_not_allowed', `Use ${methods.join(' or ')} here.`)
  answer.headers.set('allow', methods.join(', '))
  return answer
}
