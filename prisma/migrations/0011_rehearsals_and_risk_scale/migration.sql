-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "riskScale" JSONB;

-- CreateTable
CREATE TABLE "Rehearsal" (
    "id" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "covered" JSONB NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedById" TEXT NOT NULL,
    "startedByName" TEXT NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endedById" TEXT,
    "endedByName" TEXT,
    "note" TEXT,

    CONSTRAINT "Rehearsal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RehearsalCall" (
    "id" TEXT NOT NULL,
    "rehearsalId" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "personName" TEXT NOT NULL,
    "calledAt" TIMESTAMP(3) NOT NULL,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "RehearsalCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Rehearsal_boardId_startedAt_idx" ON "Rehearsal"("boardId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "RehearsalCall_rehearsalId_personId_key" ON "RehearsalCall"("rehearsalId", "personId");

-- AddForeignKey
ALTER TABLE "Rehearsal" ADD CONSTRAINT "Rehearsal_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RehearsalCall" ADD CONSTRAINT "RehearsalCall_rehearsalId_fkey" FOREIGN KEY ("rehearsalId") REFERENCES "Rehearsal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was rehearsed stays. A rehearsal changes once, when it ends; a call once, when it is answered.
CREATE TRIGGER insert_only_update BEFORE UPDATE ON "Rehearsal" FOR EACH ROW
  WHEN (OLD."endedAt" IS NOT NULL OR NEW."endedAt" IS NULL
    OR (OLD.id, OLD."boardId", OLD.scenario, OLD.result, OLD.covered, OLD."startedAt", OLD."startedById", OLD."startedByName")
      IS DISTINCT FROM
       (NEW.id, NEW."boardId", NEW.scenario, NEW.result, NEW.covered, NEW."startedAt", NEW."startedById", NEW."startedByName"))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "Rehearsal" FOR EACH ROW EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "Rehearsal" EXECUTE FUNCTION refuse_change();

CREATE TRIGGER insert_only_update BEFORE UPDATE ON "RehearsalCall" FOR EACH ROW
  WHEN (OLD."answeredAt" IS NOT NULL OR NEW."answeredAt" IS NULL
    OR (OLD.id, OLD."rehearsalId", OLD."boardId", OLD."personId", OLD."personName", OLD."calledAt")
      IS DISTINCT FROM
       (NEW.id, NEW."rehearsalId", NEW."boardId", NEW."personId", NEW."personName", NEW."calledAt"))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "RehearsalCall" FOR EACH ROW
  EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "RehearsalCall" EXECUTE FUNCTION refuse_change();
