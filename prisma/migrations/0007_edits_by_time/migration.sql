-- CreateIndex
CREATE INDEX "DocumentEdit_documentId_at_idx" ON "DocumentEdit"("documentId", "at");
