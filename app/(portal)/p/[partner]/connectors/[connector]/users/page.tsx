import { Lock, Users } from 'lucide-react'
import type { Metadata } from 'next'
import { RevokeForm } from '@/app/_components/revoke-form'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Section } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { listConnectorClients, listConnectorUsers, USERS_PER_PAGE } from '@/lib/oauth'
import { UserQuery } from '@/lib/oauth/schema'
import { hasRole } from '@/lib/partners'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { revokeUsersAction } from './actions'
import { ClientRows, UserRows } from './user-rows'

export const metadata: Metadata = { title: 'Users' }

interface Props extends ConnectorProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

function SearchForm({ search }: { search: string }) {
  return (
    <search>
      <form className="flex max-w-[440px] items-end gap-2">
        <Field label="Name or e-mail" className="grow">
          <Input name="search" type="search" maxLength={200} defaultValue={search} />
        </Field>
        <Button type="submit">Find</Button>
      </form>
    </search>
  )
}

function Pages({ page, total, search }: { page: number; total: number; search: string }) {
  const last = Math.max(1, Math.ceil(total / USERS_PER_PAGE))
  if (last === 1) return null
  const to = (number: number) => `?${new URLSearchParams({ ...(search && { search }), page: String(number) })}`
  return (
    <nav aria-label="Pages of users" className="flex items-center gap-3 text-xs text-muted-foreground">
      {page > 1 && (
        <ButtonLink size="sm" href={to(page - 1)}>
          Previous
        </ButtonLink>
      )}
      Page {page} of {last}
      {page < last && (
        <ButtonLink size="sm" href={to(page + 1)}>
          Next
        </ButtonLink>
      )}
    </nav>
  )
}

export default async function UsersPage({ params, searchParams }: Props) {
  const { partner, connector: slug } = await params
  const { member, connector } = await loadConnector(partner, slug)
  if (!hasRole(member, 'admin')) {
    return (
      <EmptyState icon={Lock} title="Admins see who is connected">
        Ask an admin of {member.partnerName} to look, or to make you one.
      </EmptyState>
    )
  }
  const { search, page } = UserQuery.catch({ search: '', page: 1 }).parse(await searchParams)
  const [{ users, total }, clients] = await Promise.all([
    listConnectorUsers(member, slug, { search, page }),
    listConnectorClients(member, slug),
  ])
  const place = { partner, connector: slug }
  if (clients.length === 0) {
    return (
      <EmptyState icon={Users} title="Nobody is connected">
        {connector.access === 'open'
          ? 'This connector is open: people use it without signing in.'
          : 'Whoever adds the connector in Claude and allows it is listed here.'}
      </EmptyState>
    )
  }
  return (
    <div className="flex max-w-[720px] flex-col gap-8">
      <Section title={total === 1 ? '1 user' : `${total} users`} description="Those who used it last come first.">
        <SearchForm search={search} />
        {users.length > 0 ? (
          <UserRows users={users} place={place} />
        ) : (
          <p className="text-muted-foreground">Nobody found.</p>
        )}
        <Pages page={page} total={total} search={search} />
      </Section>
      <Section title="Apps" description="What people connected with. Registered apps of one name count as one.">
        <ClientRows clients={clients} place={place} />
      </Section>
      <Section title="Everyone">
        <RevokeForm
          verb="Revoke everyone"
          subject="every connection"
          consequence={`Nobody is connected to ${connector.name} any more, and each user must connect again.`}
          action={revokeUsersAction.bind(null, place)}
          fields={{}}
        />
      </Section>
    </div>
  )
}
