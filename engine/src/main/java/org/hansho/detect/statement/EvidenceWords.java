package org.hansho.detect.statement;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hansho.sql.SqlEvidence;
import org.hansho.sql.StatementEvidence;

/**
 * What the evidence of a statement is called in sentences, by the word of {@link SqlEvidence} and
 * {@link StatementEvidence}.
 */
final class EvidenceWords {
  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("union-query", "another query joined on (UNION)"),
          Map.entry("stacked-statement", "a further statement behind it"),
          Map.entry("subquery", "a subquery in place of a value"),
          Map.entry("whole-query", "a query at the beginning of a value"),
          Map.entry("constant-condition", "a condition that always comes out the same"),
          Map.entry("condition", "an added condition"),
          Map.entry("quote-bridge", "a way out of the quotes and in again"),
          Map.entry("comment-tail", "a comment that cuts off the rest"),
          Map.entry("delay", "a call that delays the answer"),
          Map.entry("reach", "a call that reaches files, commands or the network"),
          Map.entry("into-file", "output into a file"),
          Map.entry("column-count", "sorting that finds out the number of columns"),
          Map.entry("clause", "an added clause"),
          Map.entry("case", "a CASE over constants"),
          Map.entry("nested-calls", "nested calls of functions"),
          Map.entry("information", "asking for version, user or schema"),
          Map.entry("call", "a call of a function of SQL"),
          Map.entry("calculation", "arithmetic with the result of a function"),
          Map.entry("character-codes", "text built from character codes"),
          Map.entry("catalogue", "a look into the catalogue"),
          Map.entry("comments-as-blanks", "comments in place of blanks"),
          Map.entry("variable", "a look at a variable of the server"),
          Map.entry("closes-context", "an early end of quotes or parentheses"),
          Map.entry("padded-union", "a joined query padded with constants (UNION)"),
          Map.entry("constant-union", "a joined query of constants (UNION)"));

  private static final Map<String, String> JAPANESE =
      Map.ofEntries(
          Map.entry("union-query", "別のクエリの結合 (UNION)"),
          Map.entry("stacked-statement", "後続の別ステートメント"),
          Map.entry("subquery", "値の位置のサブクエリ"),
          Map.entry("whole-query", "値の先頭のクエリ"),
          Map.entry("constant-condition", "常に同じ結果になる条件"),
          Map.entry("condition", "追加された条件"),
          Map.entry("quote-bridge", "引用符を抜けて再び入る記述"),
          Map.entry("comment-tail", "末尾を無効にするコメント"),
          Map.entry("delay", "応答を遅らせる呼び出し"),
          Map.entry("reach", "ファイル、コマンド、ネットワークに届く呼び出し"),
          Map.entry("into-file", "ファイルへの書き出し"),
          Map.entry("column-count", "列数を調べる並べ替え"),
          Map.entry("clause", "追加された句"),
          Map.entry("case", "定数による CASE 式"),
          Map.entry("nested-calls", "入れ子の関数呼び出し"),
          Map.entry("information", "バージョン、ユーザー、スキーマの取得"),
          Map.entry("call", "SQL 関数の呼び出し"),
          Map.entry("calculation", "関数の結果との演算"),
          Map.entry("character-codes", "文字コードによる文字列"),
          Map.entry("catalogue", "カタログの参照"),
          Map.entry("comments-as-blanks", "空白代わりのコメント"),
          Map.entry("variable", "サーバー変数の参照"),
          Map.entry("closes-context", "引用符または括弧の終了"),
          Map.entry("padded-union", "定数を並べたクエリの結合 (UNION)"),
          Map.entry("constant-union", "定数のクエリの結合 (UNION)"));

  private EvidenceWords() {}

  /** The words one behind another; empty for none. */
  static String english(List<String> words) {
    return words.stream()
        .map(word -> ENGLISH.getOrDefault(word, word))
        .collect(Collectors.joining("; "));
  }

  /** The same in Japanese. */
  static String japanese(List<String> words) {
    return words.stream()
        .map(word -> JAPANESE.getOrDefault(word, word))
        .collect(Collectors.joining("、"));
  }
}
