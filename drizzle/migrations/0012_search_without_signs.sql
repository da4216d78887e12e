-- Signs such as “ and • are no part of a word. What was indexed before they were left out is indexed again, as
-- lib/platform/search-words.ts does now. The database has no classes for characters beyond ASCII, so they are listed.
create function without_signs(words text) returns text language sql immutable as $$
  select btrim(regexp_replace(regexp_replace(folded(words),
    '[\u00A1-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u0589\u058A\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u0609-\u060F\u061B-\u061F\u066A-\u066D\u06D4\u0964\u0965\u0970\u2000-\u206F\u20A0-\u20CF\u2190-\u245F\u249C-\u24E9\u2500-\u2775\u2794-\u2BFF\u2E00-\u2E5D\u3000-\u3004\u3008-\u3020\u3030\u30FB\uFE10-\uFE1F\uFE30-\uFE6F\uFFFC\uFFFD\U0001F000-\U0001F0FF\U0001F300-\U0001FAFF]+',
    ' ', 'g'), '\s+', ' ', 'g'))
$$;
--> statement-breakpoint
update events set search = setweight(to_tsvector('english', without_signs(title)), 'A')
    || setweight(to_tsvector('english', without_signs(search_words)), 'B')
    || setweight(to_tsvector('english', without_signs(description)), 'C')
  where draft is null;
--> statement-breakpoint
update course_versions v set
  search = setweight(to_tsvector(d.dictionary, without_signs(v.title)), 'A')
    || setweight(to_tsvector(d.dictionary, without_signs(v.search_words)), 'B')
    || setweight(to_tsvector(d.dictionary, without_signs(concat_ws('. ',
      (select string_agg(o, '. ') from jsonb_array_elements_text(v.content -> 'objectives') o),
      (select string_agg(l ->> 'title', '. ') from jsonb_array_elements(v.content -> 'lessons') l)))), 'C')
  from (select id, (case left(language, 2) when 'en' then 'english' when 'es' then 'spanish' else 'simple' end)::regconfig as dictionary
        from course_versions) d
  where d.id = v.id;
--> statement-breakpoint
drop function without_signs(text);
