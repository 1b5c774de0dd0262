'use client'

import ErrorPage, { type ErrorPageProps } from '@/app/error'

export default function PartnerErrorPage(props: ErrorPageProps) {
  return <ErrorPage {...props} framed />
}
