CREATE INDEX "own_dates_by_person" ON "own_dates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "own_dates_by_recorder" ON "own_dates" USING btree ("recorded_by");