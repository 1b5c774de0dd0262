/** At the root too: clients look here when they do not find it below the path, or look here alone. */
export { GET, OPTIONS } from './mcp/route'
