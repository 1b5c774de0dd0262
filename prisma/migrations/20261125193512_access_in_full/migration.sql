-- DropIndex
DROP INDEX "Credential_connectorId_key";

-- AlterTable
ALTER TABLE "Connector" ADD COLUMN     "accessSettings" JSON NOT NULL DEFAULT '{}',
ADD COLUMN     "environment" TEXT NOT NULL DEFAULT 'production',
ADD COLUMN     "limits" JSON NOT NULL DEFAULT '{}',
ADD COLUMN     "upstreamHosts" JSON NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Credential" ADD COLUMN     "baseUrl" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "environment" TEXT NOT NULL DEFAULT 'production',
ADD COLUMN     "leaseUntil" TIMESTAMP(3),
ADD COLUMN     "settings" JSON NOT NULL DEFAULT '{}',
ADD COLUMN     "token" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tokenUntil" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "SealingKey" (
    "id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "activeFrom" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SealingKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateBucket" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RateBucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Guest" (
    "id" TEXT NOT NULL,
    "connectorId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "userId" TEXT,
    "tokenHash" TEXT,
    "invitedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomDomain" (
    "id" TEXT NOT NULL,
    "connectorId" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "provedBy" TEXT,
    "verifiedAt" TIMESTAMP(3),
    "checkedAt" TIMESTAMP(3),
    "problem" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CustomDomain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInServer" (
    "connectorId" TEXT NOT NULL,
    "settings" JSON NOT NULL,
    "sealed" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInServer_pkey" PRIMARY KEY ("connectorId")
);

-- CreateTable
CREATE TABLE "UpstreamAccount" (
    "id" TEXT NOT NULL,
    "connectorId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "subject" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMP(3),
    "lostAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "UpstreamAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connection" (
    "grantId" TEXT NOT NULL,
    "connectorId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "clientName" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "redirectUri" TEXT NOT NULL DEFAULT '',
    "loopback" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("grantId")
);

-- CreateIndex
CREATE INDEX "RateBucket_at_idx" ON "RateBucket"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Guest_tokenHash_key" ON "Guest"("tokenHash");

-- CreateIndex
CREATE INDEX "Guest_userId_idx" ON "Guest"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Guest_connectorId_email_key" ON "Guest"("connectorId", "email");

-- CreateIndex
CREATE INDEX "CustomDomain_host_idx" ON "CustomDomain"("host");

-- CreateIndex
CREATE UNIQUE INDEX "CustomDomain_connectorId_host_key" ON "CustomDomain"("connectorId", "host");

-- CreateIndex
CREATE INDEX "UpstreamAccount_userId_idx" ON "UpstreamAccount"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "UpstreamAccount_connectorId_userId_key" ON "UpstreamAccount"("connectorId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "UpstreamAccount_connectorId_subject_key" ON "UpstreamAccount"("connectorId", "subject");

-- CreateIndex
CREATE INDEX "Connection_userId_idx" ON "Connection"("userId");

-- CreateIndex
CREATE INDEX "Connection_connectorId_lastUsedAt_idx" ON "Connection"("connectorId", "lastUsedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_connectorId_environment_key" ON "Credential"("connectorId", "environment");

-- AddForeignKey
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomDomain" ADD CONSTRAINT "CustomDomain_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInServer" ADD CONSTRAINT "SignInServer_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpstreamAccount" ADD CONSTRAINT "UpstreamAccount_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Credentials of connectors that are gone: nothing kept them from being left behind.
DELETE FROM "Credential" WHERE "connectorId" NOT IN (SELECT "id" FROM "Connector");

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;
