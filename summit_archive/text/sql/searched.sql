-- A text as search reads the words of it: the signs stand in summit_archive/text/signs.py, and `searched` in flat.py
-- beside it does the same, with the places. What few texts have is settled first, of those alone: invisible signs and
-- letters like apostrophes, or marks too, for which a text takes a hundred times as long. Letters with accents and the
-- like become the letters that they are made of, in the texts that have some. Then words that an
-- apostrophe parts stand there whole and in parts, O’Meara as OMeara, O and Meara, and so do one letter and a number;
-- hyphens and strokes part words.
-- Indexes are built on it: another text needs a migration that builds them anew. It calls no other function of
-- ours: where PostgreSQL builds an index it finds none. It is not STRICT, so that it is written out where it is called.
CREATE OR REPLACE FUNCTION summit_searched(text text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT replace(replace(replace(replace(
        regexp_replace(
            CASE
                WHEN text !~ '[^{{plain}}]' THEN text
                ELSE
                    {{fold_begins}}
                    CASE
                        WHEN text !~ '[^{{settled}}]' THEN text
                        WHEN regexp_replace(text, '[{{invisible}}]+', '', 'g') !~ '[^{{settled}}{{letters}}]' THEN
                            regexp_replace(
                                regexp_replace(text, '[{{invisible}}]+', '', 'g'), '[{{letters}}]', '''', 'g'
                            )
                        ELSE
                            normalize(
                                translate(
                                    regexp_replace(
                                        regexp_replace(
                                            normalize(regexp_replace(text, '[{{invisible}}]+', '', 'g'), NFC),
                                            '[{{stress}}]', '', 'g'
                                        ),
                                        '[{{letters}}]', '''', 'g'
                                    ),
                                    '{{stressed}}', '{{bare}}'
                                ),
                                NFC
                            )
                    END
                    {{fold_ends}}
            END,
            '\m(?:(\w+)[{{apostrophes}}](?![sS]\M)(\w+)|([[:alpha:]])[{{dashes}}]([0-9]+))',
            '\1\3\2\4 \1\3 \2\4',
            'g'
        ),
        '-', ' '), '/', ' '), 'ё', 'е'), 'Ё', 'Е')
$$;
