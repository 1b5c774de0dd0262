import { apiRoute } from '@/app/_web/api-route'
import { bundleFile } from '@/app/_web/bundle-file'

/** The connector as a desktop bundle, `.mcpb`. */
export const GET = apiRoute<{ slug: string }>('read', ({ member, params }) => bundleFile(member, params.slug))
