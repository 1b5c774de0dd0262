import { redirect } from 'next/navigation'

export default async function PartnerPage({ params }: { params: Promise<{ partner: string }> }) {
  const { partner } = await params
  redirect(`/p/${encodeURIComponent(partner)}/connectors`)
}
