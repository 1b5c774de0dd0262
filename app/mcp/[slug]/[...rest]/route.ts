import { notFound } from '@/app/mcp/[slug]/problem'

/** Below a connector there is nothing; the clients that guess at such addresses read JSON. */
export {
  notFound as DELETE,
  notFound as GET,
  notFound as HEAD,
  notFound as OPTIONS,
  notFound as PATCH,
  notFound as POST,
  notFound as PUT,
}
