-- CreateEnum
CREATE TYPE "ChangeSource" AS ENUM ('CAMPAIGN', 'STAKEHOLDER', 'VENDOR', 'DEFECT', 'REGULATION', 'LEARNING');

-- CreateEnum
CREATE TYPE "ChangeStepKind" AS ENUM ('ASSESSED', 'APPLIED', 'REJECTED', 'REVERTED');

-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "mergingUntil" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "ChangeRequest" (
    "id" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "source" "ChangeSource" NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "draftDocumentId" TEXT NOT NULL,
    "forkUpdate" BYTEA NOT NULL,
    "forkSemHash" TEXT NOT NULL,
    "predictedPostLaunchChanges" TEXT NOT NULL DEFAULT '',
    "sequenceValidationNote" TEXT NOT NULL DEFAULT '',
    "whatGivesWay" TEXT NOT NULL DEFAULT '',
    "requesterId" TEXT NOT NULL,
    "requesterName" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChangeRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChangeStep" (
    "id" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "ChangeStepKind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "approverId" TEXT,
    "approverName" TEXT,
    "addresses" TEXT[],
    "snapshotId" TEXT,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChangeStep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChangeRequest_draftDocumentId_key" ON "ChangeRequest"("draftDocumentId");

-- CreateIndex
CREATE UNIQUE INDEX "ChangeRequest_boardId_n_key" ON "ChangeRequest"("boardId", "n");

-- CreateIndex
CREATE UNIQUE INDEX "ChangeStep_requestId_seq_key" ON "ChangeStep"("requestId", "seq");

-- CreateIndex
CREATE INDEX "ChangeStep_boardId_at_idx" ON "ChangeStep"("boardId", "at");

-- AddForeignKey
ALTER TABLE "ChangeRequest" ADD CONSTRAINT "ChangeRequest_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChangeRequest" ADD CONSTRAINT "ChangeRequest_draftDocumentId_fkey" FOREIGN KEY ("draftDocumentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChangeStep" ADD CONSTRAINT "ChangeStep_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChangeStep" ADD CONSTRAINT "ChangeStep_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ChangeRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was decided stays. Who proposed a change, when and on which draft never changes; nor does anything once it is decided.
CREATE FUNCTION refuse_change_of_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD."boardId", OLD.n, OLD."draftDocumentId", OLD."requesterId", OLD."requesterName", OLD.at)
      IS DISTINCT FROM
     (NEW.id, NEW."boardId", NEW.n, NEW."draftDocumentId", NEW."requesterId", NEW."requesterName", NEW.at)
    OR EXISTS (SELECT 1 FROM "ChangeStep" WHERE "requestId" = OLD.id AND kind <> 'ASSESSED') THEN
    RAISE EXCEPTION 'a decided change request stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER decided_update BEFORE UPDATE ON "ChangeRequest" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_decided();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "ChangeRequest" FOR EACH ROW
  EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "ChangeRequest" EXECUTE FUNCTION refuse_change();

CREATE TRIGGER insert_only_update BEFORE UPDATE ON "ChangeStep" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER insert_only_delete BEFORE DELETE ON "ChangeStep" FOR EACH ROW EXECUTE FUNCTION refuse_delete_beside_board();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON "ChangeStep" EXECUTE FUNCTION refuse_change();
