package org.hansho.sql;

import java.util.HashMap;
import java.util.Map;

/**
 * The words of SQL that decide how a statement goes on, over all dialects, and what they do.
 *
 * <p>Sources: the lists of reserved words and functions in the manuals of SQL Server, PostgreSQL,
 * MySQL, Oracle, SQLite, Db2 and Firebird.
 */
final class SqlWords {
  /** {@code and}, {@code or}: joins conditions. */
  static final int LOGIC = 1;

  /** {@code like}, {@code in}: compares. */
  static final int COMPARE = 1 << 1;

  /** {@code div}, {@code collate}: works on two values. */
  static final int ARITHMETIC = 1 << 2;

  /** {@code not}, {@code binary}: stands before a value. */
  static final int UNARY = 1 << 3;

  /** {@code union}: joins queries. */
  static final int SET = 1 << 4;

  static final int SELECT = 1 << 5;

  /** Begins a statement that names what it works on: {@code drop}, {@code exec}. */
  static final int VERB = 1 << 6;

  /** Begins a part of a query: {@code from}, {@code where}. */
  static final int CLAUSE = 1 << 7;

  /** Stands between a keyword and what it is about: {@code all}, {@code distinct}, {@code top}. */
  static final int MODIFIER = 1 << 8;

  static final int CASE = 1 << 9;

  /** {@code when}, {@code then}, {@code else}: parts of a case. */
  static final int BRANCH = 1 << 10;

  /** {@code null}, {@code true}: a value. */
  static final int CONSTANT = 1 << 11;

  /** {@code current_user}: a function without parentheses. */
  static final int NILADIC = 1 << 12;

  /** A function of every day. */
  static final int FUNCTION = 1 << 13;

  /** A function that makes the server wait or work. */
  static final int DELAY = 1 << 14;

  /** A function or procedure that reaches files, commands, networks or speaks through errors. */
  static final int REACH = 1 << 15;

  /** A function that returns facts about the server, the user or the schema. */
  static final int INFORMATION = 1 << 16;

  /** A catalogue or one of its tables. */
  static final int CATALOGUE = 1 << 17;

  /** The object of a verb: {@code table}, {@code database}. */
  static final int OBJECT = 1 << 18;

  static final int INTO = 1 << 19;
  static final int FROM = 1 << 20;
  static final int BY = 1 << 21;
  static final int END = 1 << 22;
  static final int NOT = 1 << 23;
  static final int WAIT = 1 << 24;
  static final int BEGIN = 1 << 25;

  /** A function whose first argument is a condition. */
  static final int CHOICE = 1 << 26;

  static final int ANY_FUNCTION = FUNCTION | DELAY | REACH | INFORMATION;

  /** No word is longer. */
  static final int LONGEST = 32;

  private static final WordTable TABLE = new WordTable(words());

  private SqlWords() {}

  private static Map<String, Integer> words() {
    Map<String, Integer> words = new HashMap<>();
    addOperators(words);
    addStatements(words);
    addNames(words);
    addFunctions(words);
    return words;
  }

  private static void addOperators(Map<String, Integer> words) {
    WordTable.add(words, LOGIC, "and or xor eqv imp");
    WordTable.add(
        words,
        COMPARE,
        """
        like rlike regexp ilike glob in is between sounds similar against
        """);
    WordTable.add(words, ARITHMETIC, "div mod collate escape");
    WordTable.add(words, UNARY, "binary not exists any some all distinct match");
    WordTable.add(words, NOT, "not");
  }

  private static void addStatements(Map<String, Integer> words) {
    WordTable.add(words, SET, "union intersect except");
    WordTable.add(words, SELECT, "select");
    WordTable.add(
        words,
        VERB,
        """
        insert update delete drop create alter exec execute declare truncate merge shutdown
        grant revoke rename call set print goto waitfor kill backup restore use handler load
        do begin if while with bulk dbcc attach copy replace select
        """);
    WordTable.add(
        words,
        CLAUSE,
        """
        from where group order having limit offset into procedure for returning join left
        right inner outer cross natural on using values window fetch set
        """);
    WordTable.add(
        words,
        MODIFIER,
        """
        all distinct top first distinctrow sql_no_cache percent boolean language
        """);
    WordTable.add(words, INTO, "into");
    WordTable.add(words, FROM, "from");
    WordTable.add(words, BY, "by");
    WordTable.add(words, WAIT, "waitfor");
    WordTable.add(words, BEGIN, "begin if while");
  }

