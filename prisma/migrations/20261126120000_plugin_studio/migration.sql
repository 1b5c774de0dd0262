-- A plugin was a name for one connector; now it is a definition that can say so.
ALTER TABLE "Plugin" ADD COLUMN "definition" JSON NOT NULL DEFAULT '{}';
UPDATE "Plugin" SET "definition" = json_build_object('connectors', json_build_array(json_build_object('connector', "Connector"."slug")))
FROM "Connector" WHERE "Connector"."id" = "Plugin"."connectorId";

-- DropForeignKey
ALTER TABLE "Plugin" DROP CONSTRAINT "Plugin_connectorId_fkey";
-- DropIndex
DROP INDEX "Plugin_connectorId_idx";
ALTER TABLE "Plugin" DROP COLUMN "connectorId";

