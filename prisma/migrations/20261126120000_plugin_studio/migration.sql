-- A plugin was a name for one connector; now it is a definition that can say so.
ALTER TABLE "Plugin" ADD COLUMN "definition" JSON NOT NULL DEFAULT '{}';
UPDATE "Plugin" SET "definition" = json_build_object('connectors', json_build_array(json_build_object('connector', "Connector"."slug")))
FROM "Connector" WHERE "Connector"."id" = "Plugin"."connectorId";

-- DropForeignKey
ALTER TABLE "Plugin" DROP CONSTRAINT "Plugin_connectorId_fkey";
-- DropIndex
DROP INDEX "Plugin_connectorId_idx";
ALTER TABLE "Plugin" DROP COLUMN "connectorId";

-- CreateTable
CREATE TABLE "PluginRelease" (
    "id" TEXT NOT NULL,
    "pluginId" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "files" JSON NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PluginRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Marketplace" (
    "partnerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Marketplace_pkey" PRIMARY KEY ("partnerId")
);

-- CreateTable
CREATE TABLE "MarketplaceToken" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "MarketplaceToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PluginFetch" (
    "pluginId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "way" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PluginFetch_pkey" PRIMARY KEY ("pluginId","day","way")
);

-- CreateTable
CREATE TABLE "GitRemote" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "pluginId" TEXT,
    "url" TEXT NOT NULL,
    "branch" TEXT NOT NULL DEFAULT 'main',
    "kind" TEXT NOT NULL,
    "userName" TEXT NOT NULL DEFAULT '',
    "sealed" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL DEFAULT '',
    "hostFingerprint" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "pushedAt" TIMESTAMP(3),
    "pushedCommit" TEXT NOT NULL DEFAULT '',
    "failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "GitRemote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PluginRelease_pluginId_createdAt_idx" ON "PluginRelease"("pluginId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "PluginRelease_pluginId_version_key" ON "PluginRelease"("pluginId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "MarketplaceToken_tokenHash_key" ON "MarketplaceToken"("tokenHash");

-- CreateIndex
CREATE INDEX "MarketplaceToken_partnerId_idx" ON "MarketplaceToken"("partnerId");

-- CreateIndex
CREATE INDEX "GitRemote_partnerId_idx" ON "GitRemote"("partnerId");

-- CreateIndex
CREATE INDEX "GitRemote_pluginId_idx" ON "GitRemote"("pluginId");

-- AddForeignKey
ALTER TABLE "PluginRelease" ADD CONSTRAINT "PluginRelease_pluginId_fkey" FOREIGN KEY ("pluginId") REFERENCES "Plugin"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Marketplace" ADD CONSTRAINT "Marketplace_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketplaceToken" ADD CONSTRAINT "MarketplaceToken_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PluginFetch" ADD CONSTRAINT "PluginFetch_pluginId_fkey" FOREIGN KEY ("pluginId") REFERENCES "Plugin"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GitRemote" ADD CONSTRAINT "GitRemote_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GitRemote" ADD CONSTRAINT "GitRemote_pluginId_fkey" FOREIGN KEY ("pluginId") REFERENCES "Plugin"("id") ON DELETE CASCADE ON UPDATE CASCADE;