  private static void addNames(Map<String, Integer> words) {
    WordTable.add(words, CASE, "case");
    WordTable.add(words, BRANCH, "when then else");
    WordTable.add(words, END, "end");
    WordTable.add(words, CONSTANT, "null true false default");
    WordTable.add(
        words,
        NILADIC,
        """
        current_user session_user system_user current_date current_time user
        current_timestamp localtime localtimestamp utc_date utc_time sysdate utc_timestamp
        rownum rowid
        """);
    WordTable.add(
        words,
        OBJECT,
        """
        table database view index procedure function trigger login role schema user column
        tables
        """);
    WordTable.add(
        words,
        CATALOGUE,
        """
        information_schema sysobjects syscolumns sysusers sysdatabases sysibm pg_catalog
        pg_class pg_user pg_shadow pg_tables pg_stat_user_tables sqlite_master sqlite_schema
        all_tables all_tab_columns all_users dual user_tables dba_users mysql msysobjects
        sys systables xp_cmdshell
        """);
  }

  private static void addFunctions(Map<String, Integer> words) {
    WordTable.add(
        words,
        DELAY,
        """
        sleep benchmark pg_sleep pg_sleep_for pg_sleep_until randomblob generate_series get_lock
        master_pos_wait source_pos_wait
        """);
    WordTable.add(
        words,
        REACH,
        """
        extractvalue updatexml load_file xp_cmdshell xp_dirtree xp_fileexist xp_regread
        openrowset opendatasource openquery sp_oacreate sp_executesql sp_makewebtask
        utl_http utl_inaddr utl_file dbms_pipe dbms_lock dbms_utility dbms_xmlgen ctxsys
        httpuritype pg_read_file pg_ls_dir lo_import xmltype filetoclob filetoblob
        load_extension json_keys sys_eval sys_exec analyse dblink dblink_connect dblink_exec
        dblink_send_query lo_export lo_from_bytea pg_read_binary_file pg_stat_file query_to_xml
        table_to_xml schema_to_xml database_to_xml cursor_to_xml gtid_subset gtid_subtract
        st_latfromgeohash st_longfromgeohash st_pointfromgeohash xp_subdirs xp_regwrite
        xp_delete_file fn_xe_file_target_read_file fn_trace_gettable fn_get_audit_file
        sp_oamethod sp_send_dbmail sp_execute_external_script
        """);
    WordTable.add(
        words,
        INFORMATION,
        """
        version database user schema system_user user_name db_name suser_name suser_sname
        host_name current_user session_user current_database sqlite_version serverproperty
        object_id col_name object_name is_srvrolemember is_member connection_id row_count
        last_insert_id found_rows getdate
        """);
    WordTable.add(words, CHOICE, "if iif elt isnull");
    WordTable.add(
        words,
        FUNCTION,
        """
        ascii substring substr mid left right length len char_length char chr concat
        concat_ws group_concat hex unhex conv bin oct ord md5 sha1 sha crc32 cast convert
        coalesce ifnull isnull nullif nvl if iif elt field replace reverse lower upper lcase
        ucase trim ltrim rtrim lpad rpad instr locate position strcmp count sum min max avg
        floor ceil ceiling round rand random abs sin cos tan pi exp log pow power sqrt sign
        now curdate curtime date_add date_sub to_char to_number to_date decode compress
        uncompress aes_encrypt aes_decrypt des_encrypt des_decrypt encode repeat space quote
        format make_set bit_count cot make_set soundex row array_agg array_to_json xmlagg
        xmlelement json_extract name_const greatest least inet_aton uuid polygon multipoint
        geometrycollection linestring likelihood zeroblob unicode extract datediff
        timestampdiff unix_timestamp from_unixtime varchar values
        """);
  }

  static int flags(byte[] bytes, int from, int to) {
    return TABLE.flags(bytes, from, to);
  }

  /** Whether it stands for a value. */
  static boolean isConstant(byte[] bytes, int from, int to) {
    return (flags(bytes, from, to) & CONSTANT) != 0;
  }

  /** Whether a value follows, so that a sign behind it belongs to the value. */
  static boolean isKeyword(byte[] bytes, int from, int to) {
    return (flags(bytes, from, to)
            & (LOGIC
                | COMPARE
                | ARITHMETIC
                | SELECT
                | VERB
                | CLAUSE
                | MODIFIER
                | CASE
                | BRANCH
                | BY))
        != 0;
  }

  static boolean isExecute(byte[] bytes, int from, int to) {
    return is("exec", bytes, from, to) || is("execute", bytes, from, to);
  }

  static boolean isExecuteSql(byte[] bytes, int from, int to) {
    return is("sp_executesql", bytes, from, to);
  }

  static boolean is(String word, byte[] bytes, int from, int to) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (SqlBytes.lower(bytes[from + i]) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
