import { db } from '@/lib/db'

export const dynamic = 'force-dynamic'

export default async function Page() {
  return <main>{await db().user.count()} accounts</main>
}
