-- What a folded name sounds like: the same for spellings that differ by the way of writing another
-- alphabet only (Tokayev, Tokaev, Toqaev; Kassym, Kasym). Indexes are built on it: another text
-- needs a migration that builds them anew.
-- A language that is not inlined, and a cost: otherwise a small table would be read whole for each key.
CREATE OR REPLACE FUNCTION summit_sound(folded text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
BEGIN
    folded := replace(replace(replace(replace(folded, 'dzh', 'j'), 'zh', 'j'), 'kh', 'h'), 'ou', 'u');
    folded := regexp_replace(replace(folded, 'x', 'ks'), 'y([aeiou])', '\1', 'g');
    RETURN regexp_replace(translate(folded, 'qwy', 'kvi'), '([a-z])\1+', '\1', 'g');
END $$;
