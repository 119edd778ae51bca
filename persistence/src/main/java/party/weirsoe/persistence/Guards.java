package party.weirsoe.persistence;

import java.util.List;

/**
 * What the tables refuse, whoever writes. The primary key lets only one of two writers have a row number; these see to it
 * that a writer who has slept through the end of a session does not write behind rows that are gone: its row would stand
 * alone, or in the next life of the code. A life is named by its epoch, beside each row; rows of the first release have none.
 */
final class Guards {
    /**
     * Of a row without its forerunner: a broken reference, and so a fault of that row ({@link RowFault}). Asked once for each
     * statement of many rows, after they are in: what another transaction has removed meanwhile is seen.
     */
    private static final String ROW_FOLLOWS = """
            CREATE OR REPLACE FUNCTION public.weirsoe_row_follows() RETURNS trigger LANGUAGE plpgsql
              SET enable_seqscan = off AS $$
            DECLARE alone varchar;
            BEGIN
              SELECT n.persistence_id INTO alone FROM fresh n
                WHERE n.sequence_number > 1 AND (
                  SELECT count(*) FROM public.event_journal e
                    WHERE e.persistence_id = n.persistence_id AND e.sequence_number = n.sequence_number - 1
                      AND e.adapter_manifest IN ('', n.adapter_manifest)) = 0
                LIMIT 1;
              IF FOUND THEN
                RAISE EXCEPTION 'a row of % follows no row of its life', alone USING ERRCODE = '23503';
              END IF;
              RETURN NULL;
            END $$""";

    /** The lock waits for whoever is just removing the row, and is waited for by them, who then find the snapshot. */
    private static final String SNAPSHOT_OF_A_ROW = """
            CREATE OR REPLACE FUNCTION public.weirsoe_snapshot_of_a_row() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              PERFORM 1 FROM public.event_journal e
                WHERE e.persistence_id = NEW.persistence_id AND e.sequence_number = NEW.sequence_number
                  AND e.write_timestamp <= NEW.created
                FOR KEY SHARE;
              IF NOT FOUND THEN
                RAISE EXCEPTION 'a snapshot of % is of no row', NEW.persistence_id USING ERRCODE = '23503';
              END IF;
              RETURN NEW;
            END $$""";

    /** Repeatable. */
    static final List<String> STATEMENTS = List.of(ROW_FOLLOWS, SNAPSHOT_OF_A_ROW, """
            CREATE OR REPLACE TRIGGER weirsoe_row_follows AFTER INSERT ON public.event_journal
              REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.weirsoe_row_follows()""", """
            CREATE OR REPLACE TRIGGER weirsoe_snapshot_of_a_row BEFORE INSERT OR UPDATE ON public.snapshot
              FOR EACH ROW EXECUTE FUNCTION public.weirsoe_snapshot_of_a_row()""");

    private Guards() {}
}
