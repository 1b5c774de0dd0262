import { redirect } from 'next/navigation'
import { currentUser } from '@/app/_web/session'
import { isFirstVisit, listPartners } from '@/lib/partners'

export default async function Page() {
  const user = await currentUser()
  if (!user) redirect((await isFirstVisit()) ? '/setup' : '/sign-in')
  const [first] = await listPartners(user.id)
  redirect(first ? `/p/${first.slug}/connectors` : '/no-partner')
}
