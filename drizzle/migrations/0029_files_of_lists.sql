-- Lists that are being worked through come along, in pieces of 256 KB as the product keeps them.
insert into file_contents (digest, size, stored_at)
select distinct on (digest) digest, length(file), started_at from agency_imports where file is not null
on conflict (digest) do nothing;--> statement-breakpoint
insert into file_chunks (digest, place, bytes)
select digest, place, substring(file from place * 262144 + 1 for 262144)
from (select distinct on (digest) digest, file from agency_imports where file is not null) i,
  generate_series(0, greatest(length(file) - 1, 0) / 262144) as place;--> statement-breakpoint
insert into files (id, use, name, digest, uploaded_by, uploaded_at)
select id, 'agency-list', file_name, digest, started_by, started_at
from (select distinct on (started_by, digest, file_name) * from agency_imports where file is not null) i;--> statement-breakpoint
update agency_imports i set file_id = f.id from files f
where i.file is not null and f.digest = i.digest and f.name = i.file_name and f.uploaded_by is not distinct from i.started_by;--> statement-breakpoint
ALTER TABLE "agency_imports" DROP COLUMN "file";
