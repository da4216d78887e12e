-- The twin of lib/platform/fold.ts: lower case, no accents, no apostrophes, hyphens and dashes as spaces. A test compares the two.
-- The vowel signs of scripts outside Latin, Greek, Cyrillic, Arabic and Hebrew are letters and stay.
create or replace function folded(words text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(
    replace(replace(replace(replace(
      translate(
        lower(regexp_replace(normalize(
          regexp_replace(regexp_replace(regexp_replace(words,
            '[''‘’‚‛ʹʻʼʽʾʿˈ`´′＇]', '', 'g'),
            '[-‐‑‒–—―−﹣－]', ' ', 'g'),
            '[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]', '', 'g'),
          NFKD), '[\u0300-\u036F\u0591-\u05C7\u0640\u064B-\u065F\u0670]', '', 'g')),
        'øđðłıħŋς', 'oddlihnσ'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '\s+', ' ', 'g'))
$$;
--> statement-breakpoint
update people set sort_name = folded(concat_ws(', ', nullif(family_name, ''), nullif(given_name, '')));
--> statement-breakpoint
update agencies set sort_name = folded(name);
--> statement-breakpoint
update events set search_words = folded(search_words),
  search = setweight(to_tsvector('english', folded(title)), 'A')
    || setweight(to_tsvector('english', folded(search_words)), 'B')
    || setweight(to_tsvector('english', folded(description)), 'C')
  where draft is null;
--> statement-breakpoint
update course_versions v set search_words = folded(search_words),
  search = setweight(to_tsvector(d.dictionary, folded(v.title)), 'A')
    || setweight(to_tsvector(d.dictionary, folded(v.search_words)), 'B')
    || setweight(to_tsvector(d.dictionary, folded(concat_ws('. ',
      (select string_agg(o, '. ') from jsonb_array_elements_text(v.content -> 'objectives') o),
      (select string_agg(l ->> 'title', '. ') from jsonb_array_elements(v.content -> 'lessons') l)))), 'C')
  from (select id, (case left(language, 2) when 'en' then 'english' when 'es' then 'spanish' else 'simple' end)::regconfig as dictionary
        from course_versions) d
  where d.id = v.id;
