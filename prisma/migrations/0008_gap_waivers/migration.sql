-- CreateTable
CREATE TABLE "GapWaiver" (
    "id" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "elementId" TEXT,
    "reason" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "GapWaiver_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "GapWaiver_boardId_idx" ON "GapWaiver"("boardId");

-- AddForeignKey
ALTER TABLE "GapWaiver" ADD CONSTRAINT "GapWaiver_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;
