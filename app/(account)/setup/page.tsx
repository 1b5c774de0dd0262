import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { isFirstVisit } from '@/lib/partners'
import { AccountPanel } from '../_components/account-panel'
import { SetupForm } from './setup-form'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetupPage() {
  if (!(await isFirstVisit())) redirect('/')
  return (
    <AccountPanel
      title="Set up your portal"
      description="The first account owns this portal. Others join by an invitation link."
    >
      <SetupForm />
    </AccountPanel>
  )
}
